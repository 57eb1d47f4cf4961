"""A folder becomes a catalog: survey, read, check, parse. Bad input is a result, never an exception."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from generator.catalog import parse
from generator.catalog.fields import Fields
from generator.catalog.file_rules import NOT_ON_THE_LIST, VALUE_WILL_CHANGE
from generator.catalog.layout import SETTINGS_FILE, EntityFile, NoCatalog, meant_files, survey
from generator.catalog.nearest import nearest
from generator.catalog.parse_pathway import levels_used, parse_pathway
from generator.catalog.parse_settings import parse_settings
from generator.catalog.read import read, read_spans
from generator.catalog.schemas import CATALOG
from generator.catalog.shape import check_shape
from generator.catalog.texts import check_texts
from generator.catalog.yaml_events import Span, Value
from generator.model.catalog import Catalog, Level, Settings
from generator.model.entities import Entity, Pathway
from generator.model.findings import Finding, Suggestion
from generator.model.ids import Kind, organization_of
from generator.model.memory import collecting_later
from generator.model.places import Place, Position

__all__ = ["Loaded", "NoCatalog", "load", "load_settings", "locate"]

Parse = Callable[[Fields, str, str], Entity]
Progress = Callable[[int, int], None]

PARSERS: Mapping[Kind, Parse] = MappingProxyType(
    {
        Kind.ORGANIZATION: parse.parse_organization,
        Kind.COURSE: parse.parse_course,
        Kind.CREDENTIAL: parse.parse_credential,
        Kind.EXPERIENCE: parse.parse_experience,
        Kind.OCCUPATION: parse.parse_occupation,
        Kind.AGREEMENT: parse.parse_agreement,
        Kind.SUPPORT: parse.parse_support,
        Kind.COMPETENCY: parse.parse_competency,
        Kind.PARTNERSHIP: parse.parse_partnership,
    }
)
"""How each kind is made from fields; a pathway also needs the levels, so it stands apart."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A folder as it was read: the catalog, what is wrong with the files, and which files there are.

    `findings` are in the order of their places. `files` are the catalog files, `page_files` the hand-written pages
    and pictures, both relative to `folder`.
    """

    folder: Path
    catalog: Catalog
    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    page_files: tuple[str, ...]


@collecting_later()
def load(folder: Path, progress: Progress | None = None) -> Loaded:
    """Read the catalog in `folder`.

    `progress` is told how many of how many files have been read. Raises `NoCatalog` when there is no catalog there;
    everything else that is wrong becomes a finding.
    """
    layout = survey(folder)
    findings = list(layout.findings)
    settings, settings_known = _load_settings(folder, findings)
    entities: list[Entity] = []
    unread: set[tuple[Kind, str]] = {(file.kind, file.id) for file in meant_files(layout)}
    total = len(layout.entity_files)
    for count, file in enumerate(layout.entity_files, start=1):
        entity = _load_entity(folder, file, settings, findings)
        if entity is None:
            unread.add((file.kind, file.id))
        else:
            entities.append(entity)
            if settings_known and isinstance(entity, Pathway):
                findings.extend(_unknown_levels(entity, settings.levels))
        if progress:
            progress(count, total)
    unread -= {(entity.kind, entity.id) for entity in entities}
    catalog = Catalog.of(settings, tuple(entities), frozenset(unread))
    files = (SETTINGS_FILE, *(file.file for file in layout.entity_files))
    return Loaded(folder, catalog, locate(findings, folder), files, layout.page_files)


def load_settings(folder: Path) -> Settings:
    """Return the settings of the catalog in `folder`, with usual values for what cannot be read."""
    return _load_settings(folder, [])[0]


def _load_settings(folder: Path, findings: list[Finding]) -> tuple[Settings, bool]:
    values = _load_values(folder, SETTINGS_FILE, CATALOG, findings)
    return parse_settings(Fields(values or {}, ""), SETTINGS_FILE), values is not None


def _load_entity(folder: Path, file: EntityFile, settings: Settings, findings: list[Finding]) -> Entity | None:
    known = len(findings)
    values = _load_values(folder, file.file, file.kind.value, findings)
    findings[known:] = [replace(finding, entity=file.id) for finding in findings[known:]]
    if values is None:
        return None
    fields = Fields(values, organization_of(file.id))
    if file.kind is Kind.PATHWAY:
        return parse_pathway(fields, file.id, file.file, tuple(level.id for level in settings.levels))
    return PARSERS[file.kind](fields, file.id, file.file)


def _load_values(folder: Path, file: str, schema: str, findings: list[Finding]) -> dict[str, Value] | None:
    source, about_file = read(folder, file)
    if source is None:
        findings.extend(about_file)
        return None
    shaped = check_shape(schema, file, source.value, source.written)
    findings.extend(_once_per_cause(about_file, shaped.findings))
    findings.extend(check_texts(schema, file, shaped.value, source.text))
    return shaped.value


def _once_per_cause(about_file: list[Finding], about_shape: list[Finding]) -> Iterator[Finding]:
    """Yield findings about a file and its shape, one where both complain of the same value.

    That other programs read a value differently does not matter where it cannot stand anyway.
    """
    changing = {finding.place.pointer: finding for finding in about_file if finding.code == VALUE_WILL_CHANGE.code}
    wrong = {finding.place.pointer for finding in about_shape if not finding.place.on_key}
    yield from (finding for finding in about_file if changing.get(finding.place.pointer) is not finding)
    yield from (finding for pointer, finding in changing.items() if pointer not in wrong)
    yield from about_shape


def _unknown_levels(pathway: Pathway, levels: tuple[Level, ...]) -> Iterator[Finding]:
    known = [level.id for level in levels]
    for level, pointer in levels_used(pathway):
        if level and level not in known:
            close = nearest(level, known)
            meant = f'Did you mean "{close[0]}"? ' if close else ""
            yield NOT_ON_THE_LIST.finding(
                Place(pathway.file, pointer, on_key=pointer.startswith("/plan/")),
                f'There is no level called "{level}"',
                f'The pathway {pathway.name} uses the level "{level}". {SETTINGS_FILE} does not list it.',
                fix=f"{meant}The levels: {', '.join(known)}.",
                entity=pathway.id,
                value=level,
                suggestions=tuple(Suggestion(option) for option in close),
            )


def locate(findings: Iterable[Finding], folder: Path) -> tuple[Finding, ...]:
    """Return `findings` with the line and column of every place filled in, in the order of their places.

    Each file is read again once: keeping the place of every value of every file would cost more than looking up
    the few that are asked for.
    """
    by_file = sorted(findings, key=lambda finding: finding.place.file)
    placed: list[Finding] = []
    spans: dict[str, Mapping[str, Span]] = {}

    def find(place: Place) -> Place:
        if place.position is not None:
            return place
        if place.file not in spans:
            spans[place.file] = read_spans(folder, place.file)
        return replace(place, position=_position(spans[place.file], place))

    for _, group in groupby(by_file, key=lambda finding: finding.place.file):
        for finding in group:
            related = tuple(replace(other, place=find(other.place)) for other in finding.related)
            placed.append(replace(finding, place=find(finding.place), related=related))
    return tuple(sorted(placed, key=lambda finding: finding.order))


def _position(spans: Mapping[str, Span], place: Place) -> Position:
    """Return where `place` stands; the nearest value around it when it is not written in the file."""
    pointer = place.pointer
    while pointer:
        span = spans.get(pointer)
        if span is not None:
            wants_key = place.on_key or pointer != place.pointer
            return span.key if wants_key and span.key is not None else span.value
        pointer = pointer.rpartition("/")[0]
    return Position(1, 1)
