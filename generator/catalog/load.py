"""A folder becomes a catalog: survey, read, check, decode. Bad input is a result, never an exception."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain
from pathlib import Path

from generator.catalog.decode.entities import decode_entity
from generator.catalog.decode.plan import levels_used
from generator.catalog.decode.settings import decode_settings
from generator.catalog.entity_files import EntityFile, entity_file
from generator.catalog.file_rules import BAD_FORMAT, MISPLACED_FILE, NOT_ON_THE_LIST, VALUE_WILL_CHANGE
from generator.catalog.format import check_format
from generator.catalog.handwritten_pages import ENDING as PAGE_ENDING
from generator.catalog.handwritten_pages import read_page
from generator.catalog.kind_of_fields import kind_meant, own_fields
from generator.catalog.locate import locate
from generator.catalog.messages.likely_ids import LikelyIds
from generator.catalog.messages.misplaced_files import described_elsewhere
from generator.catalog.messages.names_as_ids import levels_meant, suggest_ids_for_names
from generator.catalog.messages.unquoted_comments import cut_off_texts
from generator.catalog.read import read_text, text_of
from generator.catalog.schemas import CATALOG
from generator.catalog.survey import SETTINGS_FILE, NoCatalog, intended_files, survey_folder
from generator.catalog.text_checks import check_texts
from generator.catalog.translations.checks import check_translations
from generator.catalog.translations.files import read_translations
from generator.catalog.validate import check_shape
from generator.catalog.yaml.reader import Value
from generator.model.capping import capped, more_like
from generator.model.catalog import Catalog, Level, Settings
from generator.model.entities import Entity
from generator.model.findings import Cause, Finding, Suggestion
from generator.model.ids import Kind
from generator.model.places import Place
from generator.runtime.garbage_collection import fewer_collections
from generator.runtime.parallel import parallel_batches

__all__ = ["Loaded", "NoCatalog", "ParsedFileCache", "load", "load_settings"]

Progress = Callable[[int, int], None]
Described = tuple[Entity | None, list[Finding], str]
"""What one file describes, None when it cannot be used, what is wrong with it, and its text."""
Stamp = tuple[int, int, int]
Checked = tuple[dict[str, Value] | None, list[Finding], str]
"""The usable fields of one file, None when there are none, what is wrong with it, and its text."""
_OLD_IDS, _OLD_IDS_EACH = 20, 2
"""So many old ids an organization may list, and so many more for each of its files."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A folder as it was read: the catalog, what is wrong with the files, and which files there are.

    `findings` are in the order of their places. `files` are the catalog files, `page_files` the hand-written pages
    and pictures, both relative to `folder`. `texts` are the files as they were read, so that whatever is found later
    is shown in the lines that were checked; they take a twentieth of the memory of what is made from them.
    """

    folder: Path
    catalog: Catalog
    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    page_files: tuple[str, ...]
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(slots=True)
class ParsedFileCache:
    """What files described when they were read last, for whoever reads a folder again and again.

    A file is read again when its date or size changed; all are when the levels in the settings did.
    """

    levels: tuple[Level, ...] = ()
    read: dict[str, tuple[Stamp, Described]] = field(default_factory=dict)


def remembered(folder: Path, sound: Mapping[str, dict[str, Value]], settings: Settings) -> ParsedFileCache:
    """Return the memory of somebody who read files of `folder` before: `sound` has what those say that have no flaw.

    It spares reading YAML and checking shapes, which takes most of the time where Python is slow.
    """
    order = tuple(level.id for level in settings.levels)
    memory = ParsedFileCache(settings.levels)
    for name, values in sound.items():
        file = entity_file(name)
        if file:
            entity = decode_entity(file.kind, file.id, file.file, values, order)
            memory.read[name] = (_stamp(folder / name), (entity, [], text_of(folder, name)[0]))
    return memory


@fewer_collections()
def load(folder: Path, progress: Progress | None = None, memory: ParsedFileCache | None = None) -> Loaded:
    """Read the catalog in `folder`.

    `progress` is told how many of how many files have been read; `memory` spares reading what did not change since
    it was read with the same memory. Raises `NoCatalog` when there is no catalog there;
    everything else that is wrong becomes a finding.
    """
    layout = survey_folder(folder)
    findings = list(layout.findings)
    values, wrong, text = _check_file(folder, SETTINGS_FILE, CATALOG)
    settings = decode_settings(values or {}, SETTINGS_FILE)
    findings += chain(wrong, check_format(settings))
    texts = {SETTINGS_FILE: text}
    entities: list[Entity] = []
    unread: set[tuple[Kind, str]] = {(file.kind, file.id) for file in intended_files(layout)}
    described = _read_changed(folder, layout.entity_files, settings, progress, memory)
    for file, (entity, wrong, text) in described:
        findings += wrong
        texts[file.file] = text
        if entity is None:
            unread.add((file.kind, file.id))
            unread.update((Kind(one.value), file.id) for one in wrong if one.code == MISPLACED_FILE.code)
            continue
        entities.append(entity)
    if values is not None:
        findings.extend(_unknown_levels(entities, settings.levels))
    findings += _too_many_old_ids(entities)
    unread -= {(entity.kind, entity.id) for entity in entities}
    translations, wrong = read_translations(folder, layout.translation_files)
    catalog = Catalog.of(settings, tuple(entities), frozenset(unread), translations)
    findings += chain(wrong, check_translations(catalog))
    files = (SETTINGS_FILE, *(file.file for file in layout.entity_files))
    for page, text, wrong in _check_pages(folder, layout.page_files, settings):
        findings += wrong
        texts[page] = text
    for name in {finding.place.file for finding in findings} - texts.keys():
        # Of what is no file of the catalog, the first line is shown: nothing in it is pointed at.
        texts[name] = text_of(folder, name)[0].partition("\n")[0]
    located = locate(suggest_ids_for_names(findings, LikelyIds(catalog)), texts)
    return Loaded(folder, catalog, located, files, layout.page_files, texts)


def _check_pages(folder: Path, files: Sequence[str], settings: Settings) -> Iterator[tuple[str, str, list[Finding]]]:
    """Yield each hand-written page with which something is wrong: its file, its text and the findings."""
    for file in files:
        if file.endswith(PAGE_ENDING):
            _, text, wrong = read_page(folder, file, settings.allowed_html)
            if wrong:
                yield file, text, wrong


def load_settings(folder: Path) -> Settings:
    """Return the settings of the catalog in `folder`, with usual values for what cannot be read."""
    return decode_settings(_check_file(folder, SETTINGS_FILE, CATALOG)[0] or {}, SETTINGS_FILE)


def _read_changed(
    folder: Path,
    files: tuple[EntityFile, ...],
    settings: Settings,
    progress: Progress | None,
    memory: ParsedFileCache | None,
) -> Iterator[tuple[EntityFile, Described]]:
    """Yield for each of `files` what `_read_all` says of it, now or when it was last read, and remember it."""
    if memory is None:
        yield from _read_all(folder, files, settings, progress)
        return
    known = memory.read if memory.levels == settings.levels else {}
    # Before they are read: what changes meanwhile is read again.
    stamps = {file.file: _stamp(folder / file.file) for file in files}
    changed = tuple(file for file in files if file.file not in known or known[file.file][0] != stamps[file.file])
    read = {file.file: described for file, described in _read_all(folder, changed, settings, progress)}
    memory.levels, memory.read = settings.levels, {}
    for file in files:
        described = read[file.file] if file.file in read else known[file.file][1]
        memory.read[file.file] = (stamps[file.file], described)
        yield file, described


def _stamp(file: Path) -> Stamp:
    try:
        found = file.lstat()
    except OSError:
        return (0, 0, 0)
    return found.st_mtime_ns, found.st_size, found.st_ino


def _read_all(
    folder: Path, files: tuple[EntityFile, ...], settings: Settings, progress: Progress | None
) -> list[tuple[EntityFile, Described]]:
    """Return each of `files` with what it describes.

    Several processes read and check; entities are made in this one, because plain values travel faster than they do.
    """
    made: list[tuple[EntityFile, Described]] = []
    order = tuple(level.id for level in settings.levels)

    def take(batch: Sequence[EntityFile], checked: list[Checked]) -> None:
        for file, (values, wrong, text) in zip(batch, checked, strict=True):
            entity = None if values is None else decode_entity(file.kind, file.id, file.file, values, order)
            made.append((file, (entity, [replace(finding, entity=file.id) for finding in wrong], text)))
        if progress:
            progress(len(made), len(files))

    parallel_batches(lambda file: _check_file(folder, file.file, file.kind.value), files, take)
    return made


def _check_file(folder: Path, file: str, schema: str) -> Checked:
    text, unusable = text_of(folder, file)
    if unusable:
        return None, [unusable], text
    source, about_file = read_text(file, text)
    if source is None:
        return None, about_file, text
    described = entity_file(file)
    if described and (meant := kind_meant(described.kind, source.value)):
        fields = own_fields(meant, described.kind, source.value)
        return None, [described_elsewhere(described, meant, fields, lambda one: (folder / one).exists())], text
    shaped = check_shape(schema, file, source.value, source.written, source.commented)
    texts = check_texts(schema, file, shaped.value, text)
    cut = cut_off_texts(schema, file, shaped.value, source.commented) if source.commented else ()
    of_file, of_texts = _few(about_file), _few(chain(texts, cut))
    return shaped.value, [*_deduplicate_findings(of_file, shaped.findings), *of_texts], text


def _few(found: Iterable[Finding]) -> list[Finding]:
    return list(capped(found, lambda one: (one.code, one.severity), more_like))


def _deduplicate_findings(about_file: list[Finding], about_shape: list[Finding]) -> Iterator[Finding]:
    """Yield findings about a file and its shape, one where both complain of the same value.

    That other programs read a value differently does not matter where it cannot stand anyway.
    """
    changing = {finding.place.pointer: finding for finding in about_file if finding.code == VALUE_WILL_CHANGE.code}
    wrong = {finding.place.pointer for finding in about_shape if not finding.place.on_key}
    yield from (finding for finding in about_file if changing.get(finding.place.pointer) is not finding)
    yield from (finding for pointer, finding in changing.items() if pointer not in wrong)
    yield from about_shape


def _too_many_old_ids(entities: Iterable[Entity]) -> Iterator[Finding]:
    """Yield, for each organization with more old ids than it may have, the file with the first that is too many.

    Every old id becomes a page that leads on, and a few lines would do for tens of thousands.
    """
    of_each: dict[str, list[Entity]] = {}
    for entity in entities:
        of_each.setdefault(entity.owner, []).append(entity)
    for owner, own in of_each.items():
        most, count = _OLD_IDS + _OLD_IDS_EACH * len(own), sum(len(entity.formerly) for entity in own)
        if count > most:
            sums = zip(own, accumulate(len(entity.formerly) for entity in own), strict=True)
            first = next(entity for entity, names in sums if names > most)
            yield BAD_FORMAT.finding(
                Place(first.file, "/formerly", on_key=True),
                f"Too many old ids in {owner}",
                f"The files of {owner} list {count:,} old ids. They may list {most:,}: "
                f"{_OLD_IDS}, and {_OLD_IDS_EACH} for each file.",
                fix="Delete the oldest ones, and those that were never published.",
                entity=first.id,
                value=owner,
            )


def _unknown_levels(entities: Sequence[Entity], levels: tuple[Level, ...]) -> Iterator[Finding]:
    """Yield every use of a level that the settings do not list; of one level, all come from the same cause."""
    known = [level.id for level in levels]
    used = [(entity, level, pointer) for entity in entities for level, pointer in levels_used(entity)]
    idle = [one.id for one in levels if one.kind != "career" and one.id not in {level for _, level, _ in used}]
    listed = f"The levels: {', '.join(known)}."
    for entity, level, pointer in used:
        if not level or level in known:
            continue
        close = [one.id for one in levels_meant(level, levels)]
        several = len({other.id for other, name, _ in used if name == level}) > 1
        meant = f'Did you mean "{close[0]}"? ' if close else ""
        # What no plan uses any more, or not yet, is what the level is called now.
        newer = [one for one in close if one in idle] or (idle if len(idle) == 1 else [])
        way_out = f'Write "{newer[0]}" in each place, or change' if newer else "Correct each place, or add it"
        of_all = f"{way_out} it back in {SETTINGS_FILE}. " if newer else f"{way_out} to the levels. "
        yield NOT_ON_THE_LIST.finding(
            Place(entity.file, pointer, on_key=pointer.startswith("/plan/")),
            f'Unknown level "{level}"',
            f'The {entity.kind} {entity.name} uses the level "{level}", but {SETTINGS_FILE} does not list it.',
            fix=f"{meant}{listed}",
            entity=entity.id,
            value=level,
            suggestions=tuple(Suggestion(option) for option in close),
            cause=Cause(
                f"level {level}",
                f'Unknown level "{level}" in {{count}} places',
                f'In {{count}} places, the level "{level}" is used, but {SETTINGS_FILE} does not list it.',
                f"{of_all if several else meant}{listed}",
                Place(SETTINGS_FILE, "/levels", on_key=True) if several else None,
            ),
        )
