"""What an import tells whoever ran it: what was read as what, what was not, what changed, and what to look at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.cli.importing.entity_report import listed
from generator.importers.courses.columns import FIELDS, Columns
from generator.importers.courses.plan import ImportPlan
from generator.importers.courses.rows import CourseTable, Remark, SkippedRow
from generator.importers.courses.whole_columns import holds_sced_codes
from generator.importers.merge import ImportAction

_SHOWN_LINES = 8


def report(found: CourseTable, planned: ImportPlan, kept: Path, *, dry_run: bool) -> str:
    """Return the report of an import, `kept` being the file in which answers are remembered."""
    lines = [
        *_about_columns(found),
        *_notes(found, planned),
        *_subjects(planned),
        *_skipped(planned.skipped),
        "",
        f"{'This would be' if dry_run else 'Courses'}: {_counts(planned)}.",
        *_about_courses(planned),
        *_remarks(planned.remarks),
        "",
        f"Nothing was written. Without --dry-run, answers are kept in {kept}."
        if dry_run
        else f"How this table was read is kept in {kept}. Correct it there, and import again.",
    ]
    return "\n".join(lines)


def _about_columns(found: CourseTable) -> Iterator[str]:
    columns = found.columns
    yield (
        f"This looks like: {columns.layout.name}."
        if columns.layout
        else "No known layout: the columns were found by their names."
    )
    useless = [field for field in columns.used if field == "state_code" and not holds_sced_codes(found)]
    used = [field for field in columns.used if field not in useless]
    yield "Columns used:"
    width = max(len(FIELDS[field]) for field in used)
    for field in used:
        yield f'  {FIELDS[field]:<{width}}  "{columns.header(field)}"'
    yield from _unused(columns, [f'"{columns.header(field)}" (its codes are not SCED codes)' for field in useless])


def _unused(columns: Columns, useless: Sequence[str]) -> Iterator[str]:
    unused = [*(f'"{header}"' for header in columns.unused), *useless]
    if unused:
        yield f"Columns not used: {', '.join(unused)}."
        yield "  If one of them says something of a course, name it: --column FIELD=HEADER."
        yield f"  Fields: {', '.join(FIELDS)}."
    else:
        yield "Every column was used."
    for field, header in columns.missing.items():
        instead = f' "{columns.header(field)}" is read instead.' if field in columns.used else " It changes nothing."
        yield f'Not in this table: "{header}" ({FIELDS.get(field, field)}).{instead}'


def _notes(found: CourseTable, planned: ImportPlan) -> Iterator[str]:
    yield from found.table.notes
    if found.columns.row:
        above = found.table.rows[: found.columns.row]
        yield f"{_number(len(above), 'line')} above the headers: passed over."
    if found.table.empty_rows:
        yield f"{_number(found.table.empty_rows, 'empty row')}: passed over."
    if found.columns.layout and found.columns.layout.note:
        yield found.columns.layout.note
    if planned.unit.words:
        yield planned.unit.words
    is_new = any(change.outcome is ImportAction.NEW for change in planned.changes.values())
    if is_new and "description" not in found.columns.used:
        yield "No column of descriptions: a new course gets a sentence with its name until you write one."
    if is_new and not {"subject", "sced", "sced_course", "cte"} & found.columns.used.keys():
        yield 'No column of subjects: the subject of a new course is "other" until you write it.'


def _subjects(planned: ImportPlan) -> Iterator[str]:
    if planned.subjects:
        yield "Subjects:"
        width = min(40, max(map(len, planned.subjects)))
        for words, subject in sorted(planned.subjects.items()):
            yield f"  {words[:60]:<{width}}  {subject}"


def _skipped(skipped: Sequence[SkippedRow]) -> Iterator[str]:
    if not skipped:
        return
    yield f"Rows skipped: {len(skipped)}."
    by_reason: dict[str, list[SkippedRow]] = defaultdict(list)
    for row in sorted(skipped, key=lambda row: row.line):
        by_reason[row.why.value].append(row)
    for why, rows in by_reason.items():
        shown = "; ".join(f"line {row.line} ({row.words[:60]})" for row in rows[:_SHOWN_LINES])
        more = f"; and {len(rows) - _SHOWN_LINES:,} more" if len(rows) > _SHOWN_LINES else ""
        yield f"  {why}: {shown}{more}"


def _counts(planned: ImportPlan) -> str:
    counts = Counter(change.outcome.value for slug, change in planned.changes.items() if slug not in planned.retired)
    counts[ImportAction.GONE.value] = len(planned.gone)
    return ", ".join(f"{counts[one]:,} {one}" for one in ImportAction if counts[one]) or "no courses"


def _about_courses(planned: ImportPlan) -> Iterator[str]:
    changes = sorted((slug, change) for slug, change in planned.changes.items() if slug not in planned.retired)
    changed = [f"{slug} ({', '.join(change.changed)})" for slug, change in changes if change.changed]
    if changed:
        yield f"Changed: {listed(changed)}."
    kept = [f"{slug} ({', '.join(change.kept)})" for slug, change in sorted(planned.changes.items()) if change.kept]
    if kept:
        yield f"Edited by hand, and kept: {listed(kept)}. Use --force to let the table win."
    deleted = [slug for slug, change in planned.changes.items() if change.outcome is ImportAction.DELETED]
    if deleted:
        yield f"Deleted by hand, and left so: {listed(deleted)}. Use --force to write them again."
    if planned.retired:
        yield f"Marked as ceased: {listed(planned.retired)}."
    left = [slug for slug in planned.gone if slug not in planned.retired]
    if left:
        yield f"Gone from the table, and left as they are: {listed(left)}."
        if not planned.retired:
            yield "  If they are not taught any more, run this again with --retire-missing."


def _remarks(remarks: Iterable[Remark]) -> Iterator[str]:
    """Yield each remark once, with the lines it is about."""
    lines: dict[str, list[int]] = defaultdict(list)
    for remark in remarks:
        lines[remark.words].append(remark.line)
    if lines:
        yield ""
        yield "Please check these rows:"
    for words, at in lines.items():
        shown = ", ".join(map(str, at[:_SHOWN_LINES]))
        more = f" and {len(at) - _SHOWN_LINES:,} more" if len(at) > _SHOWN_LINES else ""
        yield f"  line{'s' if len(at) > 1 else ''} {shown}{more}: {words}"


def _number(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"
