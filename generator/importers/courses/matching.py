"""Which row of an export is which course of the catalog, and what new courses are called."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from generator.catalog.messages.corrections import as_slug
from generator.importers.courses.rows import CourseRow, Remark, SkippedRow, Why
from generator.importers.memory import Memory
from generator.importers.prerequisites.known import KnownCourses, normalized, normalized_code
from generator.model.entities import Course
from generator.model.ids import SLUG_LENGTH

_SIGNS = {"++": " plus plus", "+": " plus", "#": " sharp"}


@dataclass(frozen=True, slots=True)
class Matched:
    """The rows of an export by slug, and rows that turned out to repeat another one."""

    rows: Mapping[str, CourseRow]
    skipped: tuple[SkippedRow, ...]
    remarks: tuple[Remark, ...]


def slug_for(words: str) -> str:
    """Return `words` as an id, with what tells C, C# and C++ apart and without accents."""
    for sign, said in _SIGNS.items():
        words = words.replace(sign, said)
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", words) if not unicodedata.combining(letter))
    return as_slug(plain)


def known_courses(courses: Iterable[Course], memory: Memory) -> KnownCourses:
    """Return the courses that were there before: as their files call them, and as the last import did."""
    known = KnownCourses()
    for course in courses:
        known.add(course.slug, name=str(course.name), code=course.code or "")
    for slug, one in memory.entries.items():
        known.add(slug, name=one.name, code=one.code)
    known.finish()
    return known


def match_rows(rows: Iterable[CourseRow], before: KnownCourses) -> Matched:
    """Return which course each of `rows` is: by code, then by name, else a new one.

    The order of the rows makes no difference to what a course is called.
    """
    unique, skipped, remarks = _without_repeats(rows)
    named = Counter(normalized(row.cells.get("name", "")) for row in unique)
    coded = Counter(normalized_code(row.cells.get("code", "")) for row in unique)
    there = _claims(unique, lambda row: _by_code(row, before, shared=coded[_plain_code(row)] > 1))
    rest = [row for row in unique if id(row) not in there]
    taken = set(there.values())

    def by_name(row: CourseRow) -> str | None:
        name = row.cells.get("name", "")
        found = before.named(name) - taken
        return next(iter(found)) if len(found) == 1 and named[normalized(name)] == 1 else None

    there |= _claims(rest, by_name)
    found = {slug: row for row in unique if (slug := there.get(id(row)))}
    for row in sorted((row for row in unique if id(row) not in there), key=_by_its_words):
        slug = _new_slug(row, found, before.slugs, shared=coded[_plain_code(row)] > 1)
        if slug:
            found[slug] = row
        else:
            skipped.append(SkippedRow(row.line, Why.NAMELESS, row.cells.get("name") or row.cells.get("code", "")))
            remarks.append(Remark(row.line, "The row has neither a code nor a name that can become an id."))
    return Matched(dict(sorted(found.items())), tuple(skipped), tuple(remarks))


def _by_code(row: CourseRow, before: KnownCourses, *, shared: bool) -> str | None:
    """Return the course with the code of `row`; the one that is also called the same where several have it."""
    code, name = row.cells.get("code", ""), row.cells.get("name", "")
    found = before.coded(code) if code else frozenset()
    if len(found) > 1 or shared:
        found &= before.named(name)
    return next(iter(found)) if len(found) == 1 else None


def _claims(rows: list[CourseRow], find: Callable[[CourseRow], str | None]) -> dict[int, str]:
    """Return the course that each row claims, by the row's identity, where no other row claims it too."""
    wanted = {id(row): slug for row in rows if (slug := find(row))}
    count = Counter(wanted.values())
    return {row: slug for row, slug in wanted.items() if count[slug] == 1}


def _plain_code(row: CourseRow) -> str:
    return normalized_code(row.cells.get("code", ""))


def _by_its_words(row: CourseRow) -> tuple[str, str]:
    return row.cells.get("code", ""), row.cells.get("name", "")


def _without_repeats(rows: Iterable[CourseRow]) -> tuple[list[CourseRow], list[SkippedRow], list[Remark]]:
    """Return the first row of each course; schools list a course again for every section and building."""
    unique: list[CourseRow] = []
    skipped: list[SkippedRow] = []
    remarks: list[Remark] = []
    first: dict[tuple[str, str], CourseRow] = {}
    for row in rows:
        key = _by_its_words(row)
        known = first.setdefault(key, row)
        if known is row:
            unique.append(row)
            continue
        words = key[0] or key[1]
        skipped.append(SkippedRow(row.line, Why.REPEATED, words))
        other = [field for field, said in row.cells.items() if said != known.cells.get(field)]
        if other:
            remarks.append(
                Remark(
                    row.line,
                    f"repeats {words[:60]} from line {known.line} with another {', '.join(other)}; the first stands.",
                )
            )
    return unique, skipped, remarks


def _new_slug(row: CourseRow, taken: Mapping[str, CourseRow], there: Collection[str], *, shared: bool) -> str:
    """Return the id of a new course: its code, or its name where the code is a bare number, which nobody reads.

    `taken` are the ids of other rows, `there` those of courses that were there before.
    """
    code, name = row.cells.get("code", ""), row.cells.get("name", "")
    known = slug_for(row.cells.get("catalog_id", "").rpartition("/")[2])
    if known and known not in taken:
        return known
    by_name = slug_for(code).isdigit() and bool(slug_for(name))
    first, second = (name, code) if by_name else (code, name)
    slug = slug_for(f"{first} {second}" if shared and code else first or second) or slug_for(second)
    if slug not in taken and not (by_name and slug in there):
        return slug
    longer = slug_for(f"{slug} {second}") if code else slug
    number = 2
    while longer in taken or (by_name and longer in there):
        longer = f"{slug[: SLUG_LENGTH - 6]}-{number}"
        number += 1
    return longer


def with_codes_as_known(row: CourseRow, course: Course | None) -> CourseRow:
    """Return `row` with the zeros that a spreadsheet took from its code, when its course is known to have them."""
    code = row.cells.get("code", "")
    if course is None or not course.code or not code.isdecimal() or normalized_code(course.code) == code:
        return row
    if course.code.isdecimal() and course.code.lstrip("0") == code.lstrip("0") and len(code) < len(course.code):
        return replace(row, cells={**row.cells, "code": course.code})
    return row
