"""What only a whole column can tell: whether its numbers are credits, and whether a state's codes are SCED codes."""

from __future__ import annotations

from dataclasses import dataclass

from generator.importers.courses.cells import read_credits, read_sced
from generator.importers.courses.rows import CourseTable

MOST_SCHOOL_CREDITS = 4
"""No course of a high school carries more; full days at a career center for a year carry three or four."""
_USUAL_UNIT = 10


@dataclass(frozen=True, slots=True)
class CreditUnit:
    """How many units of the table make one credit, None when its numbers cannot be credits; and why, in words."""

    units: float | None
    words: str = ""


def credit_unit(courses: CourseTable, asked: float | None, *, college: bool) -> CreditUnit:
    """Return how many units of the column of credits in `courses` make one credit; `asked` is what somebody said."""
    if asked is not None:
        return CreditUnit(asked, f"{asked:g} units count as 1 credit." if asked != 1 else "")
    layout = courses.columns.layout
    if college or (layout and layout.college):
        return CreditUnit(1, "" if college else "The numbers of this layout are college hours.")
    numbers = [found[1] for words in courses.values("credits") if (found := read_credits(words))]
    too_many = [number for number in numbers if number > MOST_SCHOOL_CREDITS]
    if layout and layout.credit_unit and too_many:
        words = f"{layout.credit_unit:g} units count as 1 credit, as this layout means them (see --credit-unit)."
        return CreditUnit(layout.credit_unit, words)
    if len(too_many) * 2 > len(numbers):
        header = courses.columns.header("credits")
        return CreditUnit(
            None,
            f'"{header}" holds {max(too_many):g} for one course, which cannot be credits, so it was not used. '
            f"If {_USUAL_UNIT} of them make one credit, run this again with --credit-unit {_USUAL_UNIT}.",
        )
    return CreditUnit(1)


def holds_sced_codes(courses: CourseTable) -> bool:
    """Say whether the codes that a state gives to its courses are SCED codes.

    Some states use the national codes, others have codes of their own that look much the same. All codes have to be
    SCED codes, and one has to have all five digits: four alone are California's.
    """
    codes = courses.values("state_code")
    if "state_code" in courses.columns.chosen:
        return True
    return all(read_sced(code) for code in codes) and any(len(code.replace(" ", "")) >= 5 for code in codes)
