"""Ages of facts, counted in whole months."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def months_since(day: date, today: date) -> int:
    """Return how many whole months have passed since `day`; less than nothing when it is still to come."""
    months = (today.year - day.year) * 12 + today.month - day.month
    last = monthrange(today.year, today.month)[1]
    return months - (today.day < min(day.day, last))


def end_of_period(period: str) -> date | None:
    """Return the last day of a year, month or day such as "2024", "2024-05" or "2024-05-31"; None if it is none."""
    parts = [int(part) for part in period.split("-") if part.isdigit()]
    year, month, day = (*parts, 0, 0)[:3] if parts else (0, 0, 0)
    try:
        return date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        return None
