"""Values as readers see them: numbers, money, dates, grades. Words come from the table."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import pairwise

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from generator.model.amounts import Amount
from generator.model.entities import Cost, Credits, Pay
from generator.pages.render.words import Words

_LEAP_YEAR = 2000
"""A year that has every day there is."""


def number(value: float, words: Words) -> str:
    """Return a number without needless decimals: 1, 0.5, 12,000."""
    return _decimal(value, "#,##0.##", words.locale)


def dollars(value: float, words: Words) -> str:
    """Return US dollars: $39,530 or $16.50."""
    # "$" in every language: an abbreviation such as "US$" says nothing more to readers in the US.
    return "$" + _decimal(value, "#,##0" if value == int(value) else "#,##0.00", words.locale)


@lru_cache(maxsize=4096)
def _decimal(value: float, pattern: str, locale: Locale) -> str:
    return format_decimal(value, pattern, locale)


def day(value: date, words: Words) -> str:
    """Return a date in words: August 15, 2026."""
    return format_date(value, "long", words.locale)


def month(period: str, words: Words) -> str:
    """Return a period such as 2024-05 in words (May 2024); a year or a span of years stays as it is."""
    parts = period.split("-")
    if len(parts) == 2 and len(parts[1]) == 2 and 1 <= int(parts[1]) <= 12:
        return format_skeleton("yMMMM", date(int(parts[0]), int(parts[1]), 1), locale=words.locale)
    return day(date.fromisoformat(period), words) if len(parts) == 3 else period.replace("-", "–")


def short_month(value: date, words: Words) -> str:
    """Return the short name of the month of a date: Aug."""
    return format_date(value, "LLL", words.locale)


def due(month_and_day: str | None, words: Words) -> str:
    """Return the last day for something, such as 02-01, in words: "by February 1"; nothing when there is none."""
    if not month_and_day:
        return ""
    last = date.fromisoformat(f"{_LEAP_YEAR}-{month_and_day}")
    return words["due"].format(day=format_skeleton("MMMMd", last, locale=words.locale))


def grades(values: tuple[int, ...], words: Words) -> str:
    """Return grades as a range where they are one: "Grades 9–10", "Grade 11", "Grades 9, 11"."""
    ordered = sorted(set(values))
    if len(ordered) == 1:
        return words["grade_list"].format(grades=ordered[0])
    in_a_row = all(later - earlier == 1 for earlier, later in pairwise(ordered))
    shown = f"{ordered[0]}–{ordered[-1]}" if in_a_row else ", ".join(map(str, ordered))
    return words["grades_list"].format(grades=shown)


def credit_parts(value: Credits | None, words: Words) -> str:
    """Return credits in words: "1 high-school credit, 3 college credits"; nothing when there are none."""
    if value is None:
        return ""
    parts = []
    for key, amount in (("high_school_credits", value.high_school), ("college_credits", value.college)):
        if amount is not None and amount.most:
            parts.append(f"{_amount(amount, words)} {words[f'{key}_one' if amount == 1 else f'{key}_many']}")
    return ", ".join(parts)


def credit_line(value: Credits | None, words: Words) -> str:
    """Return the credits that fit a box: high-school credits where there are any, else college credits."""
    if value is not None and value.high_school is not None and value.high_school.most:
        key = "credits_one" if value.high_school == 1 else "credits_many"
        return f"{_amount(value.high_school, words)} {words[key]}"
    return credit_parts(value, words)


def _amount(value: Amount, words: Words) -> str:
    least = number(value, words)
    return least if value.most == value else f"{least}–{number(value.most, words)}"


def cost(value: Cost | None, words: Words) -> str:
    """Return a cost in words: "$120, paid by the district"; nothing when nothing is stated."""
    if value is None:
        return ""
    parts = [] if value.amount is None else [words["free"] if value.amount == 0 else dollars(value.amount, words)]
    if value.paid_by and value.amount != 0:
        parts.append(words.value("paid_by", value.paid_by))
    return ", ".join(parts)


def pay(value: Pay | None, paid: bool | None, words: Words) -> str:
    """Return what a learner is paid: "$16.50 an hour", "Paid", "Not paid"."""
    if value is not None and value.amount is not None:
        return f"{dollars(value.amount, words)} {words['per_year' if value.unit == 'year' else 'per_hour']}"
    if paid is None:
        return words["pay_unknown"]
    return words["paid" if paid else "unpaid"]
