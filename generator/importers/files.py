"""Files that an import writes: all of them or none, and never one that the catalog could not read again."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.catalog.entity_files import entity_file
from generator.catalog.read import read_text
from generator.catalog.validate import check_shape
from generator.model.findings import Severity
from generator.runtime.plain_files import place_in


def write_files(
    folder: Path, texts: Mapping[str, str], watch: Callable[[int, int], None] = lambda _done, _of: None
) -> None:
    """Write each text to its file in `folder`, or nothing: a failure puts back what was there. No link is followed.

    `watch` is told how many files are ready, and of how many. Raises `OSError` when a file cannot be written.
    """
    for done, (file, text) in enumerate(texts.items(), start=1):
        _check(file, text)
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


def _check(file: str, text: str) -> None:
    """Make sure that what is about to be written to an entity's file can be read again without an error."""
    described = entity_file(file)
    if described is None:
        return
    source, findings = read_text(file, text.removeprefix("\ufeff"))  # some editors begin a file with this mark
    shaped = check_shape(described.kind.value, file, source.value) if source else None
    wrong = [*findings, *(shaped.findings if shaped else ())]
    if any(finding.severity is Severity.ERROR for finding in wrong):
        raise AssertionError(f"The import wrote {file} incorrectly: {wrong[0].title}")
