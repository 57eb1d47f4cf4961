"""Synthetic catalogs of any size, sound by construction: `python -m tests.bench.synthetic --pathways 1000 --to DIR`.

One district holds ten pathways in about fifty files; every ten districts share a college, all share the state. The
same numbers give the same files. With `--faults` some files are spoiled, and each fault is listed with its rule.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.block_yaml import block_yaml
from tests.bench.parts import CONTACT, FIELDS, LEVELS, PLACES, SENTENCES, SHAPES, plant

PER_DISTRICT = 10
DISTRICTS_PER_COLLEGE = 10
File = tuple[str, dict[str, Any]]


def synthetic(pathways: int, seed: int = 2026) -> Iterator[File]:
    """Yield the files of a catalog of `pathways` pathways: path and fields."""
    chance = random.Random(seed)
    districts = -(-pathways // PER_DISTRICT)
    yield "catalog.yaml", _settings()
    yield from _state(chance, max(len(FIELDS), pathways // 8))
    for college in range(-(-districts // DISTRICTS_PER_COLLEGE)):
        yield from _college(chance, college)
    for district in range(districts):
        yield from _district(chance, district, min(PER_DISTRICT, pathways - district * PER_DISTRICT), pathways)


def _settings() -> dict[str, Any]:
    levels = [{"id": level, "name": name, "kind": kind} for level, name, kind in LEVELS]
    return {"name": "Synthetic pathways", "region": "Everywhere", "school_year": "2026-27", "levels": levels}


def _words(chance: random.Random, name: str, most: int = 4) -> dict[str, Any]:
    sentences = chance.sample(SENTENCES, chance.randint(2, most))
    return {"name": name, "description": " ".join(sentences), "reviewed_on": "2026-08-15"}


def _place(number: int) -> str:
    shape = SHAPES[number // len(PLACES) % len(SHAPES)]
    return f"{PLACES[number % len(PLACES)]} {shape} {number + 1}"


def _state(chance: random.Random, occupations: int) -> Iterator[File]:
    yield "state/organization.yaml", {**_words(chance, "State office of careers"), "type": "agency"}
    for number, (field, _, _, _) in enumerate(FIELDS):
        skill = f"Plans and finishes a job in {field} safely."
        yield (
            f"state/competencies/{field}.yaml",
            {**_words(chance, f"Work in {field}"), "category": "skill", "statement": skill},
        )
        yield (
            f"state/credentials/{field}-degree.yaml",
            {
                **_words(chance, f"Associate degree in {field}"),
                "type": "associate-degree",
                "awarded_by": "college-1",
                "qualifies_for": [f"{other}-{field}" for other in range(number, occupations, len(FIELDS))][:3],
            },
        )
    yield from _occupations(chance, occupations)


def _occupations(chance: random.Random, occupations: int) -> Iterator[File]:
    for number in range(occupations):
        field, _, _, soc = FIELDS[number % len(FIELDS)]
        low = chance.randrange(28_000, 45_000, 10)
        yield (
            f"state/occupations/{number}-{field}.yaml",
            {
                **_words(chance, f"{_place(number)} specialists in {field}"),
                "soc": soc,
                "job_level": "entry",
                "entry_education": "High school diploma or equivalent",
                "wages": [
                    {
                        "area": "United States",
                        "low": low,
                        "median": low + 15_000,
                        "high": low + 40_000,
                        "unit": "year",
                        "period": "2024-05",
                        "source": "BLS OEWS",
                    }
                ],
                "needs": [field],
            },
        )


def _college(chance: random.Random, number: int) -> Iterator[File]:
    own = f"college-{number + 1}"
    yield f"{own}/organization.yaml", {**_words(chance, f"{_place(number)} College"), "type": "college"}
    for field, _, _, _ in FIELDS:
        usual = {"subject": "cte", "credits": {"college": 3}, "teaches": [f"state/{field}"]}
        first = {**_words(chance, f"Foundations of {field}"), "code": f"{field[:3].upper()} 101", **usual}
        second = {**_words(chance, f"Practice of {field}"), "code": f"{field[:3].upper()} 201", **usual}
        yield f"{own}/courses/{field}-101.yaml", first
        yield (
            f"{own}/courses/{field}-201.yaml",
            {
                **second,
                "prerequisites": f"{field}-101",
                "prepares_for": [f"state/{field}-degree"],
            },
        )


def _district(chance: random.Random, number: int, pathways: int, total: int) -> Iterator[File]:
    own, place = f"district-{number + 1}", _place(number)
    yield (
        f"{own}/organization.yaml",
        {**_words(chance, f"{place} schools"), "type": "school-district", "contact": CONTACT},
    )
    yield f"{own}-works/organization.yaml", {**_words(chance, f"{place} Works"), "type": "employer"}
    yield (
        f"{own}/supports/bus.yaml",
        {
            **_words(chance, f"Bus of {place}"),
            "type": "transport",
            "offered_by": own,
            "cost": {"amount": 0, "paid_by": "district"},
        },
    )
    for name, subject in (("chemistry", "science"), ("statistics", "math")):
        yield (
            f"{own}/courses/{name}.yaml",
            {
                **_words(chance, f"{name.capitalize()} at {place}"),
                "subject": subject,
                "grades": [10, 11],
                "credits": {"high_school": 1},
            },
        )
    yield from _programs(chance, number, pathways, total)


def _programs(chance: random.Random, number: int, pathways: int, total: int) -> Iterator[File]:
    own, place = f"district-{number + 1}", _place(number)
    college = f"college-{number // DISTRICTS_PER_COLLEGE + 1}"
    chosen = FIELDS[:pathways]
    for order, field in enumerate(chosen):
        yield from _program(chance, own, place, college, field, number * PER_DISTRICT + order, total)
    yield (
        f"{own}/agreements/dual-credit.yaml",
        {
            **_words(chance, f"Dual credit of {place}"),
            "type": "concurrent-enrollment",
            "sending": own,
            "receiving": college,
            "courses": [
                {"course": f"{field}-2", "college_course": f"{college}/{field}-101", "credits": 3}
                for field, *_ in chosen
            ],
            "minimum_grade": "C",
            "counts_for_graduation": True,
            "applies_to": [f"state/{field}-degree" for field, *_ in chosen],
            "starts_on": "2025-08-15",
            "ends_on": "2030-06-30",
        },
    )


def _program(
    chance: random.Random,
    own: str,
    place: str,
    college: str,
    about: tuple[str, str, str, str],
    number: int,
    total: int,
) -> Iterator[File]:
    field, cluster, cip, _ = about
    occupations = max(len(FIELDS), total // 8)
    order = FIELDS.index(about)
    occupation = f"state/{(number // len(FIELDS)) % (occupations // len(FIELDS)) * len(FIELDS) + order}-{field}"
    yield from _courses(chance, own, place, field)
    yield from _credential(chance, own, place, field, occupation)
    if order % 2 == 0:
        yield from _visit(chance, own, place, field)
    yield (
        f"{own}/pathways/{field}.yaml",
        {
            **_words(chance, f"{field.capitalize()} in {place}", 6),
            "cluster": cluster,
            "cip": cip,
            "audience": ["high-school"],
            "offered_in": [own],
            "occupations": [occupation],
            "entries": [{"level": "grade-9"}, {"level": "grade-11", "assumes": [f"{field}-1", "chemistry"]}],
            "supports": ["bus"],
            "contact": CONTACT,
            "plan": _plan(field, college, with_visit=order % 2 == 0),
        },
    )


def _courses(chance: random.Random, own: str, place: str, field: str) -> Iterator[File]:
    usual = {"subject": "cte", "credits": {"high_school": 1}, "teaches": [f"state/{field}"]}
    yield (
        f"{own}/courses/{field}-1.yaml",
        {
            **_words(chance, f"{field.capitalize()} I at {place}"),
            **usual,
            "grades": [9, 10],
            "offerings": [{"by": own, "years": "every", "terms": ["fall"], "delivery": "in-person"}],
        },
    )
    yield (
        f"{own}/courses/{field}-2.yaml",
        {
            **_words(chance, f"{field.capitalize()} II at {place}"),
            **usual,
            "grades": [11, 12],
            "prerequisites": [f"{field}-1", {"any": ["chemistry", "statistics"]}],
            "prepares_for": [f"{field}-certificate"],
        },
    )


def _credential(chance: random.Random, own: str, place: str, field: str, occupation: str) -> Iterator[File]:
    yield (
        f"{own}/credentials/{field}-certificate.yaml",
        {
            **_words(chance, f"Certificate in {field} of {place}"),
            "type": "certificate",
            "awarded_by": own,
            "stacks_onto": [f"state/{field}-degree"],
            "qualifies_for": [occupation],
            "cost": {"amount": 0, "paid_by": "district"},
        },
    )


def _visit(chance: random.Random, own: str, place: str, field: str) -> Iterator[File]:
    host = {"hosts": [f"{own}-works"], "coordinator": "Work-based learning coordinator", "confirmed_on": "2026-08-15"}
    yield (
        f"{own}/experiences/{field}-visit.yaml",
        {
            **_words(chance, f"Visit to {place} Works for {field}"),
            **host,
            "stage": "about",
            "activity": "worksite-tour",
            "hours": 4,
            "grades": [9, 10],
        },
    )


def _plan(field: str, college: str, *, with_visit: bool) -> dict[str, Any]:
    visit = [{"experience": f"{field}-visit"}] if with_visit else []
    return {
        "grade-9": [{"course": f"{field}-1"}, *visit],
        "grade-10": [
            {"choose": 1, "from": [{"course": "chemistry"}, {"course": "statistics"}]},
            {"milestone": "Update your plan with your counselor", "role": "core"},
        ],
        "grade-11": [{"course": f"{field}-2", "note": "Counts as a college course."}],
        "grade-12": [
            {"credential": f"{field}-certificate", "exit": True},
            {"milestone": "Apply to the college", "after": [f"{field}-2"]},
        ],
        "college-1": [{"course": f"{college}/{field}-201", "after": ["apply-to-the-college"]}],
        "college-2": [{"credential": f"state/{field}-degree", "exit": True}],
    }


def write_synthetic(folder: Path, pathways: int, seed: int = 2026, faults: int = 0) -> list[tuple[str, str]]:
    """Write the catalog to `folder`; return the faults planted, as pairs of rule and file."""
    texts = {file: block_yaml(fields) for file, fields in synthetic(pathways, seed)}
    planted = plant(texts, faults)
    for file, text in texts.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return planted


def main() -> None:
    """Write a catalog as the command line says."""
    parser = argparse.ArgumentParser(description="Write a synthetic catalog.")
    parser.add_argument("--pathways", type=int, default=100)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--faults", type=int, default=0)
    chosen = parser.parse_args()
    for code, file in write_synthetic(chosen.to, chosen.pathways, chosen.seed, chosen.faults):
        sys.stdout.write(f"{code} {file}\n")


if __name__ == "__main__":
    main()
