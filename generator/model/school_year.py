"""School years, and the days on which they begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_WRITTEN = re.compile(r"([0-9]{4})-([0-9]{2})")
_FIRST, _LAST = 1900, 2100
_CENTURY = 100
_LONGEST = 10
"""A span whose end is before its start is one over the turn of a century, if it is no longer than this."""


@dataclass(frozen=True, slots=True, order=True)
class SchoolYear:
    """A school year by the calendar year in which it begins.

    It begins on July 1, as the fiscal year of schools does in most states, and `taught_until` is the day up to which
    what is taught in it has to last: classes end in May or June.
    """

    begins: int

    @classmethod
    def read(cls, written: str) -> SchoolYear | None:
        """Return the school year that is written as "2026-27"; None when it is none from 1900 to 2100."""
        found = _WRITTEN.fullmatch(written)
        year = cls(int(found.group(1))) if found else None
        return year if year and str(year) == written and _FIRST <= year.begins <= _LAST else None

    @classmethod
    def of(cls, day: date) -> SchoolYear:
        """Return the school year in which `day` is."""
        return cls(day.year if day >= cls(day.year).first_day else day.year - 1)

    def __str__(self) -> str:
        """Return how it is written: "2026-27"."""
        return f"{self.begins:04}-{(self.begins + 1) % 100:02}"

    @property
    def first_day(self) -> date:
        """Return its first day."""
        return date(self.begins, 7, 1)

    @property
    def taught_until(self) -> date:
        """Return the day up to which courses are taught in it."""
        return date(self.begins + 1, 5, 1)

    @property
    def last_day(self) -> date:
        """Return its last day."""
        return date(self.begins + 1, 6, 30)

    @property
    def parity(self) -> str:
        """Return "odd" or "even", as offerings name the years in which they are given."""
        return "odd" if self.begins % 2 else "even"

    @property
    def next(self) -> SchoolYear:
        """Return the one that follows."""
        return SchoolYear(self.begins + 1)


def last_school_year(span: str) -> int:
    """Return the year in which the last school year of a year or span begins: 2026 of "2026", "2026-27", "2024-27".

    0 when it is neither.
    """
    found = re.match(r"([0-9]{4})(?:-([0-9]{2,4}))?", span)
    if found is None:
        return 0
    start, end = int(found.group(1)), found.group(2)
    if end is None:
        return start
    last = int(end) if len(end) == 4 else start // 100 * 100 + int(end)
    return max(start, last - 1)


def years_of(span: str) -> tuple[int, int]:
    """Return the first and the last year of a span: 2026 and 2027 of "2026-27", 1999 and 2000 of "1999-00"."""
    parts = span.split("-")
    start = int(parts[0])
    if len(parts) == 1:
        return start, start
    end = int(parts[1])
    if len(parts[1]) == 2:
        end += start // _CENTURY * _CENTURY
        end += _CENTURY if end < start and end + _CENTURY - start <= _LONGEST else 0
    return start, end
