"""What importing an export of courses would do: to each file, to what is remembered, and to the organization."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.importers.courses.fields import Fields, RowReader, School
from generator.importers.courses.matching import known_courses, match_rows, with_codes_as_known
from generator.importers.courses.rows import CourseRow, CourseTable, Remark, SkippedRow, Why
from generator.importers.courses.whole_columns import CreditUnit, credit_unit, holds_sced_codes
from generator.importers.memory import COURSES, Imported, Memory, digest, recall
from generator.importers.merge import FileChange, ImportAction, digests_after, plan_change
from generator.importers.prerequisites.known import KnownCourses, normalized, normalized_code
from generator.importers.prerequisites.lexer import Standing
from generator.model.catalog import Catalog
from generator.model.entities import Course
from generator.model.ids import Kind
from generator.model.levels import COLLEGE, GRADE, grade_of, number_of

COLLEGE_TYPE = "college"
_RETIRED = "ceased"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What somebody has decided: units to a credit, subjects by the school's words, and what may be changed."""

    credit_unit: float | None = None
    subjects: Mapping[str, str]
    force: bool = False
    retire_missing: bool = False


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do.

    `changes` are the files by slug; `gone` are courses that the last import had and this table has not, `retired`
    those of them that cease now; `subjects` say under which subject each of the school's own words came.
    """

    changes: Mapping[str, FileChange]
    gone: tuple[str, ...]
    retired: tuple[str, ...]
    skipped: tuple[SkippedRow, ...]
    remarks: tuple[Remark, ...]
    subjects: Mapping[str, str]
    unit: CreditUnit
    memory: Memory


def plan_import(
    courses: CourseTable,
    catalog: Catalog,
    folder: Path,
    organization: str,
    choices: Choices,
    watch: Callable[[int, int], None] = lambda _done, _of: None,
) -> ImportPlan:
    """Return what importing `courses` for `organization` into the catalog in `folder` would do. Nothing is written.

    `watch` is told how many rows are read, and of how many. Raises `CannotImport` when what was imported last cannot
    be recalled.
    """
    memory = _as_renamed(recall(folder, organization, COURSES), catalog, organization)
    own = {course.slug: course for course in catalog.courses.values() if course.owner == organization}
    before = known_courses(own.values(), memory)
    matched = match_rows(map(_with_whole_code, courses.rows), before)
    rows = {slug: with_codes_as_known(row, own.get(slug)) for slug, row in matched.rows.items()}
    unit = credit_unit(courses, choices.credit_unit, college=_is_college(catalog, organization))
    reader = RowReader(_school(courses, catalog, organization, choices, unit, _all_known(own, rows, memory), rows))
    changes: dict[str, FileChange] = {}
    after = dict(memory.entries)
    for done, (slug, row) in enumerate(rows.items(), start=1):
        watch(done, len(rows))
        last = memory.entries.get(slug)
        fields = reader.fields(slug, row, is_new=slug not in own)
        if last and "status" in last.fields:
            fields["status"] = None  # it was retired by an import, and is back
        change = plan_change(
            folder, _file(organization, slug), fields, last.fields if last else None, force=choices.force
        )
        changes[slug] = change
        if change.refusal:
            reader.remarks.append(Remark(row.line, f"{change.file}: {change.refusal}"))
        else:
            after[slug] = _imported(row, fields, last)
    gone = _gone(memory, own, rows, courses, matched.skipped)
    retired = _retire(gone, folder, organization, changes, after) if choices.retire_missing else ()
    remarks = (*courses.remarks, *matched.remarks, *reader.remarks)
    return ImportPlan(
        changes,
        gone,
        retired,
        (*courses.skipped, *matched.skipped),
        tuple(sorted(remarks, key=lambda remark: (remark.line, remark.words))),
        reader.subjects,
        unit,
        Memory(after),
    )


def _is_college(catalog: Catalog, organization: str) -> bool:
    return catalog.organizations[organization].type == COLLEGE_TYPE


def _school(
    courses: CourseTable,
    catalog: Catalog,
    organization: str,
    choices: Choices,
    unit: CreditUnit,
    known: KnownCourses,
    rows: Mapping[str, CourseRow],
) -> School:
    """Return what is the same for all `rows`, among which and elsewhere are the courses `known`."""
    columns, college = courses.columns, _is_college(catalog, organization)
    ours = "catalog_id" in columns.used  # a table of this program tells one sort of credit from the other
    if ours:
        known = _by_catalog_id(catalog, organization, rows)
    return School(
        owner=str(catalog.organizations[organization].name),
        college=(college and not ours) or bool(columns.layout and columns.layout.college),
        credit_unit=unit.units,
        state_codes_are_sced=holds_sced_codes(courses),
        subjects={words.casefold(): subject for words, subject in choices.subjects.items()},
        known=known,
        known_rows=_rows_by_number(rows) if "row_id" in columns.used else None,
        standing=_standing(catalog, college=college),
    )


def _file(organization: str, slug: str) -> str:
    return f"{organization}/{Kind.COURSE.plural}/{slug}.yaml"


def _imported(row: CourseRow, fields: Fields, last: Imported | None) -> Imported:
    cells = row.cells
    code = cells.get("code", last.code if last else "")
    name = cells.get("name", last.name if last else "")
    return Imported(code, name, digests_after(fields, last.fields if last else None))


def _as_renamed(memory: Memory, catalog: Catalog, organization: str) -> Memory:
    """Return `memory` with the courses whose files were renamed under their new names."""
    renamed = {
        old.partition("/")[2]: course.slug
        for course in catalog.courses.values()
        if course.owner == organization
        for old in course.formerly
        if old.partition("/")[0] == organization
    }
    return Memory({renamed.get(slug, slug): one for slug, one in memory.entries.items()})


def _with_whole_code(row: CourseRow) -> CourseRow:
    """Return `row` with the code that two of its columns make up."""
    cells = row.cells
    if "code_number" not in cells:
        return row
    code = " ".join(part for part in (cells.get("code_prefix", ""), cells["code_number"]) if part)
    return replace(row, cells={**cells, "code": code})


def _all_known(own: Mapping[str, Course], rows: Mapping[str, CourseRow], memory: Memory) -> KnownCourses:
    """Return the courses that prerequisites may mean: those of the table, and those that are there already.

    The table may call a course as it did last time although somebody has given it another name since.
    """
    known = KnownCourses()
    for slug, row in rows.items():
        known.add(slug, name=row.cells.get("name", ""), code=row.cells.get("code", ""))
    for slug, course in own.items():
        if course.status != _RETIRED or slug in rows:
            known.add(slug, name=str(course.name), code=course.code or "")
            if last := memory.entries.get(slug):
                known.add(slug, name=last.name, code=last.code)
    known.finish()
    return known


def _rows_by_number(rows: Mapping[str, CourseRow]) -> KnownCourses:
    known = KnownCourses()
    for slug, row in rows.items():
        known.add(slug, code=row.cells.get("row_id", ""))
    return known


def _by_catalog_id(catalog: Catalog, organization: str, rows: Mapping[str, CourseRow]) -> KnownCourses:
    """Return the courses of `rows` and of the whole catalog by their ids, which is what this table calls them."""
    known = KnownCourses()
    own = {row.cells.get("catalog_id", ""): slug for slug, row in rows.items()}
    for id_ in (own.keys() | catalog.courses.keys()) - {""}:
        known.add(own.get(id_) or id_.removeprefix(f"{organization}/"), name=id_)
    known.finish()
    return known


def _standing(catalog: Catalog, *, college: bool) -> Standing:
    """Return which levels of `catalog` class standings mean at a school, or at a college."""
    levels = catalog.settings.levels
    if college:
        years = [level for level in levels if level.kind == COLLEGE]
        return Standing({number_of(one) or at: one.id for at, one in enumerate(years, start=1)}, college=True)
    grades = [(grade_of(level), level.id) for level in levels if level.kind == GRADE]
    return Standing({grade: level for grade, level in grades if grade is not None}, college=False)


def _gone(
    memory: Memory,
    own: Mapping[str, Course],
    rows: Mapping[str, CourseRow],
    courses: CourseTable,
    repeated: tuple[SkippedRow, ...],
) -> tuple[str, ...]:
    """Return the courses that the last import had and this table has not, not even in a row that was no use."""
    unused = [row for row in (*courses.skipped, *repeated) if row.why is not Why.ENDED]
    words = {part for row in unused for part in row.words.split(" | ")}
    codes, names = {normalized_code(word) for word in words}, {normalized(word) for word in words}
    return tuple(
        slug
        for slug, one in sorted(memory.entries.items())
        if slug in own
        and slug not in rows
        and own[slug].status != _RETIRED
        and not (one.code and normalized_code(one.code) in codes)
        and not (one.name and normalized(one.name) in names)
    )


def _retire(
    gone: tuple[str, ...],
    folder: Path,
    organization: str,
    changes: dict[str, FileChange],
    after: dict[str, Imported],
) -> tuple[str, ...]:
    """Let the courses that are gone cease, unless somebody wrote another status; return which do."""
    retired = []
    for slug in gone:
        last = after[slug]
        change = plan_change(folder, _file(organization, slug), {"status": _RETIRED}, last.fields, force=False)
        if change.outcome is ImportAction.UPDATED:
            changes[slug] = change
            after[slug] = replace(last, fields={**last.fields, "status": digest(_RETIRED)})
            retired.append(slug)
    return tuple(retired)
