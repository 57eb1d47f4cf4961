"""The fields of a course file, from the cells of one row, and remarks on what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from generator.catalog.yaml.reader import Value
from generator.importers.courses.cells import (
    Range,
    is_yes,
    read_credits,
    read_grade,
    read_grades,
    read_sced,
    read_subject,
    says_hours,
    says_repeatable,
)
from generator.importers.courses.rows import CourseRow, Remark
from generator.importers.courses.whole_columns import MOST_SCHOOL_CREDITS
from generator.importers.prerequisites.known import KnownCourses
from generator.importers.prerequisites.lexer import Standing
from generator.importers.prerequisites.reading import Reading, read_prerequisites

T = TypeVar("T")
_SHORTEST_DESCRIPTION = 15
_LONGEST_NAME = 200
_LONGEST_CODE = 40
_FIRST_GRADE, _LAST_GRADE = 6, 12
Fields = dict[str, Value]
"""What a row says of each field that it speaks of; None where it says that there is nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """What is the same for all rows: whose courses they are, how credits are counted, which courses there are."""

    owner: str
    college: bool
    credit_unit: float | None
    state_codes_are_sced: bool
    subjects: Mapping[str, str]
    known: KnownCourses
    known_rows: KnownCourses | None
    standing: Standing


@dataclass(slots=True)
class RowReader:
    """Turns rows into fields; collects remarks, and under which subject each of the school's own words came."""

    school: School
    remarks: list[Remark] = field(default_factory=list)
    subjects: dict[str, str] = field(default_factory=dict)

    def fields(self, slug: str, row: CourseRow, *, is_new: bool) -> Fields:
        """Return what `row` says of the course `slug`, in the order in which fields are written.

        A course that is new gets what every course must have; for another, columns that are not there say nothing.
        """
        cells = row.cells
        found: Fields = {}
        name = cells.get("name", "")
        if name or is_new:
            found["name"] = self._shortened(row, name or cells.get("code") or slug)
        if is_new or "description" in cells:
            found["description"] = self._description(row, str(found.get("name", slug)))
        if "code" in cells:
            found["code"] = cells["code"][:_LONGEST_CODE] or None
        sced = self._sced(row, found)
        self._subject(row, sced, found, is_new=is_new)
        self._grades(row, found)
        self._credits(row, found)
        self._needs(slug, row, found)
        return found

    def _remark(self, row: CourseRow, words: str) -> None:
        self.remarks.append(Remark(row.line, words))

    def _read(self, row: CourseRow, column: str, read: Callable[[str], T | None], otherwise: str) -> T | None:
        words = row.cells.get(column)
        if not words:
            return None
        value = read(words)
        if value is None:
            self._remark(row, f'{column}: "{words[:60]}" {otherwise}.')
        return value

    def _shortened(self, row: CourseRow, name: str) -> str:
        if len(name) <= _LONGEST_NAME:
            return name
        self._remark(row, f"name: shortened to {_LONGEST_NAME} characters.")
        return name[: _LONGEST_NAME - 1].rstrip() + "…"

    def _description(self, row: CourseRow, name: str) -> str:
        words = row.cells.get("description", "")
        if len(words) >= _SHORTEST_DESCRIPTION:
            return words
        if "description" in row.cells:
            self._remark(row, "description: too short or missing. The name is used until you write one.")
        return f"{words or name}, a course of {self.school.owner}."

    def _sced(self, row: CourseRow, found: Fields) -> str | None:
        cells = row.cells
        if "sced" in cells:
            found["sced"] = self._read(row, "sced", read_sced, "is not a SCED code and was left out")
        elif "sced_course" in cells:
            course = cells["sced_course"]
            whole = (
                course if len(course) > 3 or not course else f"{cells.get('sced_area', '').zfill(2)}{course.zfill(3)}"
            )
            found["sced"] = read_sced(whole) if whole else None
            if whole and not found["sced"]:
                self._remark(row, f'sced: "{whole[:60]}" is not a SCED code and was left out.')
        elif "state_code" in cells and self.school.state_codes_are_sced:
            found["sced"] = read_sced(cells["state_code"]) if cells["state_code"] else None
        return str(found["sced"]) if found.get("sced") else None

    def _subject(self, row: CourseRow, sced: str | None, found: Fields, *, is_new: bool) -> None:
        words = row.cells.get("subject", "")
        subject = self.school.subjects.get(words.casefold()) or read_subject(words, sced)
        if (subject is None or subject == "other") and is_yes(row.cells.get("cte", "")):
            subject = "cte"
        if words:
            self.subjects.setdefault(words, subject or "other")
        if subject is None and "subject" in row.cells:
            what = f'"{words[:60]}" is not known' if words else "the cell is empty"
            self._remark(row, f'subject: {what}, so "other" was used.')
        if subject or is_new or "subject" in row.cells:
            found["subject"] = subject or "other"

    def _grades(self, row: CourseRow, found: Fields) -> None:
        cells = row.cells
        if "grades" in cells:
            grades = self._read(row, "grades", read_grades, "cannot be read as grades from 6 to 12")
            found["grades"] = list(grades) if grades else None
        elif "grade_low" in cells:
            low, high = cells["grade_low"], cells.get("grade_high", "")
            first, last = read_grade(low or high), read_grade(high or low)
            span = (
                range(max(first, _FIRST_GRADE), min(last, _LAST_GRADE) + 1)
                if first is not None and last is not None
                else ()
            )
            found["grades"] = list(span) or None
            if (low or high) and not span:
                self._remark(row, f'grades: "{low[:20]}" to "{high[:20]}" cannot be read as grades from 6 to 12.')

    def _credits(self, row: CourseRow, found: Fields) -> None:
        cells, carried = row.cells, {}
        if "credits" in cells or "credits_low" in cells:
            amount = self._amount(row) if self.school.credit_unit else None
            carried["college" if self.school.college else "high_school"] = amount
        if "college_credits" in cells:
            hours = self._read(row, "college_credits", read_credits, "cannot be read as a number of credits")
            carried["college"] = _written(hours) if hours and hours[1] else carried.get("college")
        if carried and self.school.credit_unit:
            found["credits"] = {kind: value for kind, value in carried.items() if value is not None} or None
        if "repeatable" in cells or says_repeatable(cells.get("credits", "")):
            repeats = is_yes(cells.get("repeatable", "")) or says_repeatable(cells.get("credits", ""))
            found["repeatable"] = repeats or None

    def _amount(self, row: CourseRow) -> Value:
        cells = row.cells
        if "credits_low" in cells:
            ends = [read_credits(cells.get(end, "")) for end in ("credits_low", "credits_high")]
            numbers = [end[1] for end in ends if end]
            found: Range | None = (min(numbers), max(numbers)) if numbers else None
            if not found and (cells["credits_low"] or cells.get("credits_high")):
                self._remark(row, f'credits: "{cells["credits_low"][:30]}" cannot be read as a number of credits.')
        else:
            found = self._read(row, "credits", read_credits, "cannot be read as a number of credits")
        if found is None:
            return None
        unit = self.school.credit_unit or 1
        low, high = (round(number / unit, 4) for number in found)
        if says_hours(cells.get("credits", "")) and not self.school.college:
            self._remark(row, f'credits: "{cells["credits"][:30]}" are hours and were left out.')
            return None
        if high > MOST_SCHOOL_CREDITS and not self.school.college:
            self._remark(row, f"credits: {high:g} for one course cannot be high-school credits and was left out.")
            return None
        return _written((low, high))

    def _needs(self, slug: str, row: CourseRow, found: Fields) -> None:
        """Read the columns about other courses; what can mean several things is left as words, together."""
        cells, left = row.cells, []
        recommended: list[Value] = []
        if "prerequisites" in cells:
            reading = self._reading(row, "prerequisites")
            if not cells["prerequisites"] and cells.get("prerequisites_as_written"):
                left.append(cells["prerequisites_as_written"])
            if _mentions(reading.condition, slug):
                reading = Reading(left=cells["prerequisites"])
            left += [reading.left] if reading.left else []
            found["prerequisites"] = reading.condition
            recommended += reading.recommended
            for clause in reading.passed_over:
                self._remark(row, f'prerequisites: "{clause[:60]}" is about graduation and was passed over.')
        together = self._courses(slug, row, ("corequisites", "strict_corequisites"), "Corequisites", left)
        helpful = self._courses(slug, row, ("recommended",), "Recommended", left, one_by_one=True)
        recommended += [course for course in helpful if course not in recommended]
        if {"corequisites", "strict_corequisites"} & cells.keys():
            found["corequisites"] = together or None
        if {"prerequisites", "recommended"} & cells.keys():
            found["recommended"] = recommended or None
        if {"prerequisites", "corequisites", "strict_corequisites", "recommended"} & cells.keys():
            found["prerequisites_as_written"] = "; ".join(left) or None
        if left:
            self._remark(row, f'prerequisites: "{"; ".join(left)[:80]}" is not certain and stays as words.')

    def _courses(
        self,
        slug: str,
        row: CourseRow,
        columns: tuple[str, ...],
        label: str,
        left: list[str],
        *,
        one_by_one: bool = False,
    ) -> list[Value]:
        """Return what `columns` ask for, all of it; words that are not certain are added to `left` after `label`.

        What is listed `one_by_one` is a list of courses, and no condition.
        """
        found: list[Value] = []
        for column in filter(row.cells.get, columns):
            reading = self._reading(row, column)
            asked = reading.condition
            parts = asked if isinstance(asked, list) else [] if asked is None else [asked]
            more: tuple[Value, ...] = reading.recommended if one_by_one else ()
            certain = not any(_mentions(part, slug) for part in (*parts, *more))
            certain = certain and not (one_by_one and any(not isinstance(part, str) for part in parts))
            if reading.left or not certain or reading.passed_over or (reading.recommended and not one_by_one):
                left.append(f"{label}: {row.cells[column]}")
            else:
                found += [part for part in (*parts, *more) if part not in found]
        return found

    def _reading(self, row: CourseRow, column: str) -> Reading:
        words = row.cells[column]
        if self.school.known_rows:  # numbers of rows, which lists without words between them mean together
            words = " and ".join(part for part in words.replace(",", ";").split(";") if part.strip())
        return read_prerequisites(words, self.school.known_rows or self.school.known, self.school.standing)


def _written(span: Range) -> Value:
    low, high = (int(number) if number == int(number) else number for number in span)
    return low if low == high else {"from": low, "to": high}


def _mentions(condition: Value, slug: str) -> bool:
    if isinstance(condition, list):
        return any(_mentions(part, slug) for part in condition)
    if isinstance(condition, dict):
        return condition.get("course") == slug or any(
            _mentions(condition.get(key), slug) for key in ("any", "of", "all")
        )
    return condition == slug
