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

_INTRODUCTION = "# How {} is read. Correct what is wrong; the next import follows it.\n"
_EXPLAINED = {
    "columns": 'which header gives which field; "" for a field that should not be read from the table.',
    "subjects": "the table's own words for subjects, and the subject of the catalog for each.",
    "categories": 'types of items, and the category of the catalog for each; "" for items that are only headings.',
    "levels": "words for years and stages, and the level of the catalog for each.",
    "names": 'words for courses and other things, and the id of each in the catalog; "" for what is no step.',
}
"""Every group of answers that a file of them may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The header of each field, the sheet, how many units make a credit, and what the file's own words mean."""

    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    credit_unit: float | None = None
    subjects: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def values(self) -> dict[str, Value]:
        """Return the answers as they are written."""
        said: dict[str, Value] = {
            "columns": dict(self.columns) or None,
            "sheet": self.sheet,
            "credit_unit": self.credit_unit,
            "subjects": dict(sorted(self.subjects.items())) or None,
            "categories": dict(sorted(self.categories.items())) or None,
            "levels": dict(sorted(self.levels.items())) or None,
            "names": dict(sorted(self.names.items())) or None,
        }
        return {key: value for key, value in said.items() if value is not None}


def answers_file(organization: str, of: str) -> str:
    """Return where the answers of `organization` about its imports `of` something stand in a catalog."""
    return f"{organization}/{FOLDER}/{of}.yaml"


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
    texts = {key: _texts(path, source.value, key) for key in _EXPLAINED}
    sheet, unit = source.value.get("sheet"), source.value.get("credit_unit")
    if unit is not None and (isinstance(unit, bool) or not isinstance(unit, (int, float)) or unit <= 0):
        raise CannotImport(f'{path}: "credit_unit" must be a number above 0.')
    return Answers(sheet=None if sheet is None else str(sheet), credit_unit=unit, **texts)


def _texts(path: Path, values: Mapping[str, Value], key: str) -> dict[str, str]:
    held = values.get(key) or {}
    if not isinstance(held, dict) or not all(isinstance(said, (str, type(None))) for said in held.values()):
        raise CannotImport(
            f'{path}: "{key}" must be a list of names with a text for each, like "name: Course Title".'
        )
    return {name: str(said or "") for name, said in held.items()}


def answers_text(path: Path, answers: Answers, about: str) -> str | None:
    """Return the text of the file at `path` with `answers` and its comments; None when it says so already.

    A new file says in its first line that it is `about` an export, and explains what it holds.
    """
    if not path.exists():
        said = answers.values()
        comments = [f"# {key}: {words}\n" for key, words in _EXPLAINED.items() if key in said]
        return "".join([_INTRODUCTION.format(about), *comments, new_text(said, in_lines=True)]) if said else None
    if read_answers(path) == answers:
        return None
    return updated_text(path.read_text(encoding="utf-8"), answers.values(), in_lines=True)
