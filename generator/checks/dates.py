"""Facts and their dates: on which days a fact was true, and when it is too old."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import cache

_MONTHS = 12


def months_since(day: date, today: date) -> int:
    """Return how many whole months have passed since `day`; less than nothing when it is still to come."""
    months = (today.year - day.year) * _MONTHS + today.month - day.month
    last = monthrange(today.year, today.month)[1]
    return months - (today.day < min(day.day, last))


def is_too_old(fact: date | str, months: int, today: date) -> bool:
    """Say whether more than `months` have gone by on the day `today` since `fact`, a day or period that there is.

    With 12 months, a fact of the day 2025-08-15 is too old from 2026-08-16 on. With 24, one of the month "2024-05" is
    too old from 2026-06-01 on, as that of a period is counted from its end.
    """
    year, month, day = _parts(str(fact))
    whole = year * _MONTHS + (month or _MONTHS) - 1 + months
    year, month = whole // _MONTHS, whole % _MONTHS + 1
    if not date.min.year <= year <= date.max.year:
        return year < date.min.year
    last = monthrange(year, month)[1]
    return today > date(year, month, min(day or last, last))


def start_of_period(period: str) -> date | None:
    """Return the first day of a year, month or day such as "2024", "2024-05" or "2024-05-31"; None if it is none."""
    year, month, day = _parts(period)
    try:
        return date(year, month or 1, day or 1)
    except ValueError:
        return None


def end_of_period(period: str) -> date | None:
    """Return the last day of a year, month or day such as "2024", "2024-05" or "2024-05-31"; None if it is none."""
    year, month, day = _parts(period)
    try:
        return date(year, month or _MONTHS, day or monthrange(year, month or _MONTHS)[1])
    except ValueError:
        return None


@cache  # many facts are of the same few days
def _parts(period: str) -> tuple[int, int, int]:
    """Return year, month and day of `period`, 0 for what it does not say."""
    year, month, day = (*(int(part) for part in period.split("-") if part.isdigit()), 0, 0, 0)[:3]
    return year, month, day
