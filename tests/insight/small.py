"""Small catalogs, built in place from the same fields that files have."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.catalog.decode.entities import decode_entity
from generator.catalog.decode.settings import decode_settings
from generator.catalog.yaml.reader import Value
from generator.graph.build import build_graph
from generator.graph.catalog_graph import CatalogGraph
from generator.insight.reach import Reach, ReachCalculator
from generator.model.catalog import Catalog
from generator.model.conditions import Reference
from generator.model.entities import Entity, Entry
from generator.model.ids import Kind

Files = Mapping[str, Mapping[str, Value]]
_KINDS = {kind.plural: kind for kind in Kind}

TOWN: dict[str, Mapping[str, Value]] = {
    "town": {"type": "school-district"},
    "valley": {"type": "school-district"},
    "boces": {"type": "boces"},
    "college": {"type": "college"},
    "hospital": {"type": "employer"},
}
"""Organizations that most small catalogs need."""


def catalog(files: Files, settings: Mapping[str, Value] | None = None) -> CatalogGraph:
    """Return the graph of `files`, by path without its ending (`town/courses/welding-1`), and of `TOWN`."""
    general = decode_settings({"school_year": "2026-27", **(settings or {})}, "catalog.yaml")
    levels = tuple(level.id for level in general.levels)
    entities = (_entity(path, values, levels) for path, values in {**TOWN, **files}.items())
    return build_graph(Catalog.of(general, tuple(entities)))


def _entity(path: str, values: Mapping[str, Value], levels: tuple[str, ...]) -> Entity:
    parts = PurePosixPath(path).parts
    named: dict[str, Value] = {"name": parts[-1].replace("-", " ").capitalize(), **values}
    kind = _KINDS[parts[1]] if len(parts) > 1 else Kind.ORGANIZATION
    entity_id = f"{parts[0]}/{parts[2]}" if len(parts) > 1 else parts[0]
    return decode_entity(kind, entity_id, f"{path}.yaml", named, levels)


def pathway(plan: Mapping[str, Value], **more: Value) -> dict[str, Value]:
    """Return a pathway of the town's district with `plan`."""
    return {"offered_in": ["town"], "plan": dict(plan), **more}


def entry(level: str, *assumes: str) -> Entry:
    """Return the entry at `level` with courses finished, by their ids."""
    return Entry(level, tuple(Reference(course, (Kind.COURSE,), "") for course in assumes))


def reach_of(graph: CatalogGraph, at: str = "town", level: str = "grade-9", have: tuple[str, ...] = ()) -> Reach:
    """Return the reach of the only pathway of `graph` for the learners of `at` who join at `level`."""
    (only,) = graph.catalog.pathways.values()
    return ReachCalculator(graph).reach(only, graph.catalog.organizations[at], entry(level), have)


RING: Files = {
    "town/courses/theory": {"subject": "cte", "corequisites": ["practice"]},
    "town/courses/practice": {"subject": "cte", "corequisites": ["lab"]},
    "town/courses/lab": {"subject": "cte", "corequisites": ["theory"]},
    "town/pathways/only": pathway(
        {
            "grade-10": [{"course": "theory", "exit": True}, {"course": "lab", "exit": True}],
            "grade-11": [{"course": "practice", "exit": True}],
        }
    ),
}
"""Three courses that go together, each with the next: all at one level, for whoever has none of them."""
RING_TIMES = {
    (): ("grade-11", "grade-11", "grade-11"),
    ("theory",): ("grade-10", "grade-10", "grade-11"),
    ("practice",): ("grade-10", "grade-10", "grade-10"),
    ("lab",): ("grade-11", "grade-10", "grade-11"),
    ("theory", "lab"): ("grade-10", "grade-10", "grade-11"),
}
"""By what a learner in grade 10 has: the level at which theory, the lab and practice can be finished."""
