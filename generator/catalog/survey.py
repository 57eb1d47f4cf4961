"""Which file is what: the folder layout, read without following any link."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.catalog.entity_files import FOLDERS, ORGANIZATION_FILE, EntityFile, entity_file, printable
from generator.catalog.file_rules import MISPLACED_FILE
from generator.catalog.messages.corrections import as_slug
from generator.catalog.messages.misplaced_files import misplaced_files
from generator.catalog.messages.unreadable_files import not_opened, not_plain
from generator.model.findings import Finding
from generator.model.ids import Kind
from generator.model.places import Place, Position

SETTINGS_FILE = "catalog.yaml"
_MAXIMUM_FOLDER_DEPTH = 8
_PAGE_FILES = (".md", ".png", ".jpg", ".jpeg", ".svg", ".webp", ".pdf", ".css")


class NoCatalog(Exception):
    """There is no catalog in the folder named."""


@dataclass(frozen=True, slots=True)
class FolderLayout:
    """What the catalog folder holds: files per entity, hand-written pages beside them, and what is out of place."""

    entity_files: tuple[EntityFile, ...]
    page_files: tuple[str, ...]
    misplaced: tuple[str, ...]
    findings: tuple[Finding, ...]


def survey_folder(folder: Path) -> FolderLayout:
    """Return the layout of `folder`. Raises `NoCatalog` when it is no folder or holds no catalog.yaml."""
    if not folder.is_dir():
        raise NoCatalog(f"There is no folder called {folder}.")
    if not os.path.lexists(folder / SETTINGS_FILE):
        raise NoCatalog(f"The folder {folder} has no file called {SETTINGS_FILE}, so it is not a catalog.")
    entity_files: list[EntityFile] = []
    page_files: list[str] = []
    misplaced: list[str] = []
    findings: list[Finding] = []
    for found in _walk(folder, "", findings):
        if found == SETTINGS_FILE:
            continue
        if described := entity_file(found):
            entity_files.append(described)
        elif _is_page(folder, found):
            page_files.append(found)
        else:
            misplaced.append(found)
    findings.extend(misplaced_files(misplaced, {SETTINGS_FILE, *(file.file for file in entity_files)}))
    findings.extend(_missing_organizations(entity_files))
    findings.extend(_colliding_names([file.file for file in entity_files] + page_files))
    return FolderLayout(
        tuple(sorted(entity_files)), tuple(sorted(page_files)), tuple(sorted(misplaced)), tuple(findings)
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
        if entry.name.startswith((".", "_")):
            continue
        path = f"{prefix}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if path.count("/") >= _MAXIMUM_FOLDER_DEPTH:
                findings.append(_nested_too_deeply(path))
            else:
                yield from _walk(Path(entry.path), f"{path}/", findings)
        elif entry.is_file(follow_symlinks=False) or path == SETTINGS_FILE or entity_file(path):
            yield path
        else:
            findings.append(not_plain(printable(path), printable(path), is_link=entry.is_symlink()))


def _nested_too_deeply(path: str) -> Finding:
    return MISPLACED_FILE.finding(
        Place(printable(path), position=Position(1, 1)),
        f'The folder "{printable(path.rpartition("/")[2])}" is nested too deeply',
        f"Folders are nested more than {_MAXIMUM_FOLDER_DEPTH} levels deep. No catalog needs that.",
        fix="Move the files up, into an organization's folders or next to the pages.",
    )


def _is_page(folder: Path, path: str) -> bool:
    """Say whether `path` is a hand-written page or picture: they stand anywhere but in an organization's folder."""
    if not path.lower().endswith(_PAGE_FILES) or path != printable(path):
        return False
    around = folder / path.partition("/")[0]
    return "/" not in path or not (
        (around / ORGANIZATION_FILE).exists() or any((around / name).is_dir() for name in FOLDERS)
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
