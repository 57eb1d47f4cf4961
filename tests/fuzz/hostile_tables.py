"""Tables that break readers: cells replaced, workbooks mutated inside, bytes cut and copied."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Sequence

from hypothesis import strategies as st

from tests.fuzz.hostile_text import built_from, mutated
from tests.importers.outlook.tables import STATE, national
from tests.importers.wages.survey import HEADER, row
from tests.importers.workbooks import ods, packed, xlsx

Rows = Sequence[Sequence[object]]

COURSES: Rows = (
    ("Course Number", "Course Title", "Department", "Grade Level", "Credits", "Prerequisites", "Course Description"),
    ("HT 210", "Kitchen Basics", "CTE", "9-12", "1", "", "Knives, heat and hygiene."),
    ("HT 330", "Bakery and Pastry", "CTE", "11-12", "0.5", "HT 210", "Breads, doughs and desserts."),
)
WAGES: Rows = (HEADER, row("Colorado", "51-4121"), row("U.S.", "51-4121", O_GROUP="broad", H_PCT90="#"))
OUTLOOK: Rows = (STATE.strip().split(","), (8, "Colorado", "51-4121", "Welders", 2022, 9, 2032, 10, 1, "4.5", 1200))

CELLS = st.one_of(
    st.sampled_from(
        (
            *(
                "",
                " ",
                "0",
                "-1",
                "1e999",
                "nan",
                "inf",
                "1,2,3",
                "9" * 400,
                "½",
                "12-Sep",
                "9999-12-31",
                "TRUE",
                "#",
            ),
            *("*", "**", "~", "=1+1", '="001"', "=" * 90, "<b>", "&amp;", "<" * 90, "\0", "\u202e", "\ud7ff", "\x85"),
            *("a" * 4_001, "a " * 5_000, ". " * 2_000, "or " * 1_500, "(" * 2_000, '"' * 99, "'" * 99, "\n" * 50),
            *("51-4121", "U.S.", "HT 210", "C or better in HT 210", "HT 330", "Algebra I", "{a: b}", "- a", "a: # b"),
            *(1e300, -0.0, 2**70, True, float("inf"), 0.1 + 0.2, 45_000),
        )
    ),
    st.text(max_size=12),
    built_from(("or", " ", "and ", "(", ")", ";", ".", ",", "HT 210", "grade", "9", "-", "of ", "one ", "/", "é")),
)
XML = (
    *(
        "<",
        ">",
        '"',
        "/>",
        "<c ",
        'r="',
        ' r="XFD1048576"',
        ' t="s"',
        ' t="d"',
        ' t="b"',
        ' t="e"',
        ' s="9999"',
        "</c>",
    ),
    *("<v>", "</v>", "<row>", "</row>", "<f>", "<is>", "&#0;", "&amp;", "&x;", "<!DOCTYPE a [", "<!--", "<![CDATA["),
    *('<mergeCell ref="A1:XFD9"/>', "<table:table-cell", "<table:table-row", ' office:value-type="date"', "1e999"),
    *(' table:number-columns-repeated="99999"', ' table:number-rows-repeated="99999"', "<text:p>", "-1", "\0", "é"),
)


def hostile_rows(rows: Rows) -> st.SearchStrategy[Rows]:
    """Return `rows` with a few cells replaced, and lines left out or written twice."""
    width = max(map(len, rows))
    place = st.tuples(st.integers(0, len(rows) - 1), st.integers(0, width), CELLS)

    def changed(drawn: tuple[list[tuple[int, int, object]], list[int]]) -> Rows:
        found = [list(one) for one in rows]
        for line, column, cell in drawn[0]:
            found[line][column : column + 1] = [cell]
        return [found[line] for line in drawn[1]]

    order = st.just(list(range(len(rows)))) | st.lists(st.integers(0, len(rows) - 1), max_size=6)
    return st.tuples(st.lists(place, max_size=4), order).map(changed)


def text_file(rows: Rows, separator: str = ",", encoding: str = "utf-8") -> bytes:
    """Return `rows` as a text file."""
    written = io.StringIO()
    csv.writer(written, delimiter=separator).writerows(rows)
    return written.getvalue().encode(encoding, "replace")


def _repacked(content: bytes, change: Callable[[str], str]) -> bytes:
    """Return a workbook in which the text of each sheet went through `change`."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return packed(
        {
            name: change(text.decode()).encode("utf-8", "replace")
            if "sheet" in name or name == "content.xml"
            else text
            for name, text in files.items()
        }
    )


@st.composite
def hostile_files(draw: st.DrawFn, rows: Rows) -> tuple[str, bytes]:
    """Return a file's name and bytes: `rows` mutated as cells, as XML or as bytes, in any form of a table."""
    found = draw(hostile_rows(rows))
    form = draw(st.sampled_from(("csv", "tsv", "xlsx", "ods", "zip")))
    if form in ("csv", "tsv"):
        content = text_file(
            found, draw(st.sampled_from(",;\t|")), draw(st.sampled_from(("utf-8", "utf-16", "cp1252")))
        )
    else:
        sheets = {draw(st.sampled_from(("Sheet1", "Table 1.2", "a'b<"))): found}
        content = ods(sheets, typed=draw(st.booleans())) if form == "ods" else xlsx(sheets)
        if draw(st.booleans()):
            content = _repacked(content, lambda text: draw(mutated(text, XML)))
        if form == "zip":
            content = packed({"a/all_data_M_2025.xlsx": content, "b.csv": text_file(found)})
    if draw(st.integers(0, 3)) == 0:
        content = draw(_spoiled(content))
    return f"state_M2025_dl.{form}", content


@st.composite
def _spoiled(draw: st.DrawFn, content: bytes) -> bytes:
    """Return `content` with a few bytes cut, copied or put in."""
    for _ in range(draw(st.integers(1, 3))):
        begin = draw(st.integers(0, len(content)))
        end = min(len(content), begin + draw(st.integers(0, 30)))
        content = content[:begin] + draw(st.binary(max_size=6) | st.just(content[begin:end] * 2)) + content[end:]
    return content


PROJECTIONS = national(("51-4121", "Line item", 2.5, 45.6))
