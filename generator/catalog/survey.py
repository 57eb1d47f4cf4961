"""Which file is what: the folder layout, read without following any link."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.catalog.entity_files import FOLDERS, ORGANIZATION_FILE, EntityFile, entity_file, printable
from generator.catalog.file_rules import MISPLACED_FILE
from generator.catalog.messages.corrections import as_slug
from generator.catalog.messages.misplaced_files import misplaced_files
from generator.catalog.messages.unreadable_files import not_opened, not_plain
from generator.catalog.translations.files import is_translation_file
from generator.model.findings import Finding
from generator.model.ids import Kind
from generator.model.places import Place, Position

SETTINGS_FILE = "catalog.yaml"
_MAXIMUM_FOLDER_DEPTH = 8
PAGE_FILES = (".md", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".pdf")
"""The endings of hand-written pages, and of what they show and offer."""
# Opened by itself, each can run a script on the site's address or change how pages look; anyone may propose a file.
_NEVER_PUBLISHED = (".svg", ".css", ".html", ".htm", ".js")


class NoCatalog(Exception):
    """There is no catalog in the folder named."""


@dataclass(frozen=True, slots=True)
class FolderLayout:
    """What the catalog folder holds: files per entity, hand-written pages beside them, and what is out of place.

    Nothing else in it is read or published: whatever is called .… or _… is left out, with all that is in it.
    """

    entity_files: tuple[EntityFile, ...]
    page_files: tuple[str, ...]
    misplaced: tuple[str, ...]
    findings: tuple[Finding, ...]
    translation_files: tuple[str, ...] = ()


def survey_folder(folder: Path) -> FolderLayout:
    """Return the layout of `folder`. Raises `NoCatalog` when it is no folder or holds no catalog.yaml."""
    if not folder.is_dir():
        raise NoCatalog(f"There is no folder called {folder}.")
    if not os.path.lexists(folder / SETTINGS_FILE):
        raise NoCatalog(f"The folder {folder} has no file called {SETTINGS_FILE}, so it is not a catalog.")
    entity_files: list[EntityFile] = []
    page_files: list[str] = []
    misplaced: list[str] = []
    translations: list[str] = []
    findings: list[Finding] = []
    for found in _walk(folder, "", findings):
        if found == SETTINGS_FILE:
            continue
        if described := entity_file(found):
            entity_files.append(described)
        elif is_translation_file(found):
            translations.append(found)
        elif _stands_beside_organizations(folder, found, PAGE_FILES):
            page_files.append(found)
        elif _stands_beside_organizations(folder, found, _NEVER_PUBLISHED):
            findings.append(_never_published(found))
        else:
            misplaced.append(found)
    findings.extend(misplaced_files(misplaced, {SETTINGS_FILE, *(file.file for file in entity_files)}))
    findings.extend(_missing_organizations(entity_files))
    findings.extend(_colliding_names([file.file for file in entity_files] + page_files))
    return FolderLayout(
        tuple(sorted(entity_files)),
        tuple(sorted(page_files)),
        tuple(sorted(misplaced)),
        tuple(findings),
        tuple(sorted(translations)),
    )


def intended_files(layout: FolderLayout) -> Iterator[EntityFile]:
    """Yield what files out of place were probably meant to describe; of any kind where no folder says which.

    Each of them has a finding already, so nothing that mentions them needs another.
    """
    for file in sorted({*layout.misplaced, *(finding.place.file for finding in layout.findings)}):
        parts = file.split("/")
        owner, slug = as_slug(parts[0]), as_slug(parts[-1].partition(".")[0])
        if len(parts) == 2 and parts[1].startswith("organization."):
            yield EntityFile(file, Kind.ORGANIZATION, owner)
        elif len(parts) >= 2:
            known = FOLDERS.get(parts[1])
            kinds = (known,) if known else tuple(FOLDERS.values())
            yield from (EntityFile(file, kind, f"{owner}/{slug}") for kind in kinds)


def _walk(folder: Path, prefix: str, findings: list[Finding]) -> Iterator[str]:
    """Yield the files below `folder`, and whatever has the name of a catalog file: the reader says what it is."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        findings.append(not_opened(printable(prefix.rstrip("/")), error))
        return
    for entry in found:
        path = f"{prefix}{entry.name}"
        if entry.name.startswith((".", "_")):
            findings.extend(_links_in(entry, path))
        elif entry.is_dir(follow_symlinks=False):
            if path.count("/") >= _MAXIMUM_FOLDER_DEPTH:
                findings.append(_nested_too_deeply(path))
            else:
                yield from _walk(Path(entry.path), f"{path}/", findings)
        elif entry.is_file(follow_symlinks=False) or path == SETTINGS_FILE or entity_file(path):
            yield path
        else:
            findings.append(not_plain(printable(path), printable(path), is_link=entry.is_symlink()))


def _links_in(entry: os.DirEntry[str], path: str) -> Iterator[Finding]:
    """Yield a finding for each link among what is left out: programs that list a folder may follow it."""
    waiting = [(entry, path)]
    while waiting:
        at, path = waiting.pop()
        if at.is_symlink():
            yield not_plain(printable(path), printable(path), is_link=True)
        elif at.is_dir() and at.name != ".git":  # git's own, which is part of no change
            with suppress(OSError), os.scandir(at) as entries:
                waiting += sorted(((one, f"{path}/{one.name}") for one in entries), key=lambda found: found[1])


def _nested_too_deeply(path: str) -> Finding:
    return MISPLACED_FILE.finding(
        Place(printable(path), position=Position(1, 1)),
        f'The folder "{printable(path.rpartition("/")[2])}" is nested too deeply',
        f"Folders are nested more than {_MAXIMUM_FOLDER_DEPTH} levels deep. No catalog needs that.",
        fix="Move the files up, into an organization's folders or next to the pages.",
    )


def _stands_beside_organizations(folder: Path, path: str, endings: tuple[str, ...]) -> bool:
    """Say whether `path` has one of these endings and stands where pages do: anywhere but in an organization."""
    if not path.lower().endswith(endings) or path != printable(path):
        return False
    around = folder / path.partition("/")[0]
    return "/" not in path or not (
        (around / ORGANIZATION_FILE).exists() or any((around / name).is_dir() for name in FOLDERS)
    )


def _never_published(path: str) -> Finding:
    return MISPLACED_FILE.finding(
        Place(path),
        f'"{path}" is not published',
        f"Beside the catalog files, only pages and pictures are published: {', '.join(PAGE_FILES)}.",
        fix="Save a drawing as a .png picture, or delete the file.",
    )


def _missing_organizations(files: list[EntityFile]) -> Iterator[Finding]:
    described = {file.id for file in files if file.kind is Kind.ORGANIZATION}
    used = {file.id.partition("/")[0] for file in files}
    for slug in sorted(used - described):
        yield MISPLACED_FILE.finding(
            Place(f"{slug}/{ORGANIZATION_FILE}"),
            f'The folder "{slug}" has no {ORGANIZATION_FILE}',
            f'The folder "{slug}" has catalog files but no {ORGANIZATION_FILE} that says who owns them.',
            fix=f"Add {slug}/{ORGANIZATION_FILE}, or move the files to the folder they belong to.",
        )


def _colliding_names(paths: list[str]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for path in sorted(paths):
        other = seen.setdefault(path.casefold(), path)
        if other != path:
            yield MISPLACED_FILE.finding(
                Place(path),
                f'"{printable(path)}" and "{printable(other)}" differ only in capital letters',
                "On many computers these two names are the same file.",
                fix="Rename one of them.",
            )
