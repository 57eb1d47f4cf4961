"""Files that an import writes: all of them or none, and with no error that was not there before."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.catalog.entity_files import entity_file
from generator.catalog.read import read, read_text
from generator.catalog.validate import check_shape
from generator.model.findings import Severity
from generator.model.ids import Kind
from generator.runtime.plain_files import place_in


def write_files(
    folder: Path, texts: Mapping[str, str], watch: Callable[[int, int], None] = lambda _done, _of: None
) -> None:
    """Write each text to its file in `folder`, or nothing: a failure puts back what was there. No link is followed.

    `watch` is told how many files are ready, and of how many. Raises `OSError` when a file cannot be written.
    """
    for done, (file, text) in enumerate(texts.items(), start=1):
        _check(folder, file, text)
        watch(done, len(texts))
    undo: list[tuple[Path, bytes | None]] = []
    beside: list[tuple[Path, Path]] = []
    try:
        for file, text in texts.items():
            path = place_in(folder, file)
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_name(f".{secrets.token_hex(8)}.importing")
            with temporary.open("x", encoding="utf-8", newline="\n") as new:
                beside.append((temporary, path))
                new.write(text)
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


def _check(folder: Path, file: str, text: str) -> None:
    """Make sure that writing `text` to an entity's file brings no error into it; what was wrong before may stay."""
    described = entity_file(file)
    if described is None:
        return
    wrong = _errors(described.kind, file, text)
    if wrong and (folder / file).is_file():
        source, _ = read(folder, file)
        wrong -= _errors(described.kind, file, source.text) if source else set()
    if wrong:
        raise AssertionError(f"The import wrote {file} incorrectly: {min(wrong)}")


def _errors(kind: Kind, file: str, text: str) -> set[str]:
    """Return what is wrong with the file of an entity that says `text`."""
    source, findings = read_text(file, text.removeprefix("\ufeff"))  # some editors begin a file with this mark
    shaped = check_shape(kind.value, file, source.value) if source else None
    found = [*findings, *(shaped.findings if shaped else ())]
    return {finding.title for finding in found if finding.severity is Severity.ERROR}
