"""Messages for files in the wrong place (F104): one for a whole folder, or for what one program leaves everywhere.

What no program reads as a catalog file is not told to become one: it is to be deleted, or its words copied.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

from generator.catalog.entity_files import FOLDERS, ORGANIZATION_FILE, EntityFile, entity_file, printable
from generator.catalog.file_rules import MISPLACED_FILE
from generator.catalog.messages.close_matches import close_matches
from generator.catalog.messages.corrections import as_slug
from generator.catalog.yaml.reader import read_data
from generator.model.findings import Cause, Finding
from generator.model.ids import SLUG_LENGTH, Kind, is_slug
from generator.model.places import Place

_NAMES = f"Names of files and folders are small letters, digits and single hyphens, at most {SLUG_LENGTH} characters."
_OTHERS = read_data(Path(__file__).with_suffix(".yaml"))
_ENDINGS = {ending: group for group in _OTHERS["documents"] for ending in _OTHERS["documents"][group]["endings"]}
_LEFT_BEHIND = {name: re.compile(words["pattern"], re.IGNORECASE) for name, words in _OTHERS["left behind"].items()}
_COPY = re.compile(
    r"(?:copy of |copy-of-)?(?P<stem>.+?)"
    r"(?:[ _]?\([0-9]+\)|[ _-]{1,3}copy(?:[ _-]?[0-9]+)?|[ _-]{0,3}\(?conflicted copy.*)?\Z",
    re.IGNORECASE,
)


def misplaced_files(paths: Iterable[str], taken: Collection[str] = ()) -> Iterator[Finding]:
    """Yield what is wrong with each of `paths`, none of which says what it describes; `taken` are those that do."""
    together: dict[tuple[str, str], list[str]] = {}
    for path in sorted(paths):
        if found := _foreign(path, taken):
            yield found
        elif folders := _wrong_and_right_folder(path):
            together.setdefault(folders, []).append(path)
        else:
            yield _misplaced_file(path, taken)
    for (folder, better), files in together.items():
        one = len(files) == 1
        yield _misplaced_file(files[0], taken) if one else _misplaced_folder(folder, better, files)


def described_elsewhere(
    file: EntityFile, kind: Kind, fields: Sequence[str], exists: Callable[[str], bool]
) -> Finding:
    """Return the finding for `file`, whose `fields` are those of another `kind` than its folder's."""
    better = _place_of(kind, file.file)
    article, other = _with_article(kind), _with_article(file.kind)
    shown = " and ".join(f'"{name}"' for name in fields[:2])
    return MISPLACED_FILE.finding(
        Place(file.file),
        f"This is {article}, not {other}",
        f"The file has the fields of {article}, such as {shown}. Its place says that it is {other}.",
        fix=_move_advice("Move the file to", better, (better,) if exists(better) else ()),
        value=kind.value,
    )


def _with_article(kind: Kind) -> str:
    return f"{'an' if kind[0] in 'aeio' else 'a'} {kind.value}"


def _place_of(kind: Kind, path: str) -> str:
    """Return where a file of `kind` belongs in the organization in whose folder `path` is."""
    owner, _, name = path.partition("/")
    if kind is Kind.ORGANIZATION:
        return f"{owner}/{ORGANIZATION_FILE}"
    return f"{owner}/{kind.plural}/{as_slug(_stem(name.rpartition('/')[2]))}.yaml"


def _stem(name: str) -> str:
    return re.sub(r"\.(?:ya?ml|json|txt)(?:\.[a-z]+)?\Z", "", name, flags=re.IGNORECASE)


def _foreign(path: str, taken: Collection[str]) -> Finding | None:
    """Return the finding for what is no catalog file and cannot become one; None for what may be one."""
    name = path.rpartition("/")[2]
    for cause, pattern in _LEFT_BEHIND.items():
        if pattern.match(name):
            return _left_behind(path, cause, taken)
    group = _ENDINGS.get(name.rpartition(".")[2].lower()) if "." in name else None
    if group is None:
        return None
    words, parts = _OTHERS["documents"][group], path.split("/")
    better = f"{'/'.join(parts[:-1])}/{as_slug(name.rpartition('.')[0]) or 'name'}.yaml" if len(parts) == 3 else ""
    own = f' such as "{better}"' if better and better not in taken and entity_file(better) else ""
    return MISPLACED_FILE.finding(
        Place(printable(path)),
        f'"{printable(path)}" is not a catalog file',
        f"It is {words['what']}. Catalog files are plain text and end in .yaml.",
        fix=words["fix"].format(own=own, organization=parts[0] if len(parts) > 1 else "ID", name=printable(name)),
    )


def _left_behind(path: str, cause: str, taken: Collection[str]) -> Finding:
    what = _OTHERS["left behind"][cause]["what"]
    parts = path.split("/")
    original = "/".join((*parts[:-1], re.sub(r"(?i)(\.ya?ml).*", ".yaml", parts[-1].lstrip("#"))))
    only_copy = cause == "backup" and original not in taken and entity_file(original) is not None
    fix = "Delete it." if not only_copy else f'Delete it. If it is the only copy, rename it to "{original}".'
    return MISPLACED_FILE.finding(
        Place(printable(path)),
        f'"{printable(path)}" is not a catalog file',
        what,
        fix=fix,
        cause=Cause(
            f"left behind {cause}",
            "{count} files in the catalog's folders are not catalog files",
            what,
            "Delete them.",
            note="delete this one too",
        ),
    )


def _wrong_and_right_folder(path: str) -> tuple[str, str] | None:
    """Return the folder whose name alone makes the path wrong, and its right name; None when there is none."""
    owner, _, rest = path.partition("/")
    better = as_slug(owner)
    if better != owner:
        return (owner, better) if entity_file(f"{better}/{rest}") else None
    folder, _, name = rest.partition("/")
    guess = close_matches(folder.lower(), list(FOLDERS))[:1] or [""]
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
    what, fix = _what_and_fix(path, taken)
    return MISPLACED_FILE.finding(Place(shown), f'"{shown}" is not where a catalog file belongs', what, fix=fix)


def _what_and_fix(path: str, taken: Collection[str]) -> tuple[str, str]:
    parts = path.split("/")
    name = parts[-1]
    stem, _, ending = name.rpartition(".")
    if stem.endswith(".yaml"):  # as an editor adds its own ending
        stem, ending = stem.removesuffix(".yaml"), f"yaml.{ending}"
    if len(parts) == 2 and (close_matches(_stem(name).lower(), ["organization"], least=80) or name == "org.yaml"):
        better = f"{as_slug(parts[0])}/{ORGANIZATION_FILE}"
        return f"An organization is described in {ORGANIZATION_FILE}.", _move_advice("Rename it to", better, taken)
    if len(parts) < 3 or parts[1] not in FOLDERS:
        return _outside_a_folder(path, taken)
    if len(parts) > 3:
        better = "/".join((*parts[:2], f"{as_slug(_stem(name))}.yaml"))
        what = "Files belong directly in the folder of their kind, not in a folder inside it."
        return what, _move_advice("Move the file to", better, taken)
    if not all(is_slug(part) for part in (*parts[:-1], stem)):
        return _NAMES, _rename_advice(parts, stem, taken)
    what = f'The file ends in ".{printable(ending)}", but catalog files end in ".yaml".'
    return what, _move_advice("Rename it to", f"{'/'.join((*parts[:-1], stem))}.yaml", taken)


def _rename_advice(parts: list[str], stem: str, taken: Collection[str]) -> str:
    """Return what to do about a file whose name is no id; what looks like a copy of another is told so."""
    folders = [as_slug(part) or "name" for part in parts[:-1]]
    copied = _COPY.match(stem)
    original = copied["stem"] if copied else stem
    if as_slug(original) != as_slug(stem):
        there = "/".join((*folders, f"{as_slug(original)}.yaml"))
        if there in taken:
            return f'It looks like a copy of "{there}". Delete it, or give it a name of its own.'
        stem = original
    return _move_advice("Rename it to", "/".join((*folders, f"{as_slug(stem or parts[-1]) or 'name'}.yaml")), taken)


def _outside_a_folder(path: str, taken: Collection[str]) -> tuple[str, str]:
    """Return what is wrong with a file that is in no folder of a kind, and where it belongs."""
    parts = path.split("/")
    if len(parts) == 1 or parts[0] in FOLDERS:
        if as_slug(_stem(path)) == "catalog":
            return "The settings of a catalog are in catalog.yaml.", _move_advice(
                "Rename it to", "catalog.yaml", taken
            )
        folder = f"{parts[0]}, in the" if parts[0] in FOLDERS else "the folder of its kind, in the"
        return (
            "Catalog files belong in an organization's folder.",
            f"Move it into {folder} folder of its organization.",
        )
    if len(parts) == 2:
        what = f"Only {ORGANIZATION_FILE} belongs directly in an organization's folder."
        return what, "Move it into the folder of its kind, such as courses or pathways."
    guess = close_matches(parts[1].lower(), list(FOLDERS))
    better = f"{as_slug(parts[0])}/{guess[0]}/{as_slug(_stem(parts[-1]))}.yaml" if guess else ""
    fix = "Move the file into the folder of its kind, such as courses or pathways."
    return _unknown_folder(parts[1]), _move_advice("Move the file to", better, taken) if better else fix
