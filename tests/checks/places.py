"""Catalogs laid out in a folder for a test: the example catalog with files of one's own over it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.catalog.load import load
from generator.checks.example_catalog import EXAMPLE_DATE, FILES
from generator.checks.runner import Report, check
from generator.model.findings import Example, Finding


def lay_out(folder: Path, *examples: Example) -> Path:
    """Write the example catalog and, over it, the files of `examples` into `folder`."""
    files = dict(FILES)
    for example in examples:
        files.update(example.files)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text.startswith("-> "):
            path.unlink(missing_ok=True)
            path.symlink_to(text.removeprefix("-> ").strip())
        else:
            path.write_text(text, encoding="utf-8")
    return folder


def one_file(name: str, text: str) -> Example:
    """Return the example of one file."""
    return Example(((name, text),))


def report_on(folder: Path, *examples: Example, only: Iterable[str] = ()) -> Report:
    """Return the report on the example catalog with `examples` over it.

    Rules that speak of the example catalog as it is are left out: they are not what the examples are about.
    """
    return check(load(lay_out(folder, *examples)), EXAMPLE_DATE, only=tuple(only), ignore=noise())


@cache
def noise() -> frozenset[str]:
    """Return the codes of the rules that speak of the example catalog as it is."""
    with TemporaryDirectory() as folder:
        return frozenset(codes(check(load(lay_out(Path(folder))), EXAMPLE_DATE).findings))


def find(folder: Path, *examples: Example, code: str = "") -> tuple[Finding, ...]:
    """Return what the check finds in the example catalog with `examples` over it, of one rule if `code` is given."""
    return report_on(folder, *examples, only=(code,) if code else ()).findings


def codes(found: Iterable[Finding]) -> list[str]:
    """Return the codes of `found`, in order."""
    return [finding.code for finding in found]
