"""The demonstration catalog with other files laid over it, read quickly: only what changed is read again."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.catalog.load import Loaded, load
from generator.catalog.locate import locate
from generator.catalog.translations.checks import check_translations
from generator.model.catalog import Catalog
from tests.checks.mutations.changes import File
from tests.demonstration import CATALOG

SETTINGS = "catalog.yaml"
OF_ALL_TEXTS = ("T955", "T956", "T957")
"""Rules that look at all texts of a catalog together."""


def laid_over(sound: Loaded, folder: Path, files: Mapping[str, File]) -> Loaded:
    """Return what reading the whole catalog with `files` over it would give; `folder` holds what is read again."""
    write(folder, files, owners_too=True)
    again = load(folder)
    fresh = {SETTINGS, *files, *(file for file in again.files if file in sound.files)}
    kept = tuple(entity for entity in sound.catalog.all() if entity.file not in fresh)
    known = {**sound.catalog.translations, **again.catalog.translations}
    catalog = Catalog.of(again.catalog.settings, (*kept, *again.catalog.all()), again.catalog.unread, known)
    texts = {**sound.texts, **again.texts}
    findings = (
        *(finding for finding in sound.findings if finding.place.file not in fresh),
        *(finding for finding in again.findings if finding.code not in OF_ALL_TEXTS),
        *locate(check_translations(catalog), texts),
    )
    return Loaded(folder, catalog, findings, sound.files, sound.page_files, texts)


def write(folder: Path, files: Mapping[str, File], owners_too: bool = False) -> None:
    """Write `files` into `folder`; with `owners_too`, also the settings and what describes their organizations."""
    owners = {f"{file.partition('/')[0]}/organization.yaml" for file in files if file.count("/") == 2}
    for other in sorted({SETTINGS, *owners} - files.keys()) if owners_too else ():
        (folder / other).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(CATALOG / other, folder / other)
    for name, file in files.items():
        path = folder / name
        path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        if file.link:
            path.symlink_to(file.link)
        elif not file.deleted:
            path.write_text(file.text, encoding="utf-8")
