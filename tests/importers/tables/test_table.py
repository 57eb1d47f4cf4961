"""Tables in whatever file they come: encodings, separators, workbooks, and what is no table at all."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importers.tables.rows import CannotImport
from generator.importers.tables.table import read_table
from tests.importers.workbooks import ods, packed, xlsx

ROWS = [("Código", "Nombre"), ("1", "Español básico – “uno”"), ("2", "Música")]


def cells(path: Path, sheet: str | None = None) -> list[tuple[str, ...]]:
    """Return the cells of the table at `path`."""
    return [row.cells for row in read_table(path, sheet).rows]


def refusal(path: Path, sheet: str | None = None) -> str:
    """Return why there is no table at `path`."""
    with pytest.raises(CannotImport) as caught:
        read_table(path, sheet)
    return str(caught.value)


ENCODINGS = {
    "utf-8": (),
    "utf-8-sig": (),
    "utf-16": ("The file was read as UTF-16.",),
    "utf-16-le": ("The file was read as UTF-16.",),
    "cp1252": ("The file was read as Windows-1252.",),
    "mac_roman": ("The file was read as Mac Roman.",),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_encodings_and_separators_are_found_out(encoding: str, separator: str, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes("\r\n".join(separator.join(row) for row in ROWS).encode(encoding))
    assert cells(path) == ROWS
    assert read_table(path).notes == ENCODINGS[encoding]


def test_an_apostrophe_is_no_quote_and_a_comma_in_quotes_no_separator(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("name,description\nEnglish,\"'Romeo and Juliet', 'Night'; and more\"\n", encoding="utf-8")
    assert cells(path)[1] == ("English", "'Romeo and Juliet', 'Night'; and more")


def test_excels_own_line_about_the_separator_is_heeded(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("sep=;\nname;credits\nArt;0,5\n", encoding="utf-8")
    assert cells(path) == [("name", "credits"), ("Art", "0,5")]
    assert read_table(path).rows[1].line == 3


def test_a_quote_that_is_never_closed_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text('code,name\n1,Art\n2,"Band\n' + "3,Choir\n" * 5, encoding="utf-8")
    told = "export.csv cannot be read past line 3, column 2: the quotes around a cell are never closed."
    assert refusal(path) == told
    path.write_text('code,name\n1,"The "best" art"\n', encoding="utf-8")
    assert "line 2, column 2: a quote inside a cell has to be written twice." in refusal(path)


@pytest.mark.parametrize(
    "text", ['"' * 65535, '"a' + "b," * 60000, 'a\n"' + "c" * 200_000], ids=lambda text: text[:3]
)
def test_hostile_text_gets_one_sentence(text: str, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(text, encoding="utf-8")
    assert "\n" not in refusal(path)
    assert len(refusal(path)) < 200


@pytest.mark.parametrize("text", [',"' * 32768, "a," * 32768], ids=lambda text: text[:3])
def test_hostile_text_that_is_a_table_is_read_at_once(text: str, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(text, encoding="utf-8")
    assert len(cells(path)) == 1


OTHERS = {
    b"%PDF-1.7 ...": "export.csv is a PDF document, not a table.",
    b"\x89PNG\r\n": "export.csv is a picture, not a table.",
    b"<html><table>": "export.csv is a web page, not a table.",
    b"": "export.csv has no rows.",
    b"\n\n  \n": "export.csv has no rows.",
    b"PK\x03\x04 and then nothing": "export.csv is damaged or no workbook.",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old": "export.csv is damaged or no workbook.",
}


@pytest.mark.parametrize("content", OTHERS, ids=str)
def test_what_is_no_table_is_told_in_one_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(content)
    assert refusal(path).startswith(OTHERS[content])


def test_a_workbook_is_read_like_a_text_file(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Code", "Name", "Credits"], ["0041", "Welding I", 0.5], [42, "Welding II", 1]]
    for name, content in (("a.xlsx", xlsx({"Courses": rows})), ("a.ods", ods({"Courses": rows}))):
        (tmp_path / name).write_bytes(content)
        assert cells(tmp_path / name)[1:] == [("0041", "Welding I", "0.5"), ("42", "Welding II", "1")]


def test_a_cell_without_a_type_in_an_open_document_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    path.write_bytes(ods({"a": [["Code", "Name"], ["1", "Art"]]}, typed=False))
    assert cells(path) == [("Code", "Name"), ("1", "Art")]


def test_a_sheet_is_chosen_by_its_name_and_the_others_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx({"Notes": [["By", "Kim"]], "Courses": [["Code"], ["1"]]}))
    assert cells(path, "courses") == [("Code",), ("1",)]
    assert 'Not read: "Notes" (see --sheet).' in read_table(path, "Courses").notes
    assert refusal(path, "Coursse").startswith('a.xlsx has no sheet "Coursse". Did you mean "Courses"?')
    text = tmp_path / "a.csv"
    text.write_text("Code\n1\n", encoding="utf-8")
    assert refusal(text, "Courses") == "a.csv is a text file and has no sheets. Leave out --sheet."


def test_merged_cells_count_for_each_of_their_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows: list[list[object]] = [["Department", "Name"], ["Math", "Algebra"], ["", "Geometry"], ["Science", "Biology"]]
    path.write_bytes(xlsx({"a": rows}, merged=["A2:A3"]))
    assert [row[0] for row in cells(path)] == ["Department", "Math", "Math", "Science"]
    assert "1 merged cells: each of their rows got what they say." in read_table(path).notes


def test_a_workbook_that_would_fill_the_memory_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx({"a": [["Code"], ["1"]]}))
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive, zipfile.ZipFile(content, "w") as far:
        for part in archive.infolist():
            text = archive.read(part).replace(b'r="A2"', b'r="XFD1048576"')
            far.writestr(part.filename, text)
    path.write_bytes(content.getvalue())
    assert "unpacks to more than can be read" in refusal(path)


def told_of(content: bytes, name: str) -> str:
    """Return the sentence about a file of `content`, nothing when it is a table."""
    path = _SCRATCH / name
    path.write_bytes(content)
    try:
        read_table(path)
    except CannotImport as problem:
        return str(problem)
    return ""


@given(st.binary(max_size=300) | st.text(alphabet=',;"\n\r\t|a1 \0', max_size=200).map(str.encode))
def test_any_bytes_are_a_table_or_get_one_sentence(content: bytes) -> None:
    assert "\n" not in told_of(content, "any.csv")


@given(st.lists(st.tuples(st.integers(0, 2**16), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_workbook_with_changed_bytes_is_read_or_gets_one_sentence(changes: list[tuple[int, int]]) -> None:
    content = bytearray(_WORKBOOK)
    for place, byte in changes:
        content[place % len(content)] = byte
    assert "\n" not in told_of(bytes(content), "any.xlsx")


_SCRATCH = Path()
_WORKBOOK = xlsx({"a": [["Code", "Name"], ["1", "Art"]]})


@pytest.fixture(autouse=True, scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give the laws a folder to write into, the same for all examples."""
    global _SCRATCH
    _SCRATCH = tmp_path_factory.mktemp("any")


def document(cells_of_a_row: str, rows: int, before: str = "") -> bytes:
    """Return an OpenDocument file with one row that stands there many times."""
    spaces = " ".join(f'xmlns:{name}="urn:{name}"' for name in ("office", "table", "text"))
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cells_of_a_row}</table:table-row>'
    return packed({"content.xml": f"<table:table {spaces}>{before}{row}</table:table>".encode()})


def sheet(*rows: str) -> bytes:
    """Return an Excel sheet with `rows`, each with a prefix on its tags."""
    text = f'<x:worksheet xmlns:x="a"><x:sheetData>{"".join(rows)}</x:sheetData></x:worksheet>'
    return packed({"xl/elsewhere/one.xml": text.encode()})


FAR = '<x:row><x:c t=">" r{}"XFD1048576"><x:v>1</x:v></x:c></x:row>'


@pytest.mark.parametrize(
    "content",
    [
        sheet("<x:row><x:c r='a1'><x:v>1</x:v></x:c></x:row>", FAR.format("=")),
        sheet(FAR.format(" " * 20 + "=" + " " * 20)),
        sheet(
            '<x:row r="1"><x:c r="XFD1"><x:v>1</x:v></x:c></x:row>',
            '<x:row r="1048576"><x:c><x:v>1</x:v></x:c></x:row>',
        ),
        document('<table:table-cell office:value="1" table:number-columns-repeated="9999999999"/>', 1),
        document(
            '<table:table-cell table:number-columns-repeated="9000"/><table:table-cell><text:p/></table:table-cell>',
            9000,
        ),
        document(
            "<table:table-cell table:number-columns-repeated = '99999'><text:p>1</text:p></table:table-cell>", 99_999
        ),
        document(
            '<table:table-cell><table:table/></table:table-cell><table:table-cell office:value="1"/>',
            1,
            '<table:table-row table:number-rows-repeated="9999999"/>',
        ),
    ],
    ids=[
        *("far from the first", "spaces around the sign", "a row of its own number"),
        *("filled and closed", "empty before a filled one", "rows of many cells", "a table in a cell"),
    ],
)
def test_a_workbook_that_lays_out_endless_cells_is_refused_before_it_is_opened(
    content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "export.xlsx"
    path.write_bytes(content)
    assert "unpacks to more than can be read" in refusal(path)


@pytest.mark.parametrize(
    "broken",
    [
        '<x:row><x:c t="<c "r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
        "<x:row><x:c r=A1><x:v>1</x:v></x:c></x:row>",
    ],
)
def test_a_sheet_that_is_no_xml_is_refused_before_it_is_opened(broken: str, tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    path.write_bytes(sheet(FAR.format("=").replace("1048576", "1"), broken))
    assert refusal(path) == "export.xlsx is damaged or no workbook. Open it and save it again as xlsx or CSV."


def test_entities_of_a_sheet_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    text = '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData>&a;</sheetData></worksheet>'
    path.write_bytes(packed({"xl/worksheets/sheet1.xml": text.encode()}))
    assert "is damaged or no workbook" in refusal(path)


def test_a_binary_workbook_is_named(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsb"
    path.write_bytes(packed({"xl/workbook.bin": b"x"}))
    assert refusal(path) == "export.xlsb is a binary workbook (.xlsb). Open it and save it as .xlsx or CSV."


def test_formatted_cells_without_contents_take_no_room(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    with zipfile.ZipFile(io.BytesIO(xlsx({"one": ROWS}))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    empty = b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    path.write_bytes(packed(parts | {name: parts[name].replace(b"</sheetData>", empty)}))
    assert cells(path) == ROWS


def test_empty_cells_at_the_end_of_a_document_take_no_room(tmp_path: Path) -> None:
    path = tmp_path / "export.ods"
    with zipfile.ZipFile(io.BytesIO(ods({"one": ROWS}))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    cell = b'<table:table-cell table:number-columns-repeated="16384"/>'
    empty = b'<table:table-row table:number-rows-repeated="1048000">' + cell
    parts["content.xml"] = parts["content.xml"].replace(
        b"</table:table>", empty + b"</table:table-row></table:table>"
    )
    path.write_bytes(packed(parts))
    assert cells(path) == ROWS
