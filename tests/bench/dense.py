"""Small catalogs that are as dear as a stranger can make them: `python -m tests.bench.dense links 40 --to DIR`.

Each kind makes much of one thing and has a size that can be doubled: how that grows is measured in
`tests.bench.doublings`. The same kind and size give the same files.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tests.bench.block_yaml import block_yaml

Fields = dict[str, Any]
Files = Iterator[tuple[str, Fields]]
WORDS = "What students learn and do in it."
GRADES = ("grade-9", "grade-10", "grade-11", "grade-12")
LEVELS = (*((grade, "grade") for grade in GRADES), ("college-1", "college"), ("college-2", "college"))
_MOST = 200
"""Steps at one level, and parts of one condition."""


def _settings(**more: Any) -> tuple[str, Fields]:
    levels = [{"id": level, "name": level, "kind": kind} for level, kind in LEVELS]
    return "catalog.yaml", {"name": "Dense", "region": "All", "school_year": "2026-27", "levels": levels, **more}


def _organization(name: str, **more: Any) -> tuple[str, Fields]:
    return f"{name}/organization.yaml", {"name": name, "description": WORDS, "type": "school-district", **more}


def _course(name: str, **more: Any) -> tuple[str, Fields]:
    return f"{name.replace('/', '/courses/')}.yaml", {
        "name": f"Course {name}", "description": WORDS, "subject": "cte", **more
    }  # fmt: skip


def _credential(name: str, **more: Any) -> tuple[str, Fields]:
    fields = {"name": f"Certificate {name}", "description": WORDS, "type": "certificate", "awarded_by": "d"}
    return f"d/credentials/{name}.yaml", {**fields, **more}


def _pathway(plan: Fields, name: str = "p", **more: Any) -> tuple[str, Fields]:
    fields = {"name": f"Pathway {name}", "description": WORDS, "cluster": "construction", "offered_in": ["d"]}
    last = {"college-2": [{"credential": "x", "exit": True}]}
    return f"d/pathways/{name}.yaml", {**fields, "occupations": ["o"], **more, "plan": {**plan, **last}}


def _occupation(name: str) -> tuple[str, Fields]:
    return f"d/occupations/{name}.yaml", {"name": f"Work {name}", "description": WORDS, "soc": "51-4121"}


def _base(**settings: Any) -> Files:
    yield _settings(**settings)
    yield _organization("d")
    yield _occupation("o")
    yield _credential("x", qualifies_for=["o"])


def _rows(size: int) -> Fields:
    """Return a plan of the courses c0, c1 and so on, as many at each grade."""
    share = -(-size // 4)
    return {
        grade: [{"course": f"c{n}"} for n in range(row * share, min(size, row * share + share))]
        for row, grade in enumerate(GRADES)
    }


def _row_before(number: int, size: int, most: int = 1) -> list[str]:
    """Return the courses of the row before that of course `number`: `most` of them, the nearest first."""
    share = -(-size // 4)
    last = number - share
    return [f"c{n}" for n in range(last, max(-1, number // share * share - share - 1, last - most), -1)]


def steps(size: int) -> Files:
    """Courses that each need one of the level before."""
    yield from _base()
    for number in range(size):
        yield _course(f"d/c{number}", prerequisites=_row_before(number, size), credits={"high_school": 0.1})
    yield _pathway(_rows(size))


def milestones(size: int) -> Files:
    """One plan of milestones that each come after the one before."""
    yield from _base()
    plan: Fields = {grade: [] for grade in GRADES}
    for number in range(size):
        step: Fields = {"milestone": f"Milestone {number}", "id": f"m{number}"}
        plan[GRADES[number * 4 // size]].append({**step, "after": [f"m{number - 1}"]} if number else step)
    yield _pathway(plan)


def links(size: int) -> Files:
    """So many courses at each of four levels, each of which needs every course of the level before."""
    yield from _base()
    for level in range(4):
        before = [f"c{level - 1}-{other}" for other in range(size)] if level else []
        for number in range(size):
            yield _course(f"d/c{level}-{number}", prerequisites=before, credits={"high_school": 0.1})
    yield _pathway({g: [{"course": f"c{i}-{n}"} for n in range(size)] for i, g in enumerate(GRADES)})


def late(size: int) -> Files:
    """The same, but each level needs the one that follows."""
    yield from _base()
    for level in range(4):
        after = [f"c{level + 1}-{other}" for other in range(size)] if level < 3 else []
        for number in range(size):
            yield _course(f"d/c{level}-{number}", prerequisites=after)
    yield _pathway({g: [{"course": f"c{i}-{n}"} for n in range(size)] for i, g in enumerate(GRADES)})


def all_to_all(size: int) -> Files:
    """Courses that need every course before them, over the four levels."""
    yield from _base()
    for number in range(size):
        yield _course(f"d/c{number}", prerequisites=[f"c{other}" for other in range(number)][-_MOST:])
    share = -(-size // 4)
    yield _pathway(
        {
            g: [{"course": f"c{n}"} for n in range(i * share, min(size, i * share + share))]
            for i, g in enumerate(GRADES)
        }
    )


def circle(size: int) -> Files:
    """Courses of which each needs every other."""
    yield from _base()
    for number in range(size):
        yield _course(f"d/c{number}", prerequisites=[f"c{n}" for n in range(size) if n != number])
    yield _pathway({"grade-9": [{"course": f"c{n}"} for n in range(size)]})


def together(size: int) -> Files:
    """Courses at one level that are all corequisites of each other."""
    yield from _base()
    for number in range(size):
        yield _course(f"d/c{number}", corequisites=[f"c{n}" for n in range(size) if n != number])
    yield _pathway({"grade-9": [{"course": f"c{n}"} for n in range(size)]})


def _nested(depth: int, width: int, names: list[str], turn: int = 0) -> Fields:
    own = [names[(turn * 7 + number * 3) % len(names)] for number in range(width)]
    if depth == 1:
        return {"at_least": width // 2, "of": own}
    inner = [_nested(depth - 1, width, names, turn * width + number + 1) for number in range(width)]
    return {"at_least": width // 2, "of": inner}


def nesting(size: int) -> Files:
    """Twenty courses with conditions "at least half of", nested in two levels over 200 courses: `size` wide."""
    yield from _base()
    names = [f"a{number}" for number in range(100)]
    for name in names:
        yield _course(f"d/{name}")
    for number in range(5):
        yield _course(f"d/b{number}", prerequisites=_nested(2, size, names, number))
    yield _pathway(
        {"grade-9": [{"course": name} for name in names], "grade-10": [{"course": f"b{n}"} for n in range(5)]}
    )


def depth(size: int) -> Files:
    """A condition of two halves nested as deep as `size`, up to 15 levels."""
    yield from _base()
    names = [f"a{number}" for number in range(20)]
    for name in names:
        yield _course(f"d/{name}")
    yield _course("d/b", prerequisites=_nested(size, 2, names))
    yield _pathway({"grade-9": [{"course": name} for name in names], "grade-10": [{"course": "b"}]})


def choices(size: int) -> Files:
    """Choices of 25 of 50 courses each."""
    yield from _base()
    plan: Fields = {grade: [] for grade in GRADES}
    for number in range(size):
        for option in range(50):
            yield _course(f"d/c{number}-{option}")
        options = [{"course": f"c{number}-{option}"} for option in range(50)]
        plan[GRADES[number * 4 // size]].append({"id": f"choice-{number}", "choose": 25, "from": options})
    yield _pathway(plan)


def choice_chain(size: int) -> Files:
    """Choices of which each comes after one of the level before."""
    yield from _base()
    plan: Fields = {grade: [] for grade in GRADES}
    for number in range(size):
        for option in range(20):
            yield _course(f"d/c{number}-{option}")
        options = [{"course": f"c{number}-{option}"} for option in range(20)]
        choice: Fields = {"id": f"choice-{number}", "choose": 10, "from": options}
        before = number - -(-size // 4)
        if before >= 0:
            choice["after"] = [f"choice-{before}"]
        plan[GRADES[number * 4 // size]].append(choice)
    yield _pathway(plan)


def organizations(size: int) -> Files:
    """Districts that all offer one pathway, whose courses each of them may teach to all."""
    yield from _base()
    names = ["d", *(f"d{number}" for number in range(1, size))]
    for name in names[1:]:
        yield _organization(name)
    for number in range(12):
        taught = [{"by": "d", "open_to": names[:500]}]
        yield _course(f"d/c{number}", offerings=taught, prerequisites=_row_before(number, 12))
    yield _credential("k", requires=["c11"])
    plan = {**_rows(12), "college-1": [{"credential": "k", "exit": True}]}
    yield _pathway(plan, offered_in=names[:500])


def entries(size: int) -> Files:
    """Entries that each assume other courses, for learners of five hundred districts."""
    yield from _base()
    names = ["d", *(f"d{number}" for number in range(1, 500))]
    for name in names[1:]:
        yield _organization(name)
    for number in range(52):
        taught = [{"by": "d", "delivery": "online"}]
        yield _course(f"d/c{number}", prerequisites=_row_before(number, 52), offerings=taught)
    yield _credential("k", requires=["c51"])
    plan = {**_rows(52), "college-1": [{"credential": "k", "exit": True}]}
    joins = [
        {"level": "grade-9", "assumes": sorted({f"c{(n * 7 + k * k) % 52}" for k in range(n % 11)})}
        for n in range(size)
    ]
    yield _pathway(plan, entries=joins, offered_in=names)


def exits(size: int) -> Files:
    """Exits of which each qualifies for as many occupations."""
    yield from _base()
    jobs = [f"o{number}" for number in range(size)]
    for job in jobs:
        yield _occupation(job)
    for number in range(size):
        yield _course(f"d/c{number}", prepares_for=[f"k{number}"])
        yield _credential(f"k{number}", qualifies_for=jobs)
    plan: Fields = {
        "grade-11": [{"course": f"c{n}"} for n in range(size)],
        "grade-12": [{"credential": f"k{n}", "exit": True} for n in range(size)],
    }
    yield _pathway(plan, occupations=jobs[:500])


def agreements(size: int) -> Files:
    """Agreements of which each counts ten courses as the same ten college courses."""
    yield from _base()
    yield _organization("u", type="college")
    for number in range(10):
        yield _course(f"d/c{number}", credits={"high_school": 1})
        yield _course(f"u/k{number}", credits={"college": 3})
    yield _credential("k")
    for number in range(size):
        courses = [
            {"course": f"d/c{n}", "college_course": f"u/k{(n + number) % 10}", "credits": 3} for n in range(10)
        ]
        yield f"d/agreements/a{number}.yaml", {
            "name": f"Agreement {number}", "description": WORDS, "type": "concurrent-enrollment",
            "sending": "d", "receiving": "u", "courses": courses, "ends_on": "2030-06-30",
            "counts_for_graduation": True, "applies_to": ["d/k"],
        }  # fmt: skip
    yield _pathway(
        {
            "grade-9": [{"course": f"c{n}"} for n in range(10)],
            "college-1": [{"course": f"u/k{n}"} for n in range(10)],
        }
    )


def languages(size: int) -> Files:
    """Languages of the site, over forty courses."""
    tags = [f"{a}{b}{c}" for a in "abcdefgh" for b in "abcdefgh" for c in "abcdefgh"]
    yield from _base(languages=["en", *(tag for tag in tags if tag != "en")][:size])
    for number in range(40):
        yield _course(f"d/c{number}", prerequisites=_row_before(number, 40))
    yield _pathway(_rows(40))


def former_names(size: int) -> Files:
    """Courses with two former names each, which is what is allowed."""
    yield from _base()
    for number in range(size):
        yield _course(f"d/c{number}", formerly=[f"old-{number}-{old}" for old in range(2)])
    yield _pathway({"grade-9": [{"course": f"c{number}"} for number in range(min(size, _MOST))]})


def waivers(size: int) -> Files:
    """Waivers for as many courses that nobody uses."""
    waived = [
        {"rule": "L205", "entity": f"d/c{number}", "reason": "For now.", "until": "2027-06-30"}
        for number in range(size)
    ]
    yield from _base(waivers=waived)
    for number in range(size):
        yield _course(f"d/c{number}")
    yield _pathway({"grade-9": [{"course": "c0"}]})


def changed_beside(size: int) -> Files:
    """Courses of which each names the same competencies: everything is two links from everything."""
    yield from _base()
    for number in range(size):
        yield f"d/competencies/s{number}.yaml", {
            "name": f"Skill {number}", "description": WORDS, "category": "skill", "statement": f"Does {number} well."
        }  # fmt: skip
        yield _course(f"d/c{number}", teaches=[f"s{other}" for other in range(size)])
    yield _pathway({"grade-9": [{"course": f"c{number}"} for number in range(min(size, _MOST))]})


def pathways(size: int) -> Files:
    """Pathways that all have the same sixty courses, each of which needs six of the level before."""
    yield from _base()
    for number in range(60):
        yield _course(f"d/c{number}", prerequisites=_row_before(number, 60, 6))
    plan = _rows(60)
    for number in range(size):
        yield _pathway(plan, f"p{number}")


def _many_ways(size: int, taught: Callable[[int, list[str]], list[Fields]], plan: Fields | None = None) -> Files:
    """Pathways that five hundred districts offer, with twenty entries each; `taught` says who teaches each course."""
    yield from _base()
    names = ["d", *(f"d{number}" for number in range(1, 500))]
    for name in names[1:]:
        yield _organization(name)
    for number in range(12):
        before = [] if plan else _row_before(number, 12)
        yield _course(f"d/c{number}", prerequisites=before, offerings=taught(number, names))
    for number in range(size):
        joins = [
            {"level": GRADES[n % 4], "assumes": [f"c{k}" for k in range(12) if (n + 1) >> k & 1]} for n in range(20)
        ]
        yield _pathway(plan or _rows(12), f"p{number}", offered_in=names, entries=joins)


def reaches(size: int) -> Files:
    """Pathways that five hundred districts offer, with twenty entries each: all districts see them alike."""
    yield from _many_ways(size, lambda _, names: [{"by": "d", "open_to": names[1:]}])


def _open_to_some(number: int, names: list[str]) -> list[Fields]:
    return [{"by": "d", "open_to": [one for place, one in enumerate(names) if place and not place >> number & 1]}]


def unlike(size: int) -> Files:
    """The same, but no two districts can take the same courses."""
    yield from _many_ways(size, _open_to_some)


def unlike_choices(size: int) -> Files:
    """The same, where everybody may choose three of all courses."""
    options = [{"course": f"c{number}"} for number in range(12)]
    yield from _many_ways(size, _open_to_some, {"grade-12": [{"id": "some", "choose": 3, "from": options}]})


def untaught(size: int) -> Files:
    """Pathways that five hundred districts offer, where nobody teaches anything to anybody else."""
    yield from _many_ways(size, lambda *_: [{"by": "d"}])


def teachers(size: int) -> Files:
    """Courses that five hundred districts each teach themselves, in as many pathways."""
    yield from _base()
    names = ["d", *(f"d{number}" for number in range(1, 500))]
    for name in names[1:]:
        yield _organization(name)
    for number in range(size):
        yield _course(f"d/c{number}", offerings=[{"by": name} for name in names])
        yield _pathway({"grade-9": [{"course": f"c{number}"}]}, f"p{number}", offered_in=names)


def parts(size: int) -> Files:
    """Organizations that are each a part of the one before."""
    yield from _base()
    for number in range(size):
        yield _organization(f"d{number}", part_of=f"d{number - 1}" if number else "d")
    yield _course("d/c0")
    names = [f"d{number}" for number in range(size)]
    for number in range(0, size, 500):
        yield _pathway({"grade-9": [{"course": "c0"}]}, f"p{number}", offered_in=names[number : number + 500])


def outcomes(size: int) -> Files:
    """Pathways with 250 groups of learners each, whose sizes are far apart, and as many counts of all."""
    yield from _base()
    yield _course("d/c0")
    counts = [
        {"measure": "Done", "count": 1_000_000 - 17 * n, "period": "2025-26", **({"group": f"G{n}"} if n % 2 else {})}
        for n in range(500)
    ]
    for number in range(size):
        yield _pathway({"grade-9": [{"course": "c0"}]}, f"p{number}", outcomes=counts)


def lacking(size: int) -> Files:
    """Pathways of ten courses that only one district offers; each of the others lacks one of the ten."""
    yield from _base()
    names = ["d", *(f"d{number}" for number in range(1, 500))]
    for name in names[1:]:
        yield _organization(name)
    for number in range(size):
        yield _course(f"d/c{number}", offerings=[{"by": "d", **({"open_to": names[1:]} if number % 10 else {})}])
    for number in range(0, size, 10):
        yield _pathway({"grade-9": [{"course": f"c{n}"} for n in range(number, number + 10)]}, f"p{number}")


def skills(size: int) -> Files:
    """As many skills as occupations, courses and employers, each of which names all skills."""
    yield from _base()
    names = [f"s{number}" for number in range(size)]
    for number, name in enumerate(names):
        yield _organization(f"e{number}", type="employer")
        yield f"d/competencies/{name}.yaml", {
            "name": f"Skill {name}", "description": WORDS, "category": "skill", "statement": f"Does {name} well.",
            "validated_by": [f"e{other}" for other in range(size)], "validated_on": "2026-10-01",
        }  # fmt: skip
        yield f"d/occupations/o{number}.yaml", {
            "name": f"Work {number}", "description": WORDS, "soc": "51-4121", "needs": names
        }  # fmt: skip
        yield _course(f"d/c{number}", teaches=names)
        yield _credential(f"k{number}", assesses=names, qualifies_for=[f"o{number}"])
    yield "d/partnerships/all.yaml", {
        "name": "All", "description": WORDS, "industry": "All", "convener": "d",
        "members": [f"e{number}" for number in range(size)],
    }  # fmt: skip
    yield _pathway(
        {
            "grade-9": [{"course": f"c{n}"} for n in range(size)],
            "grade-12": [{"credential": f"k{n}", "exit": True} for n in range(size)],
        },
        occupations=[f"o{n}" for n in range(size)],
    )


def hosts(size: int) -> Files:
    """Experiences that as many employers host, in one pathway."""
    yield from _base()
    for number in range(size):
        place = {"latitude": 39 + number / 999, "longitude": -105}
        yield _organization(f"e{number}", type="employer", location=place)
        yield f"d/experiences/w{number}.yaml", {
            "name": f"Visit {number}", "description": WORDS, "stage": "about", "activity": "worksite-tour",
            "hosts": [f"e{other}" for other in range(size)], "confirmed_on": "2026-10-01",
        }  # fmt: skip
    yield _pathway({"grade-9": [{"experience": f"w{number}"} for number in range(min(size, _MOST))]})


def dates(size: int) -> Files:
    """Pathways with as many dates as there may be, offered by five hundred districts."""
    yield from _base()
    names = ["d", *(f"d{number}" for number in range(1, 500))]
    yield _course("d/c0", offerings=[{"by": "d", "open_to": names[1:]}])
    for name in names[1:]:
        yield _organization(name)
    days = [{"what": f"Day {n}", "starts": f"2027-0{n % 6 + 1}-1{n % 10}"} for n in range(200)]
    for number in range(size):
        yield _pathway({"grade-9": [{"course": "c0"}]}, f"p{number}", offered_in=names, dates=days)


KINDS: Mapping[str, tuple[Callable[[int], Files], int, int]] = MappingProxyType(
    {
        "steps": (steps, 400, 800),
        "milestones": (milestones, 400, 800),
        "links": (links, 30, 100),
        "late": (late, 30, 60),
        "all_to_all": (all_to_all, 100, 300),
        "circle": (circle, 50, 200),
        "together": (together, 50, 200),
        "nesting": (nesting, 10, 50),
        "depth": (depth, 4, 8),
        "choices": (choices, 15, 75),
        "choice_chain": (choice_chain, 20, 160),
        "organizations": (organizations, 200, 500),
        "entries": (entries, 10, 20),
        "exits": (exits, 40, 150),
        "agreements": (agreements, 50, 400),
        "languages": (languages, 10, 500),
        "former_names": (former_names, 200, 2800),
        "waivers": (waivers, 100, 500),
        "changed_beside": (changed_beside, 50, 180),
        "pathways": (pathways, 20, 680),
        "reaches": (reaches, 5, 90),
        "unlike": (unlike, 5, 90),
        "unlike_choices": (unlike_choices, 5, 90),
        "untaught": (untaught, 5, 90),
        "teachers": (teachers, 10, 80),
        "parts": (parts, 500, 4500),
        "outcomes": (outcomes, 5, 28),
        "lacking": (lacking, 20, 100),
        "skills": (skills, 20, 100),
        "hosts": (hosts, 40, 200),
        "dates": (dates, 5, 50),
    }
)
"""What makes a catalog of each kind, the size whose double is compared with it, and the largest that is tried."""


def write_dense(folder: Path, kind: str, size: int) -> int:
    """Write the catalog of `kind` and `size` to `folder`; return how many bytes its files have."""
    total = 0
    for file, fields in KINDS[kind][0](size):
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        total += path.write_text(block_yaml(fields), encoding="utf-8")
    return total


def main() -> None:
    """Write a catalog as the command line says."""
    parser = argparse.ArgumentParser(description="Write a small catalog that is dear to work with.")
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("size", type=int)
    parser.add_argument("--to", type=Path, required=True)
    chosen = parser.parse_args()
    print(write_dense(chosen.to, chosen.kind, chosen.size), "bytes")


if __name__ == "__main__":
    main()
