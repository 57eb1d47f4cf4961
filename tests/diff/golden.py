"""Whole outputs kept as files that people can read. `UPDATE_GOLDEN=1` writes them anew, to be read in the diff."""

from __future__ import annotations

import os
from pathlib import Path


def same_as(golden: Path, text: str) -> None:
    """Compare `text` with the file `golden`."""
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert golden.is_file(), f"There is no {golden.name} yet. Write it with UPDATE_GOLDEN=1 and read it."
    assert text == golden.read_text(encoding="utf-8")
