"""Two sides of a change laid out in folders: the example catalog, and the example catalog with changes over it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.catalog.load import load
from generator.checks.change_rules import REMOVED
from generator.checks.example_catalog import EXAMPLE_DATE, FILES
from generator.diff.assess_impact import assess_impact
from generator.diff.impact import Impact
from generator.model.findings import Example
from tests.checks.places import noise

Files = Mapping[str, str]


def lay(folder: Path, *layers: Files) -> Path:
    """Write the example catalog and then `layers` over it into `folder`; a deleted one is left out."""
    files = dict(FILES)
    for layer in layers:
        files.update(layer)
    for name, text in files.items():
        if text != REMOVED:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return folder


def compared(folder: Path, after: Files, before: Files | None = None, outside: tuple[str, ...] = ()) -> Impact:
    """Return the impact of laying `after` over the example catalog, in which `before` stood already."""
    base = load(lay(folder / "base", before or {}))
    head = load(lay(folder / "head", before or {}, after))
    return assess_impact(base, head, EXAMPLE_DATE, outside, ignore=noise())


def files(*examples: Example) -> dict[str, str]:
    """Return the files of `examples`."""
    return {name: text for example in examples for name, text in example.files}
