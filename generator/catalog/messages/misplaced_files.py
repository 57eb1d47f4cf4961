"""Messages for files in the wrong place (F104): one for a whole folder when the folder is the cause."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.catalog.entity_files import FOLDERS, ORGANIZATION_FILE, entity_file, printable
from generator.catalog.file_rules import MISPLACED_FILE
from generator.catalog.messages.close_matches import close_matches
from generator.catalog.messages.corrections import as_slug
from generator.model.findings import Finding
from generator.model.ids import SLUG_LENGTH, is_slug
from generator.model.places import Place

_NAMES = f"Names of files and folders are small letters, digits and single hyphens, at most {SLUG_LENGTH} characters."


def misplaced_files(paths: Iterable[str], taken: Collection[str] = ()) -> Iterator[Finding]:
    """Yield what is wrong with each of `paths`, none of which says what it describes; `taken` are those that do."""
    together: dict[tuple[str, str], list[str]] = {}
    for path in sorted(paths):
        folders = _wrong_and_right_folder(path)
        if folders:
            together.setdefault(folders, []).append(path)
        else:
            yield _misplaced_file(path, taken)
    for (folder, better), files in together.items():
        yield _misplaced_file(files[0], taken) if len(files) == 1 else _misplaced_folder(folder, better, files)


def _wrong_and_right_folder(path: str) -> tuple[str, str] | None:
    """Return the folder whose name alone makes the path wrong, and its right name; None when there is none."""
    owner, _, rest = path.partition("/")
    better = as_slug(owner)
    if better != owner:
        return (owner, better) if entity_file(f"{better}/{rest}") else None
    folder, _, name = rest.partition("/")
    guess = close_matches(folder, list(FOLDERS))[:1] or [""]
    known = guess[0] or next(iter(FOLDERS))
    if folder not in FOLDERS and entity_file(f"{owner}/{known}/{name}"):
        return f"{owner}/{folder}", f"{owner}/{guess[0]}" if guess[0] else ""
    return None


def _misplaced_folder(folder: str, better: str, files: list[str]) -> Finding:
    shown = printable(folder)
    fix = f'Rename the folder to "{better}". If that folder exists already, move the files into it.'
    return MISPLACED_FILE.finding(
        Place(printable(files[0])),
        f'The {len(files)} files in "{shown}" are not where catalog files belong',
        _unknown_folder(folder.partition("/")[2]) if "/" in folder else _NAMES,
        fix=fix if better else "Move each file into the folder of its kind, such as courses or pathways.",
        value=folder,
    )


def _unknown_folder(folder: str) -> str:
    return f'The folder "{printable(folder)}" is not one of {", ".join(FOLDERS)}.'


def _move_advice(advice: str, better: str, taken: Collection[str]) -> str:
    """Return `advice` with the path that would be right, unless another file is there, which would be lost."""
    if better in taken:
        return f'"{better}" exists already. Keep one of the two, or give this one another name.'
    return f'{advice} "{better}".'


def _misplaced_file(path: str, taken: Collection[str]) -> Finding:
    shown = printable(path)
    parts = path.split("/")
    stem, _, ending = parts[-1].rpartition(".")
    if stem.endswith(".yaml"):  # as an editor adds its own ending
        stem, ending = stem.removesuffix(".yaml"), f"yaml.{ending}"
    if len(parts) == 3 and parts[1] not in FOLDERS:
        guess = close_matches(parts[1], list(FOLDERS))
        what = _unknown_folder(parts[1])
        fix = (
            _move_advice("Move the file to", f"{printable(parts[0])}/{guess[0]}/{printable(parts[2])}", taken)
            if guess
            else "Move the file into the folder of its kind, such as courses or pathways."
        )
    elif len(parts) > 3:
        what = "Files belong directly in the folder of their kind, not in a folder inside it."
        fix = _move_advice("Move the file to", printable("/".join((*parts[:2], parts[-1]))), taken)
    elif not all(is_slug(part) for part in (*parts[:-1], stem)):
        better = "/".join(
            [*(as_slug(part) or "name" for part in parts[:-1]), f"{as_slug(stem or parts[-1]) or 'name'}.yaml"]
        )
        what = _NAMES
        fix = _move_advice("Rename it to", better, taken)
    elif ending != "yaml":
        what = f'The file ends in ".{printable(ending)}", but catalog files end in ".yaml".'
        fix = _move_advice("Rename it to", f"{'/'.join((*parts[:-1], stem))}.yaml", taken)
    else:
        what = f"Only {ORGANIZATION_FILE} belongs directly in an organization's folder."
        fix = "Move it into the folder of its kind, such as courses or pathways."
    return MISPLACED_FILE.finding(Place(shown), f'"{shown}" is not where a catalog file belongs', what, fix=fix)
