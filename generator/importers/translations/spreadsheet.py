"""Texts as a CSV table for a spreadsheet: UTF-8 with the mark that Excel needs, no cell that it computes."""

from __future__ import annotations

import csv
from io import StringIO

from generator.importers.tables.formulas import guarded, unguarded
from generator.importers.tables.rows import CannotImport
from generator.importers.translations.units import Job, Returned, ReturnedFile

_KEY, _ORIGINAL, _WORDS = "key", "original", "translation"


def to_csv(job: Job) -> str:
    """Return the table for `job`."""
    written = StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow([_KEY, _ORIGINAL, f"{_WORDS} {job.language}", "state", "glossary", "page"])
    for unit in job.units:
        terms = "; ".join(f"{term.term}: {' / '.join(term.said)}" for term in unit.terms)
        cells = (unit.key, unit.original, unit.words, unit.state.value, terms, unit.page)
        table.writerow([guarded(cell) for cell in cells])
    return f"\ufeff{written.getvalue()}"


def from_csv(content: bytes) -> ReturnedFile:
    """Return what a table holds. Raises `CannotImport` when it is not one that `to_csv` could have written."""
    try:
        rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except UnicodeDecodeError:
        raise CannotImport("The table is not in UTF-8. Save it as “CSV UTF-8”.") from None
    except csv.Error as problem:
        raise CannotImport(f"The table cannot be read: {problem}.") from None
    heads = rows[0] if rows else []
    words = next((number for number, head in enumerate(heads) if head.partition(" ")[0] == _WORDS), None)
    if _KEY not in heads or _ORIGINAL not in heads or words is None:
        raise CannotImport(f'The table needs the columns "{_KEY}", "{_ORIGINAL}" and "{_WORDS}".')
    key, original = heads.index(_KEY), heads.index(_ORIGINAL)
    texts = [
        Returned(row[key], unguarded(row[original]), unguarded(row[words]))
        for row in rows[1:]
        if len(row) > max(key, original, words)
    ]
    return ReturnedFile(heads[words].partition(" ")[2], tuple(texts))
