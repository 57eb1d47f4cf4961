"""Small catalogs built in place: `catalog(course("welding-2", prerequisites="welding-1"))`.

Every piece goes through the real schemas and the real decoder, so a test cannot state what no file could say.
A bare id belongs to `HOME`; organizations that own something are added when the test does not describe them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.catalog.decode.entities import decode_entity
from generator.catalog.decode.settings import decode_settings
from generator.catalog.schemas import CATALOG, errors
from generator.graph.build import build_graph
from generator.graph.catalog_graph import CatalogGraph
from generator.model.catalog import Catalog
from generator.model.entities import Entity
from generator.model.ids import Kind, organization_of, slug_of

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # in C: property tests write thousands of files
HOME = "aspen-ridge"
LEVELS = (
    *((f"grade-{grade}", f"Grade {grade}", "grade") for grade in range(9, 13)),
    *((f"college-{year}", f"College year {year}", "college") for year in (1, 2)),
)


@dataclass(frozen=True)
class Piece:
    """What one catalog file says: its kind, its id and its fields."""

    kind: Kind
    id: str
    fields: Mapping[str, Any]

    @property
    def file(self) -> str:
        """Return where the file stands."""
        if self.kind is Kind.ORGANIZATION:
            return f"{self.id}/organization.yaml"
        return f"{organization_of(self.id)}/{self.kind.plural}/{slug_of(self.id)}.yaml"


def _piece(kind: Kind, entity_id: str, usual: Mapping[str, Any], fields: Mapping[str, Any]) -> Piece:
    own = kind is Kind.ORGANIZATION or "/" in entity_id
    words = slug_of(entity_id).replace("-", " ")
    described = {"name": words.capitalize(), "description": f"All about {words}, for learners and families."}
    return Piece(kind, entity_id if own else f"{HOME}/{entity_id}", {**described, **usual, **fields})


def organization(entity_id: str = HOME, **fields: Any) -> Piece:
    """Return an organization, a school district unless told otherwise."""
    return _piece(Kind.ORGANIZATION, entity_id, {"type": "school-district"}, fields)


def course(entity_id: str, **fields: Any) -> Piece:
    """Return a course in career and technical education."""
    return _piece(Kind.COURSE, entity_id, {"subject": "cte"}, fields)


def credential(entity_id: str, **fields: Any) -> Piece:
    """Return a certificate."""
    return _piece(Kind.CREDENTIAL, entity_id, {"type": "certificate"}, fields)


def experience(entity_id: str, **fields: Any) -> Piece:
    """Return a job shadow, through which one learns about work."""
    return _piece(Kind.EXPERIENCE, entity_id, {"stage": "about", "activity": "job-shadow"}, fields)


def occupation(entity_id: str, **fields: Any) -> Piece:
    """Return an occupation: welders."""
    return _piece(Kind.OCCUPATION, entity_id, {"soc": "51-4121"}, fields)


def agreement(entity_id: str, courses: Mapping[str, str], **fields: Any) -> Piece:
    """Return concurrent enrollment at Mesa College, in which each course counts as the college course beside it."""
    pairs = [{"course": own, "college_course": other, "credits": 3} for own, other in courses.items()]
    usual = {"type": "concurrent-enrollment", "sending": HOME, "receiving": "mesa-college", "courses": pairs}
    return _piece(Kind.AGREEMENT, entity_id, usual, fields)


def support(entity_id: str, **fields: Any) -> Piece:
    """Return a bus."""
    return _piece(Kind.SUPPORT, entity_id, {"type": "transport"}, fields)


def competency(entity_id: str, **fields: Any) -> Piece:
    """Return a skill."""
    return _piece(Kind.COMPETENCY, entity_id, {"category": "skill", "statement": "Makes a sound weld."}, fields)


def partnership(entity_id: str, **fields: Any) -> Piece:
    """Return a partnership of manufacturers."""
    return _piece(Kind.PARTNERSHIP, entity_id, {"industry": "Manufacturing"}, fields)


def pathway(entity_id: str, plan: Mapping[str, list[Mapping[str, Any]]], **fields: Any) -> Piece:
    """Return a pathway offered at home."""
    usual = {"cluster": "advanced-manufacturing", "offered_in": [HOME], "plan": plan}
    return _piece(Kind.PATHWAY, entity_id, usual, fields)


def catalog(*pieces: Piece, unread: frozenset[tuple[Kind, str]] = frozenset(), **settings: Any) -> Catalog:
    """Return the catalog of `pieces`, with every piece checked against its schema."""
    chosen = decode_settings(_settings(settings), "catalog.yaml")
    levels = tuple(level.id for level in chosen.levels)
    return Catalog.of(chosen, tuple(_decode(piece, levels) for piece in _with_owners(pieces)), unread)


def graph(*pieces: Piece, unread: frozenset[tuple[Kind, str]] = frozenset(), **settings: Any) -> CatalogGraph:
    """Return the graph of the catalog of `pieces`."""
    return build_graph(catalog(*pieces, unread=unread, **settings))


def write(folder: Path, *pieces: Piece, **settings: Any) -> Path:
    """Write `pieces` as files of a catalog in `folder`, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "catalog.yaml", _settings(settings))
    for piece in _with_owners(pieces):
        _write(folder / piece.file, piece.fields)
    return folder


def _write(path: Path, fields: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(
        dict(fields), Dumper=_DUMPER, sort_keys=False, allow_unicode=True, default_flow_style=None, width=100
    )
    path.write_text(text, encoding="utf-8")


def _settings(settings: Mapping[str, Any]) -> dict[str, Any]:
    levels = [{"id": level, "name": name, "kind": kind} for level, name, kind in LEVELS]
    usual = {"name": "Pathways", "region": "High country", "school_year": "2026-27", "levels": levels}
    given = {**usual, **settings}
    _check(CATALOG, given)
    return given


def _with_owners(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    described = {piece.id for piece in pieces if piece.kind is Kind.ORGANIZATION}
    owners = {HOME} | {organization_of(piece.id) for piece in pieces}
    yield from pieces
    yield from (organization(owner) for owner in sorted(owners - described))


def _decode(piece: Piece, levels: tuple[str, ...]) -> Entity:
    _check(piece.kind.value, dict(piece.fields))
    return decode_entity(piece.kind, piece.id, piece.file, piece.fields, levels)


def _check(schema: str, fields: dict[str, Any]) -> None:
    problem = next(errors(schema, fields), None)
    assert problem is None, f"No {schema} file could say this: {problem.message} at {list(problem.absolute_path)}"
