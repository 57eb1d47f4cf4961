"""A small sound catalog, over which the examples of rules are laid: one welding pathway, in the folder `example`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from generator.model.findings import Example

EXAMPLE_DATE = date(2026, 11, 2)
"""The day as of which the examples are checked."""

SETTINGS = "catalog.yaml"
DISTRICT = "aspen-ridge/organization.yaml"
PATHWAY = "aspen-ridge/pathways/welding.yaml"
WELDING_1 = "aspen-ridge/courses/welding-1.yaml"
WELDING_2 = "aspen-ridge/courses/welding-2.yaml"
WELDING_3 = "aspen-ridge/courses/welding-3.yaml"
COLLEGE_COURSE = "mesa-college/courses/wel-2030.yaml"
FIRST_COLLEGE_COURSE = "mesa-college/courses/wel-1030.yaml"
AGREEMENT = "aspen-ridge/agreements/welding-credit.yaml"
CERTIFICATION = "colorado/credentials/welder-certification.yaml"
CERTIFICATE = "mesa-college/credentials/welding-certificate.yaml"
OCCUPATION = "colorado/occupations/welders.yaml"
OUTCOME = 'outcomes:\n  - {measure: Finished, count: 40, out_of: 52, period: "2025"}\n'
TOUR = "aspen-ridge/experiences/shop-tour.yaml"
INTERNSHIP = "aspen-ridge/experiences/welding-internship.yaml"
COMPETENCY = "aspen-ridge/competencies/weld-safely.yaml"
PARTNERSHIP = "aspen-ridge/partnerships/metal.yaml"

SUPPORTS = ("aspen-ridge/supports/shop-bus.yaml", "aspen-ridge/supports/career-advising.yaml")

_FOLDER = Path(__file__).parent / "example"
FILES: Mapping[str, str] = MappingProxyType(
    {
        file.relative_to(_FOLDER).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(_FOLDER.rglob("*"))
        if file.is_file()
    }
)
"""The files of the example catalog by path; those in `_codes` stand in for official code lists."""


def unchanged(*files: str) -> Example:
    """Return the example that shows `files` of the sound catalog."""
    return Example(tuple((file, FILES[file]) for file in files))


def changed(file: str, *changes: tuple[str, str]) -> Example:
    """Return the example in which `file` reads differently: the first text of each pair replaced by the second."""
    text = FILES[file]
    for old, new in changes:
        if old not in text:
            raise ValueError(f"{file} does not say {old!r}")
        text = text.replace(old, new, 1)
    return Example(((file, text),))


def extended(file: str, more: str) -> Example:
    """Return the example in which `more` stands at the end of `file`."""
    return Example(((file, FILES[file] + more),))


def combined(*examples: Example) -> Example:
    """Return the example that has the files of all `examples`."""
    return Example(tuple(file for example in examples for file in example.files))


def course(name: str, more: str = "", subject: str = "cte") -> str:
    """Return the text of a course file with the least it needs, and `more`."""
    return f"name: {name}\ndescription: What students learn and do in it.\nsubject: {subject}\n{more}"
