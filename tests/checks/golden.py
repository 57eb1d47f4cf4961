"""What a rule finds where it need not: a golden file for each rule, so that a new rule only adds its own."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def assert_golden(folder: str, code: str, lines: Iterable[str]) -> None:
    """Fail unless `lines` are what the golden file of the rule `code` in `folder` says; without a file, nothing.

    Set PATHWAYS_UPDATE_GOLDEN to write the file anew, and read what changed.
    """
    file, found = GOLDEN / folder / f"{code}.txt", sorted(lines)
    if os.environ.get("PATHWAYS_UPDATE_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        if found:
            file.write_text("".join(f"{line}\n" for line in found), encoding="utf-8")
    assert found == (file.read_text(encoding="utf-8").splitlines() if file.exists() else [])
