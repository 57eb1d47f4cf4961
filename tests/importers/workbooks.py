"""Small workbooks made in place, as spreadsheet programs write them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

Sheets = Mapping[str, Sequence[Sequence[object]]]
_TYPES = """\
<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "{}</Relationships>"
)
_RELATION = (
    '<Relationship Id="{id}" Target="{to}"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}"/>'
)
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def xlsx(sheets: Sheets, *, merged: Sequence[str] = ()) -> bytes:
    """Return an Excel workbook with `sheets`; in each, the cells of `merged` ranges are merged."""
    root = _RELATION.format(id="rId1", type="officeDocument", to="xl/workbook.xml")
    names = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets, start=1)
    )
    related = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    parts = (
        _RELATION.format(id=f"rId{number}", type="worksheet", to=f"worksheets/sheet{number}.xml")
        for number in range(1, len(sheets) + 1)
    )
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS.format(root),
        "xl/workbook.xml": f"<workbook {_MAIN} {related}><sheets>{names}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _RELATIONS.format("".join(parts)),
    }
    for number, rows in enumerate(sheets.values(), start=1):
        files[f"xl/worksheets/sheet{number}.xml"] = _sheet(rows, merged)
    return packed({name: text.encode() for name, text in files.items()})


def _sheet(rows: Sequence[Sequence[object]], merged: Sequence[str]) -> str:
    lines = (
        f'<row r="{line}">{"".join(_cell(f"{_letters(at)}{line}", value) for at, value in enumerate(row))}</row>'
        for line, row in enumerate(rows, start=1)
    )
    ranges = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
    tail = f'<mergeCells count="{len(merged)}">{ranges}</mergeCells>' if merged else ""
    return f"<worksheet {_MAIN}><sheetData>{''.join(lines)}</sheetData>{tail}</worksheet>"


def _letters(at: int) -> str:
    """Return how a column is called: A for 0, Z for 25, AA for 26."""
    return ("" if at < 26 else _letters(at // 26 - 1)) + chr(65 + at % 26)


def _cell(place: str, value: object) -> str:
    if isinstance(value, (int, float)):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>' if value != "" else ""


def ods(sheets: Sheets, *, typed: bool = True) -> bytes:
    """Return an OpenDocument spreadsheet with `sheets`; some programs leave out the types of its cells."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}">'
        + "".join(
            f"<table:table-row>{''.join(_ods_cell(one, typed) for one in row)}</table:table-row>" for row in rows
        )
        + "</table:table>"
        for name, rows in sheets.items()
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    files = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"<office:document-content {spaces}>{body}</office:document-content>",
        "META-INF/manifest.xml": (
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
        ),
    }
    return packed({name: text.encode() for name, text in files.items()})


def _ods_cell(value: object, typed: bool) -> str:
    kind = ""
    if typed:
        number = isinstance(value, (int, float))
        kind = f' office:value-type="float" office:value="{value}"' if number else ' office:value-type="string"'
    return f"<table:table-cell{kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return a zip with `files`: the same bytes at any time, so that a failure can be tried again."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def xls(rows: Sequence[Sequence[str | tuple[float, bool]]]) -> bytes:
    """Return an old Excel workbook (BIFF8 in an OLE container) with one sheet, "Sheet1".

    A cell is text, or a number and whether it is shown as a day.
    """

    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    def begin(kind: int) -> bytes:
        return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))

    end = record(0x0A, b"")
    formats = [record(0xE0, struct.pack("<HHH", 0, shown, 0) + bytes(14)) for shown in (0, 14)]
    workbook = begin(5) + record(0x42, struct.pack("<H", 1200)) + b"".join(formats)
    name = b"Sheet1"
    at = len(workbook) + 4 + 8 + len(name) + len(end)
    workbook += record(0x85, struct.pack("<IBBBB", at, 0, 0, len(name), 0) + name) + end + begin(0x10)
    workbook += record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                words = struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le")
                workbook += record(0x204, struct.pack("<HHH", line, column, 0) + words)
            else:
                workbook += record(0x203, struct.pack("<HHHd", line, column, cell[1], cell[0]))
    return _in_container(workbook + end)


def _in_container(stream: bytes) -> bytes:
    """Return an OLE container with the one stream "Workbook": a header, a table of sectors, a folder, the stream."""
    size, last, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
    sectors = max(8, -(-len(stream) // size))

    def entry(name: str, kind: int, first: int, length: int, child: int) -> bytes:
        words = f"{name}\0".encode("utf-16-le")
        head = words.ljust(64, b"\0") + struct.pack("<HBBIII", len(words), kind, 1, free, free, child)
        return head + bytes(16) + struct.pack("<IQQIQ", 0, 0, 0, first, length)

    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, last, 0, last, 0, 0) + b"\xff" * 432
    table = [0xFFFFFFFD, last, *range(3, sectors + 2), last]
    folder = entry("Root Entry", 5, last, 0, 1) + entry("Workbook", 2, 2, sectors * size, free)
    return (
        header
        + struct.pack("<128I", *table, *[free] * (128 - len(table)))
        + folder.ljust(size, b"\0")
        + stream.ljust(sectors * size, b"\0")
    )
