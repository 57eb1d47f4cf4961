"""Tables of projections made in place, in the layouts of the nation and of the states."""

from __future__ import annotations

from collections.abc import Sequence

from tests.importers.workbooks import xlsx

_NATIONAL = [
    "2024 National Employment Matrix title",
    "2024 National Employment Matrix code",
    "Occupation type",
    "Employment, 2024",
    "Employment, 2034",
    "Employment change, numeric, 2024–34",
    "Employment change, percent, 2024–34",
    "Occupational openings, 2024–34 annual average",
    "Median annual wage, dollars, 2024[1]",
]
STATE = (
    "State FIPS,Area Name,Occupation Code,Occupation Name,Base Year,Base,Projected Year,Projection,Change,"
    "Percent Change,Average Annual Openings\n"
)


def national(*rows: Sequence[object]) -> bytes:
    """Return a workbook whose Table 1.2 has `rows` of code, type, change in percent and openings in thousands."""
    lines: list[Sequence[object]] = [
        ["Table 1.2 Occupational projections, 2024–34 (Employment in thousands)"],
        _NATIONAL,
        *(["People", code, kind, 1.5, 2.5, 1, growth, openings, 50000] for code, kind, growth, openings in rows),
        ["Footnotes:"],
        ["[1] Data are from the survey."],
    ]
    return xlsx({"Index": [["Tables"]], "Table 1.2": lines})
