"""Catalogs laid out in a folder for a test: the example catalog with files of one's own over it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.catalog.load import load
from generator.checks.example_catalog import EXAMPLE_DATE, FILES
from generator.checks.rule import GraphRule
from generator.checks.rules import RULES
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


def report_on(
    folder: Path, *examples: Example, only: Iterable[str] = (), rules: tuple[GraphRule, ...] = RULES
) -> Report:
    """Return the report on the example catalog with `examples` over it."""
    return check(load(lay_out(folder, *examples)), EXAMPLE_DATE, only=tuple(only), rules=rules)


def find(folder: Path, *examples: Example, code: str = "") -> tuple[Finding, ...]:
    """Return what the check finds in the example catalog with `examples` over it, of one rule if `code` is given.

    What rules say that speak of the example catalog as it is, is left out: that is not what the examples are about.
    """
    found = report_on(folder, *examples, only=(code,) if code else ()).findings
    return tuple(finding for finding in found if finding.code not in noise())


@cache
def noise() -> frozenset[str]:
    """Return the codes of the rules that find something in the example catalog itself."""
    with TemporaryDirectory() as folder:
        return frozenset(finding.code for finding in report_on(Path(folder)).findings)


def codes(found: Iterable[Finding]) -> list[str]:
    """Return the codes of `found`, in order."""
    return [finding.code for finding in found]
