"""Tables of wages made in place, in the columns of the survey."""

from __future__ import annotations

from collections.abc import Sequence

HEADER = [
    "AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE", "I_GROUP", "OWN_CODE",
    "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "EMP_PRSE", "JOBS_1000", "LOC_QUOTIENT", "PCT_TOTAL",
    "PCT_RPT", "H_MEAN", "A_MEAN", "MEAN_PRSE", "H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75",
    "H_PCT90", "A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90", "ANNUAL", "HOURLY",
]  # fmt: skip
"""The 32 columns as they have been since May 2019."""


def row(area: str, code: str, **others: object) -> list[object]:
    """Return a row about an occupation in all industries, with wages from 30,000 to 50,000 unless told."""
    usual: dict[str, object] = {
        "AREA_TITLE": area,
        "OCC_CODE": code,
        "OCC_TITLE": f"People of {code}",
        "O_GROUP": "detailed",
    }
    usual |= {"NAICS": "000000", "I_GROUP": "cross-industry", "OWN_CODE": "1235", "A_MEAN": 99999, "H_MEAN": 99}
    amounts: dict[str, object] = {"A_PCT10": 30000, "A_MEDIAN": 40000, "A_PCT90": 50000}
    amounts |= {"H_PCT10": 14.42, "H_MEDIAN": 19.23, "H_PCT90": 24.04}
    held = {**usual, **amounts, **others}
    return [held.get(name, "") for name in HEADER]


def text(*rows: Sequence[object], header: Sequence[str] = HEADER) -> str:
    """Return the table with `rows` as CSV."""
    lines: list[Sequence[object]] = [header, *rows]
    return "\n".join(",".join(f'"{cell}"' for cell in one) for one in lines) + "\n"
