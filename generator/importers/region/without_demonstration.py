"""What becomes of a copy of the demonstration when its made-up region goes: the starter kit stays."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.catalog.read import text_of
from generator.catalog.survey import SETTINGS_FILE, survey_folder
from generator.importers.region.kit import demonstration, kit_texts
from generator.model.catalog import Settings
from generator.runtime.bundled import bundled
from generator.runtime.plain_files import place_in

_ABOUT = "about.md"


@dataclass(frozen=True, slots=True)
class Departure:
    """What goes, by paths in a catalog: files to delete, files of the kit to write anew, and files that stay.

    `kept` are files of the demonstration that somebody has changed, and the two that a region writes itself.
    """

    deleted: tuple[str, ...]
    written: dict[str, str]
    kept: tuple[str, ...]


class OwnDemonstration(Exception):
    """The catalog is the one that the program takes for the demonstration."""


def without_demonstration(folder: Path, settings: Settings) -> Departure:
    """Return what leaving the demonstration does to the catalog in `folder` with `settings`. Nothing is written.

    Raises `OwnDemonstration` for a program that runs from a copy of the repository: it has no other demonstration to
    compare with, and would take the region's own files for it.
    """
    if folder.resolve() == bundled("catalog").resolve():
        raise OwnDemonstration
    ours = demonstration()
    known = survey_folder(ours.folder)
    names = (*ours.files, *known.page_files, *known.translation_files)
    languages = tuple(one for one in settings.languages if one in ours.catalog.settings.languages) or ("en",)
    kit = kit_texts(languages)
    deleted, kept, written = [], [], {}
    for name in names:
        if not (folder / name).is_file():
            continue
        if name in (SETTINGS_FILE, _ABOUT) or (folder / name).read_bytes() != (ours.folder / name).read_bytes():
            kept.append(name)
        elif name not in kit:
            deleted.append(name)
        elif kit[name] != text_of(folder, name)[0]:
            written[name] = kit[name]
    return Departure(tuple(sorted(deleted)), written, tuple(sorted(kept)))


def delete(folder: Path, files: tuple[str, ...]) -> None:
    """Delete `files` of the catalog in `folder`, and the folders that are empty then.

    Raises OSError, before anything is deleted, where one of them is behind a link.
    """
    for path in [place_in(folder, name) for name in files]:
        path.unlink()
        for above in path.parents:
            if above == folder or any(above.iterdir()):
                break
            above.rmdir()
