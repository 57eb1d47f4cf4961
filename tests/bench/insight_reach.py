"""How long reach, rotation and resilience take for many pathways, and how that grows.

    python -m tests.bench.insight_reach --pathways 1000 2000 4000

Catalogs are made in memory: each
district has five pathways of some twenty steps, with prerequisites, choices, credentials and courses from a BOCES
and a college, whose agreements open some of its courses and carry the credit of others.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator
from typing import Any

from generator.graph.catalog_graph import CatalogGraph
from generator.insight.metrics import metrics
from generator.insight.reach import ReachCalculator
from generator.insight.resilience import failure_points
from generator.insight.rotation import blocked_cohorts, rotation
from generator.model.entities import Organization
from generator.model.levels import entries_of
from tests.bench.report import keep
from tests.insight.small import catalog

_GRADES = ("grade-9", "grade-10", "grade-11", "grade-12")
_PATHWAYS = 5


def make(pathways: int, seed: int = 1) -> CatalogGraph:
    """Return the graph of a catalog with so many pathways."""
    chance = random.Random(seed)
    files: dict[str, Any] = {}
    for number in range(-(-pathways // _PATHWAYS)):
        _district(files, f"d{number}", f"d{max(number - 1, 0)}", chance)
    return catalog(files)


def _district(files: dict[str, Any], name: str, neighbor: str, chance: random.Random) -> None:
    files[name] = {"type": "school-district", "member_of": ["boces"]}
    matches = []
    for number in range(40):
        by = chance.choice([name, name, name, "boces", neighbor])
        years = chance.choice(["every", "every", "every", "every", "odd"])
        before = [f"c{chance.randrange(number)}"] if number >= 4 and chance.random() < 0.6 else []
        files[f"{name}/courses/c{number}"] = {
            "subject": "cte",
            "grades": list(range(9 + number // 10, 13)),
            "credits": {"high_school": 1},
            "prerequisites": before,
            "offerings": [{"by": by, "years": years, "open_to": [name] if chance.random() < 0.8 else []}],
        }
    for number in range(10):
        before = [f"{name}-k{number - 1}"] if number % 3 else []
        files[f"college/courses/{name}-k{number}"] = {
            "subject": "cte",
            "credits": {"college": 3},
            "prerequisites": before,
            "offerings": [{"by": "college", "terms": ["fall", "spring"]}],
        }
        # Every other pair is a course of the district that counts as the college's.
        own = f"c{30 + number}" if number % 2 else f"college/{name}-k{number}"
        matches.append({"course": own, "college_course": f"college/{name}-k{number}"})
    files[f"{name}/agreements/dual"] = {
        "type": "concurrent-enrollment",
        "sending": name,
        "receiving": "college",
        "courses": matches[:5],
    }
    for number in range(_PATHWAYS):
        _pathway(files, name, neighbor, number, chance)


def _pathway(files: dict[str, Any], name: str, neighbor: str, number: int, chance: random.Random) -> None:
    plan: dict[str, list[Any]] = {}
    for row, level in enumerate(_GRADES):
        numbers = sorted(chance.sample(range(row * 10, row * 10 + 10), 5))
        plan[level] = [{"course": f"c{one}"} for one in numbers[:3]]
        plan[level].append({"choose": 1, "id": f"pick-{row}", "from": [{"course": f"c{one}"} for one in numbers[3:]]})
    plan["college-1"] = [{"course": f"college/{name}-k{one}"} for one in sorted(chance.sample(range(10), 4))]
    last = plan["grade-12"][0]["course"]
    files[f"{name}/credentials/p{number}"] = {"type": "certification", "minimum_age": 18}
    files[f"{name}/credentials/q{number}"] = {"type": "certificate"}
    after: list[Any] = [last, "pick-3"]
    plan["grade-12"].append({"credential": f"p{number}", "after": after, "exit": True})
    college: list[Any] = [
        f"p{number}",
        {"at_least": 2, "of": [one["course"].removeprefix("college/") for one in plan["college-1"]]},
    ]
    plan["college-1"].append({"credential": f"q{number}", "after": college, "exit": True})
    files[f"{name}/pathways/p{number}"] = {
        "cluster": "manufacturing",
        "offered_in": [name, neighbor],
        "entries": [{"level": "grade-9"}, {"level": "grade-11", "assumes": ["c0", "c1", "c2", "c3"]}],
        "plan": plan,
    }


def _reach(graph: CatalogGraph) -> int:
    return sum(one.reachable for answer in ReachCalculator(graph).all() for one in answer.exits)


def _rotations(graph: CatalogGraph) -> int:
    reacher, found = ReachCalculator(graph), 0
    for pathway in graph.catalog.pathways.values():
        entries = entries_of(pathway, graph.catalog.settings)
        for organization in graph.resolve_all(pathway.offered_in, Organization):
            found += rotation(reacher, pathway, organization, entries).blocks_some
    return found


def _blocked(graph: CatalogGraph) -> int:
    reacher, found = ReachCalculator(graph), 0
    for pathway in graph.catalog.pathways.values():
        entries = entries_of(pathway, graph.catalog.settings)
        for organization in graph.resolve_all(pathway.offered_in, Organization):
            found += any(one.blocked for one in blocked_cohorts(reacher, pathway, organization, entries))
    return found


def _metrics(graph: CatalogGraph) -> int:
    return sum(metrics(graph, pathway).totals.blocking for pathway in graph.catalog.pathways.values())


_QUESTIONS: tuple[tuple[str, Callable[[CatalogGraph], int]], ...] = (
    ("reach", _reach),
    ("metrics", _metrics),
    ("resilience", lambda graph: len(failure_points(ReachCalculator(graph)))),
    ("blocked", _blocked),
    ("rotation", _rotations),
)


def main() -> None:
    """Measure every question for every number of pathways, and keep the seconds."""
    summary, example, *_ = (__doc__ or "").split("\n\n")
    parser = argparse.ArgumentParser(description=summary, epilog=f"example: {example.strip()}")
    parser.add_argument("--pathways", nargs="*", type=int, default=[1000, 2000])
    keep("reach", [row for size in parser.parse_args().pathways for row in measure_size(size)])


def measure_size(pathways: int) -> Iterator[dict[str, Any]]:
    """Yield how long each question takes for so many pathways."""
    graph = make(pathways)
    for name, ask in _QUESTIONS:
        began = time.process_time()
        ask(graph)
        yield {"question": name, "pathways": pathways, "seconds": time.process_time() - began}


if __name__ == "__main__":
    main()
