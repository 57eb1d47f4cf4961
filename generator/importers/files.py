"""Files that an import writes: never over somebody's edits, never losing a comment, and all of them or none."""

from __future__ import annotations

import contextlib
import io
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from generator.catalog.read import read, read_text
from generator.catalog.validate import check_shape
from generator.catalog.yaml.reader import Value
from generator.model.findings import Severity
from generator.model.ids import Kind

_MARK = re.compile(r"^# Imported from a course export \(([0-9a-f]{16}) ([0-9a-f]{16})\)\.[^\n]*\n", re.MULTILINE)


class ImportAction(StrEnum):
    """What an import does to one file."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    LEFT_ALONE = "skipped"


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file of an import: what happens to it, its text afterwards, and why it is left alone if it is."""

    file: str
    outcome: ImportAction
    text: str = ""
    refusal: str = ""


def plan_change(folder: Path, file: str, fields: Mapping[str, Value], force: bool) -> FileChange:
    """Return what happens to `file` when a row says `fields`."""
    row = _digest(repr(sorted(fields.items())))
    if not os.path.lexists(folder / file):
        return FileChange(file, ImportAction.NEW, _with_import_mark(_dump(CommentedMap(fields)), row))
    source, findings = read(folder, file)
    if source is None:
        return FileChange(
            file, ImportAction.LEFT_ALONE, refusal=f"skipped, because it cannot be read ({findings[0].title})."
        )
    mark = _MARK.search(source.text)
    if (mark and mark.group(1) == row) or all(source.value.get(key) == value for key, value in fields.items()):
        return FileChange(file, ImportAction.UNCHANGED)
    edited = mark is None or mark.group(2) != _digest(_MARK.sub("", source.text))
    if edited and not force:
        return FileChange(
            file,
            ImportAction.LEFT_ALONE,
            refusal="skipped, because someone has edited it. Use --force to overwrite it.",
        )
    return FileChange(
        file, ImportAction.UPDATED, _with_import_mark(_updated_text(_MARK.sub("", source.text), fields), row)
    )


def _updated_text(text: str, fields: Mapping[str, Value]) -> str:
    """Return `text` saying `fields`, with its comments and its other fields as they were."""
    document = _yaml().load(text)
    for key, value in fields.items():
        if key not in document or document[key] != value:
            document[key] = value
    return _dump(document)


def _with_import_mark(text: str, row: str) -> str:
    return f"# Imported from a course export ({row} {_digest(text)}). Edit freely: your edits are kept.\n{text}"


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 100
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _dump(document: CommentedMap) -> str:
    stream = io.StringIO()
    _yaml().dump(document, stream)
    return stream.getvalue()


def write_changes(folder: Path, changes: Iterable[FileChange]) -> None:
    """Write every file that is new or updated, or none: a failure puts back what was there."""
    wanted = [change for change in changes if change.outcome in (ImportAction.NEW, ImportAction.UPDATED)]
    for change in wanted:
        _check(change)
    undo: list[tuple[Path, bytes | None]] = []
    beside: list[tuple[Path, Path]] = []
    try:
        for change in wanted:
            path = folder / change.file
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_name(f".{path.name}.importing")
            beside.append((temporary, path))
            temporary.write_text(change.text, encoding="utf-8", newline="\n")
        for temporary, path in beside:
            undo.append((path, path.read_bytes() if path.exists() else None))
            temporary.replace(path)
    except OSError:
        for path, before in reversed(undo):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True) if before is None else path.write_bytes(before)
        raise
    finally:
        for temporary, _ in beside:
            temporary.unlink(missing_ok=True)


def _check(change: FileChange) -> None:
    """Make sure that what is about to be written can be read again without an error."""
    source, findings = read_text(change.file, change.text)
    shaped = check_shape(Kind.COURSE.value, change.file, source.value) if source else None
    wrong = [*findings, *(shaped.findings if shaped else ())]
    if any(finding.severity is Severity.ERROR for finding in wrong):
        raise AssertionError(f"The import wrote {change.file} incorrectly: {wrong[0].title}")
