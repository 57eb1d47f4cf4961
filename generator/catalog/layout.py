"""Which file is what: the folder layout, read without following any link."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.catalog.file_rules import MISPLACED_FILE
from generator.catalog.meant import as_slug
from generator.catalog.nearest import nearest
from generator.catalog.unreadable import not_opened, not_plain
from generator.model.findings import Finding
from generator.model.ids import SLUG_LENGTH, Kind, is_slug
from generator.model.places import Place, Position

SETTINGS_FILE = "catalog.yaml"
ORGANIZATION_FILE = "organization.yaml"
FOLDERS = {kind.plural: kind for kind in Kind if kind not in (Kind.ORGANIZATION, Kind.STEP)}
"""The folders of an organization and the kind of entity each holds."""
_DEEPEST = 8
_PAGE_FILES = (".md", ".png", ".jpg", ".jpeg", ".svg", ".webp", ".pdf", ".css")


class NoCatalog(Exception):
    """There is no catalog in the folder named."""


@dataclass(frozen=True, slots=True, order=True)
class EntityFile:
    """A file that describes one entity. `file` is relative to the catalog folder, with `/`."""

    file: str
    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class Layout:
    """What the catalog folder holds: files per entity, hand-written pages beside them, and what is out of place."""

    folder: Path
    entity_files: tuple[EntityFile, ...]
    page_files: tuple[str, ...]
    findings: tuple[Finding, ...]


def survey(folder: Path) -> Layout:
    """Return the layout of `folder`. Raises `NoCatalog` when it is no folder or holds no catalog.yaml."""
    if not folder.is_dir():
        raise NoCatalog(f"There is no folder called {folder}.")
    if not os.path.lexists(folder / SETTINGS_FILE):
        raise NoCatalog(f"The folder {folder} has no file called {SETTINGS_FILE}, so it is not a catalog.")
    entity_files: list[EntityFile] = []
    page_files: list[str] = []
    findings: list[Finding] = []
    for found in _walk(folder, "", findings):
        parts = found.split("/")
        if found == SETTINGS_FILE:
            continue
        if (
            _is_page(found)
            and found == _shown(found)
            and (len(parts) == 1 or not _is_organization_folder(folder / parts[0]))
        ):
            page_files.append(found)
            continue
        described = _entity_file(found)
        if described:
            entity_files.append(described)
        else:
            findings.append(_misplaced(found, parts))
    findings.extend(_missing_organizations(entity_files))
    findings.extend(_colliding_names([file.file for file in entity_files] + page_files))
    return Layout(folder, tuple(sorted(entity_files)), tuple(sorted(page_files)), tuple(findings))


def meant_files(layout: Layout) -> Iterator[EntityFile]:
    """Yield what files out of place were probably meant to describe; of any kind where no folder says which.

    Each of them has a finding already, so nothing that mentions them needs another.
    """
    for file in (finding.place.file for finding in layout.findings):
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
        findings.append(not_opened(_shown(prefix.rstrip("/")), error))
        return
    for entry in found:
        if entry.name.startswith((".", "_")):
            continue
        path = f"{prefix}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if path.count("/") >= _DEEPEST:
                findings.append(_too_deep(path))
            else:
                yield from _walk(Path(entry.path), f"{path}/", findings)
        elif entry.is_file(follow_symlinks=False) or path == SETTINGS_FILE or _entity_file(path):
            yield path
        else:
            findings.append(not_plain(_shown(path), _shown(path), is_link=entry.is_symlink()))


def _too_deep(path: str) -> Finding:
    return MISPLACED_FILE.finding(
        Place(_shown(path), position=Position(1, 1)),
        f'The folder "{_shown(path.rpartition("/")[2])}" stands too deep',
        f"Folders stand inside each other more than {_DEEPEST} deep. No catalog needs that.",
        fix="Move the files up, to an organization's folders or beside the pages.",
    )


def _is_page(path: str) -> bool:
    return path.lower().endswith(_PAGE_FILES)


def _is_organization_folder(folder: Path) -> bool:
    return (folder / ORGANIZATION_FILE).exists() or any((folder / name).is_dir() for name in FOLDERS)


def _entity_file(path: str) -> EntityFile | None:
    """Return what the file at `path` describes, or None when its name and folder say nothing."""
    parts = path.split("/")
    if len(parts) == 2 and parts[1] == ORGANIZATION_FILE and is_slug(parts[0]):
        return EntityFile(path, Kind.ORGANIZATION, parts[0])
    if len(parts) == 3 and parts[1] in FOLDERS and is_slug(parts[0]):
        slug, _, ending = parts[2].rpartition(".")
        if ending == "yaml" and is_slug(slug):
            return EntityFile(path, FOLDERS[parts[1]], f"{parts[0]}/{slug}")
    return None


def _misplaced(path: str, parts: list[str]) -> Finding:
    shown = _shown(path)
    stem, _, ending = parts[-1].rpartition(".")
    if len(parts) == 3 and parts[1] not in FOLDERS:
        guess = nearest(parts[1], list(FOLDERS))
        folder = guess[0] if guess else "courses"
        what = f'The folder "{_shown(parts[1])}" is not one of {", ".join(FOLDERS)}.'
        fix = f'Move the file to "{_shown(parts[0])}/{folder}/{_shown(parts[2])}".'
    elif len(parts) > 3:
        what = "Files stand directly in their kind's folder, not deeper."
        fix = f'Move the file to "{_shown("/".join((*parts[:2], parts[-1])))}".'
    elif not all(is_slug(part) for part in (*parts[:-1], stem)):
        better = "/".join(
            [*(as_slug(part) or "name" for part in parts[:-1]), f"{as_slug(stem or parts[-1]) or 'name'}.yaml"]
        )
        what = (
            f"Names of files and folders are small letters, digits and single hyphens, "
            f"at most {SLUG_LENGTH} characters."
        )
        fix = f'Rename it to "{better}".'
    elif ending != "yaml":
        what = f'The file ends in ".{_shown(ending)}", but catalog files end in ".yaml".'
        fix = f'Rename it to "{"/".join((*parts[:-1], stem))}.yaml".'
    else:
        what = f"Only {ORGANIZATION_FILE} stands directly in an organization's folder."
        fix = "Move it into the folder of its kind, such as courses or pathways."
    return MISPLACED_FILE.finding(Place(shown), f'"{shown}" is not where a catalog file stands', what, fix=fix)


def _shown(path: str) -> str:
    """Return `path` fit for one line of a message: a file's name may hold any character but `/`."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in path)


def _missing_organizations(files: list[EntityFile]) -> Iterator[Finding]:
    described = {file.id for file in files if file.kind is Kind.ORGANIZATION}
    used = {file.id.partition("/")[0] for file in files}
    for slug in sorted(used - described):
        yield MISPLACED_FILE.finding(
            Place(f"{slug}/{ORGANIZATION_FILE}"),
            f'The folder "{slug}" has no {ORGANIZATION_FILE}',
            f'The folder "{slug}" holds catalog files but no {ORGANIZATION_FILE} that says whose they are.',
            fix=f"Add {slug}/{ORGANIZATION_FILE}, or move the files to the folder they belong to.",
        )


def _colliding_names(paths: list[str]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for path in sorted(paths):
        other = seen.setdefault(path.casefold(), path)
        if other != path:
            yield MISPLACED_FILE.finding(
                Place(path),
                f'"{_shown(path)}" and "{_shown(other)}" differ only in capital letters',
                "On many computers these two names are the same file.",
                fix="Rename one of them.",
            )
