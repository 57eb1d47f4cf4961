"""What a person has answered about an organization's export, kept for next year's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.catalog.read import read
from generator.catalog.yaml.reader import Value
from generator.importers.memory import FOLDER
from generator.importers.merge import updated_text
from generator.importers.tables.rows import CannotImport
from generator.importers.yaml_text import new_text

_FILE = "courses.yaml"
_INTRODUCTION = """\
# How this organization's export of courses is read. Correct what is wrong; the next import follows it.
# columns: which header gives which field; "" for a field that should not be read from the export.
# subjects: the export's own words for subjects, and the subject of the catalog for each.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The header of each field, the sheet, how many units make a credit, and subjects by the export's words."""

    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    credit_unit: float | None = None
    subjects: Mapping[str, str] = field(default_factory=dict)

    def values(self) -> dict[str, Value]:
        """Return the answers as they are written."""
        said: dict[str, Value] = {"columns": dict(self.columns), "sheet": self.sheet, "credit_unit": self.credit_unit}
        said["subjects"] = dict(sorted(self.subjects.items())) or None
        return {key: value for key, value in said.items() if value is not None}


def answers_file(organization: str) -> str:
    """Return where the answers of `organization` stand in a catalog."""
    return f"{organization}/{FOLDER}/{_FILE}"


def read_answers(path: Path) -> Answers:
    """Return the answers in the file at `path`, none when there is no file.

    Raises `CannotImport` when they cannot be understood.
    """
    if not path.exists():
        return Answers()
    source, findings = read(path.parent, path.name)
    if source is None:
        line = findings[0].place.position.line if findings[0].place.position else 1
        raise CannotImport(f"{path} cannot be read, line {line}: {findings[0].title}.")
    columns, subjects = (_texts(path, source.value, key) for key in ("columns", "subjects"))
    sheet, unit = source.value.get("sheet"), source.value.get("credit_unit")
    if unit is not None and (isinstance(unit, bool) or not isinstance(unit, (int, float)) or unit <= 0):
        raise CannotImport(f'{path}: "credit_unit" must be a number above 0.')
    return Answers(columns=columns, sheet=None if sheet is None else str(sheet), credit_unit=unit, subjects=subjects)


def _texts(path: Path, values: Mapping[str, Value], key: str) -> dict[str, str]:
    held = values.get(key) or {}
    if not isinstance(held, dict) or not all(isinstance(said, (str, type(None))) for said in held.values()):
        raise CannotImport(
            f'{path}: "{key}" must be a list of names with a text for each, like "name: Course Title".'
        )
    return {name: str(said or "") for name, said in held.items()}


def answers_text(path: Path, answers: Answers) -> str | None:
    """Return the text of the file at `path` with `answers` and its comments; None when it says so already."""
    if not path.exists():
        return _INTRODUCTION + new_text(answers.values(), in_lines=True)
    if read_answers(path) == answers:
        return None
    return updated_text(path.read_text(encoding="utf-8"), answers.values(), in_lines=True)
