"""A folder becomes a catalog: survey, read, check, parse. Bad input is a result, never an exception."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from generator.catalog.decode import entities as parse
from generator.catalog.decode.fields import Fields
from generator.catalog.decode.plan import levels_used, parse_pathway
from generator.catalog.decode.settings import parse_settings
from generator.catalog.entity_files import EntityFile
from generator.catalog.file_rules import NOT_ON_THE_LIST, VALUE_WILL_CHANGE
from generator.catalog.locate import locate
from generator.catalog.messages.close_matches import nearest
from generator.catalog.messages.names_as_ids import suggest_by_name
from generator.catalog.messages.unquoted_comments import cut_off
from generator.catalog.read import read
from generator.catalog.schemas import CATALOG
from generator.catalog.survey import SETTINGS_FILE, NoCatalog, meant_files, survey
from generator.catalog.text_checks import check_texts
from generator.catalog.validate import check_shape
from generator.catalog.yaml.reader import Value
from generator.model.catalog import Catalog, Level, Settings
from generator.model.entities import Entity, Pathway
from generator.model.findings import Finding, Suggestion
from generator.model.ids import Kind, organization_of
from generator.model.places import Place
from generator.runtime.garbage_collection import collecting_later
from generator.runtime.parallel import share

__all__ = ["Loaded", "Memory", "NoCatalog", "load", "load_settings"]

Parse = Callable[[Fields, str, str], Entity]
Progress = Callable[[int, int], None]
Described = tuple[Entity | None, list[Finding]]
"""What one file describes, None when it cannot be used, and what is wrong with it."""
Stamp = tuple[int, int, int]
Checked = tuple[dict[str, Value] | None, list[Finding]]
"""The usable fields of one file, None when there are none, and what is wrong with it."""

_TOGETHER = 50
"""How many files are read before their values go from one process to another."""
_LARGE = 1_000
"""From how many files on it pays to read in several processes."""

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


@dataclass(slots=True)
class Memory:
    """What files described when they were read last, for whoever reads a folder again and again.

    A file is read again when its date or size changed; all are when the levels in the settings did.
    """

    levels: tuple[Level, ...] = ()
    read: dict[str, tuple[Stamp, Described]] = field(default_factory=dict)


@collecting_later()
def load(folder: Path, progress: Progress | None = None, memory: Memory | None = None) -> Loaded:
    """Read the catalog in `folder`.

    `progress` is told how many of how many files have been read; `memory` spares reading what did not change since
    it was read with the same memory. Raises `NoCatalog` when there is no catalog there;
    everything else that is wrong becomes a finding.
    """
    layout = survey(folder)
    findings = list(layout.findings)
    settings, settings_known = _load_settings(folder, findings)
    entities: list[Entity] = []
    unread: set[tuple[Kind, str]] = {(file.kind, file.id) for file in meant_files(layout)}
    for file, entity, wrong in _read_changed(folder, layout.entity_files, settings, progress, memory):
        findings += wrong
        if entity is None:
            unread.add((file.kind, file.id))
            continue
        entities.append(entity)
        if settings_known and isinstance(entity, Pathway):
            findings.extend(_unknown_levels(entity, settings.levels))
    unread -= {(entity.kind, entity.id) for entity in entities}
    catalog = Catalog.of(settings, tuple(entities), frozenset(unread))
    files = (SETTINGS_FILE, *(file.file for file in layout.entity_files))
    return Loaded(folder, catalog, locate(suggest_by_name(findings, catalog), folder), files, layout.page_files)


def load_settings(folder: Path) -> Settings:
    """Return the settings of the catalog in `folder`, with usual values for what cannot be read."""
    return _load_settings(folder, [])[0]


def _load_settings(folder: Path, findings: list[Finding]) -> tuple[Settings, bool]:
    values, wrong = _checked(folder, SETTINGS_FILE, CATALOG)
    findings += wrong
    return parse_settings(Fields(values or {}, ""), SETTINGS_FILE), values is not None


def _read_changed(
    folder: Path, files: tuple[EntityFile, ...], settings: Settings, progress: Progress | None, memory: Memory | None
) -> Iterator[tuple[EntityFile, Entity | None, list[Finding]]]:
    """Yield for each of `files` what `_read_all` says of it, now or when it was last read, and remember it."""
    if memory is None:
        yield from _read_all(folder, files, settings, progress)
        return
    known = memory.read if memory.levels == settings.levels else {}
    # Before they are read: what changes meanwhile is read again.
    stamps = {file.file: _stamp(folder / file.file) for file in files}
    changed = tuple(file for file in files if file.file not in known or known[file.file][0] != stamps[file.file])
    read = {file.file: (entity, wrong) for file, entity, wrong in _read_all(folder, changed, settings, progress)}
    memory.levels, memory.read = settings.levels, {}
    for file in files:
        described = read[file.file] if file.file in read else known[file.file][1]
        memory.read[file.file] = (stamps[file.file], described)
        yield file, *described


def _stamp(file: Path) -> Stamp:
    try:
        found = file.lstat()
    except OSError:
        return (0, 0, 0)
    return found.st_mtime_ns, found.st_size, found.st_ino


def _read_all(
    folder: Path, files: tuple[EntityFile, ...], settings: Settings, progress: Progress | None
) -> Iterator[tuple[EntityFile, Entity | None, list[Finding]]]:
    """Yield for each of `files` what it describes, None when it cannot be used, and what is wrong with it.

    Several processes read and check; entities are made in this one, because plain values travel faster than they do.
    """
    batches = [files[start : start + _TOGETHER] for start in range(0, len(files), _TOGETHER)]
    made: list[tuple[EntityFile, Entity | None, list[Finding]]] = []
    waiting = iter(files)

    def work(batch: tuple[EntityFile, ...]) -> list[Checked]:
        return [_checked(folder, file.file, file.kind.value) for file in batch]

    def take(checked: list[Checked]) -> None:
        for (values, wrong), file in zip(checked, waiting, strict=False):
            entity = None if values is None else _entity(file, values, settings)
            made.append((file, entity, [replace(finding, entity=file.id) for finding in wrong]))
        if progress:
            progress(len(made), len(files))

    share(work, batches, take, processes=0 if len(files) >= _LARGE else 1)
    yield from made


def _entity(file: EntityFile, values: dict[str, Value], settings: Settings) -> Entity:
    fields = Fields(values, organization_of(file.id))
    if file.kind is Kind.PATHWAY:
        return parse_pathway(fields, file.id, file.file, tuple(level.id for level in settings.levels))
    return PARSERS[file.kind](fields, file.id, file.file)


def _checked(folder: Path, file: str, schema: str) -> Checked:
    source, about_file = read(folder, file)
    if source is None:
        return None, about_file
    shaped = check_shape(schema, file, source.value, source.written, source.commented)
    texts = check_texts(schema, file, shaped.value, source.text)
    cut = cut_off(schema, file, shaped.value, source.commented) if source.commented else ()
    return shaped.value, [*_once_per_cause(about_file, shaped.findings), *texts, *cut]


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
