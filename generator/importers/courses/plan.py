"""A course export becomes course files: what each row says, which files change, and what a person should look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from generator.catalog.messages.corrections import as_slug
from generator.catalog.yaml.reader import Value
from generator.importers.course_cells import (
    normalized_code,
    read_credits,
    read_grades,
    read_prerequisites,
    read_sced,
    read_subject,
)
from generator.importers.files import FileChange, plan_change
from generator.importers.tables import CourseRow, Remark, Sheet
from generator.model.catalog import Catalog
from generator.model.ids import SLUG_LENGTH, Kind

T = TypeVar("T")
_SHORTEST_DESCRIPTION = 15
_LONGEST_NAME = 200
_LONGEST_CODE = 40


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do: the change to each file, and remarks in the order of the rows."""

    changes: tuple[FileChange, ...]
    remarks: tuple[Remark, ...]


def plan_import(sheet: Sheet, catalog: Catalog, folder: Path, organization: str, *, force: bool) -> ImportPlan:
    """Return what importing `sheet` for `organization` into the catalog in `folder` would do. Nothing is written."""
    remarks = list(sheet.remarks)
    rows = _rows_by_slug(sheet.rows, catalog, organization, remarks)
    known = _existing_courses(catalog, organization) | {
        normalized_code(row.cells[field]): slug
        for slug, row in rows.items()
        for field in ("name", "code")
        if field in row.cells
    }
    owner = catalog.organizations.get(organization)
    reader = _RowReader(str(owner.name) if owner else organization, known, remarks)
    changes = []
    for slug, row in rows.items():
        change = plan_change(
            folder, f"{organization}/{Kind.COURSE.plural}/{slug}.yaml", reader.fields(slug, row), force
        )
        if change.refusal:
            remarks.append(Remark(row.line, f"{change.file}: {change.refusal}"))
        changes.append(change)
    return ImportPlan(tuple(changes), tuple(sorted(remarks, key=lambda remark: (remark.line, remark.words))))


def _existing_courses(catalog: Catalog, organization: str) -> dict[str, str]:
    """Return the courses of `organization` that are in the catalog already, by plain code and by plain name."""
    own = [course for course in catalog.courses.values() if course.owner == organization]
    by_name = {normalized_code(str(course.name)): course.slug for course in own}
    return by_name | {normalized_code(course.code): course.slug for course in own if course.code}


def _rows_by_slug(
    rows: tuple[CourseRow, ...], catalog: Catalog, organization: str, remarks: list[Remark]
) -> dict[str, CourseRow]:
    """Return the rows by slug. A slug comes from the code, else the name, whatever the order of the rows."""
    known: dict[str, list[str]] = {}
    for course in catalog.courses.values():
        if course.owner == organization and course.code:
            known.setdefault(normalized_code(course.code), []).append(course.slug)
    names: dict[str, set[str]] = {}
    for row in rows:
        names.setdefault(normalized_code(row.cells.get("code", "")), set()).add(row.cells.get("name", ""))
    named: dict[str, CourseRow] = {}
    for row in rows:
        code, name = row.cells.get("code", ""), row.cells.get("name", "")
        there = known.get(normalized_code(code), []) if code else []
        shared = bool(code) and (len(names[normalized_code(code)]) > 1 or len(there) > 1)
        slug = there[0] if there and not shared else as_slug(f"{code} {name}" if shared else code or name)
        if not slug:
            remarks.append(Remark(row.line, "The row has neither a code nor a name that can become an id."))
        elif slug in named and all(named[slug].cells.get(key) == row.cells.get(key) for key in ("name", "code")):
            remarks.append(
                Remark(row.line, f"The row repeats {code or name} from line {named[slug].line} and was skipped.")
            )
        else:
            named[_unused_slug(slug, named, name)] = row
    return dict(sorted(named.items()))


def _unused_slug(slug: str, taken: Mapping[str, CourseRow], name: str) -> str:
    if slug not in taken:
        return slug
    longer = as_slug(f"{slug} {name}")
    number = 2
    while longer in taken:
        longer = f"{slug[: SLUG_LENGTH - 4]}-{number}"
        number += 1
    return longer


class _RowReader:
    """Turns rows into fields of a course, and remarks on what it cannot read."""

    def __init__(self, owner: str, known: Mapping[str, str], remarks: list[Remark]) -> None:
        self.owner = owner
        self.known = known
        self.remarks = remarks

    def fields(self, slug: str, row: CourseRow) -> dict[str, Value]:
        """Return the fields of the course in `row`, in the order in which they are written."""
        cells = row.cells
        name = cells.get("name") or cells.get("code") or slug
        if len(name) > _LONGEST_NAME:
            self._remark(row, f"name: shortened to {_LONGEST_NAME} characters.")
            name = name[: _LONGEST_NAME - 1].rstrip() + "…"
        sced = self._read(row, "sced", read_sced, "is not a SCED code and was left out")
        credits_ = self._read(row, "credits", read_credits, "cannot be read as a number of credits")
        fields: dict[str, Any] = {
            "name": name,
            "description": self._description(row, name),
            "code": cells["code"][:_LONGEST_CODE] if "code" in cells else None,
            "sced": sced,
            "subject": self._subject(row, sced),
            "grades": self._read(row, "grades", read_grades, "cannot be read as grades from 6 to 12"),
            "credits": None if credits_ is None else {"high_school": credits_},
            **self._prerequisites(slug, row),
        }
        return {field: value for field, value in fields.items() if value is not None}

    def _read(self, row: CourseRow, field: str, read: Callable[[str], T | None], otherwise: str) -> T | None:
        words = row.cells.get(field)
        if not words:
            return None
        value = read(words)
        if value is None:
            self._remark(row, f'{field}: "{words[:60]}" {otherwise}.')
        return value

    def _description(self, row: CourseRow, name: str) -> str:
        words = row.cells.get("description", "")
        if len(words) >= _SHORTEST_DESCRIPTION:
            return words
        self._remark(row, "description: too short or missing. The name is used until you write one.")
        return f"{words or name}, a course of {self.owner}."

    def _subject(self, row: CourseRow, sced: str | None) -> str:
        words = row.cells.get("subject", "")
        subject = read_subject(words, sced)
        if subject is None:
            what = f'"{words[:60]}" is not known' if words else "the cell is empty"
            self._remark(row, f'subject: {what}, so "other" was used.')
        return subject or "other"

    def _prerequisites(self, slug: str, row: CourseRow) -> dict[str, Value]:
        words = row.cells.get("prerequisites", "")
        if not words:
            return {}
        condition = read_prerequisites(words, self.known)
        if condition is None or re.search(rf"'{slug}'", repr(condition)):
            self._remark(row, f'prerequisites: "{words[:60]}" cannot be read and was moved to "note".')
            return {"note": f"Prerequisites as listed: {words}"}
        return {"prerequisites": condition}

    def _remark(self, row: CourseRow, words: str) -> None:
        self.remarks.append(Remark(row.line, words))
