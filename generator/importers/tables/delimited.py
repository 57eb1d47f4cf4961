"""Tables in text files: which encoding, which separator, and where a quote is never closed.

The standard library's guess at separators (`csv.Sniffer`) takes minutes for hostile cells and takes apostrophes for
quotes, so the separator is counted here, in one pass.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from generator.importers.tables.rows import CannotImport, Row

_SEPARATORS = "\t;|,^"
"""Likeliest first: what stands in a header and is rare in names."""
_LOOKED_AT = 65536
_LINES_LOOKED_AT = 60
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""How Excel writes which separator a file uses."""
_LONGEST_CELL = 100_000
_HIGH = re.compile(rb"(.?)([\x80-\xff])(.?)", re.DOTALL)
_JOINING_MARKS = "\u2019\u00ad"


def rows_of_text(name: str, content: bytes) -> tuple[list[Row], list[str]]:
    """Return the rows in `content`, the bytes of a text file, and notes on how they were read."""
    text, encoding = decode(content)
    notes = [] if encoding in ("UTF-8", "ASCII") else [f"The file was read as {encoding}."]
    text = text.replace("\0", "")
    told = _SEPARATOR_LINE.match(text)
    separator = told.group(1) if told else separator_of(text)
    return list(_rows(name, text[told.end() :] if told else text, separator, 2 if told else 1)), notes


def decode(content: bytes) -> tuple[str, str]:
    """Return the text of `content` and the name of its encoding."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), "UTF-16"
    if content[:4096].count(0) > len(content[:4096]) // 4:
        even = content[0:4096:2].count(0) > content[1:4096:2].count(0)
        return content.decode("utf-16-be" if even else "utf-16-le", "replace"), "UTF-16"
    try:
        return content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        windows, mac = (_implausible(content[:_LOOKED_AT], encoding) for encoding in ("cp1252", "mac_roman"))
        if mac < windows:
            return content.decode("mac_roman"), "Mac Roman"
        return content.decode("cp1252", "replace"), "Windows-1252"


def _implausible(content: bytes, encoding: str) -> int:
    """Return how often `content` would look odd in `encoding`: a dash or sign inside a word, a letter in a number."""
    odd = 0
    for match in _HIGH.finditer(content):
        before, letter, after = (part.decode(encoding, "replace") for part in match.groups())
        between = (before.isalpha(), after.isalpha())
        if letter.isalpha():
            odd += not any(between) or before.isdigit() or after.isdigit() or (letter.isupper() and before.islower())
        elif letter not in _JOINING_MARKS:
            odd += all(between)
    return odd


def separator_of(text: str) -> str:
    """Return the separator of the cells in `text`: the one that most lines have equally often, outside quotes."""
    counts: dict[str, list[int]] = {separator: [] for separator in _SEPARATORS}
    for line in _lines_outside_quotes(text[:_LOOKED_AT]):
        for separator, found in counts.items():
            found.append(line.count(separator))
    best, best_score = ",", (0, 0)
    for separator, found in counts.items():
        usual = Counter(count for count in found if count).most_common(1)
        if usual:
            score = (usual[0][1], usual[0][0])
            if score > best_score:
                best, best_score = separator, score
    return best


def _lines_outside_quotes(text: str) -> Iterator[str]:
    """Yield the first lines of `text` without what stands between quotes."""
    outside = "".join(text.split('"')[::2])
    for number, line in enumerate(line for line in outside.splitlines() if line.strip()):
        if number == _LINES_LOOKED_AT:
            return
        yield line


def _rows(name: str, text: str, separator: str, begins: int) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    first = begins
    try:
        for cells in reader:
            yield Row(begins, tuple(cells))
            begins = first + reader.line_num
    except csv.Error as error:
        column = _last_quoted_column(text, separator, begins - first)
        raise CannotImport(f"{name} cannot be read past line {begins}, column {column}: {_reason(error)}") from None


def _reason(error: csv.Error) -> str:
    if "expected after" in str(error):
        return "a quote inside a cell has to be written twice."
    if "limit" in str(error):
        return f"a cell there has more than {_LONGEST_CELL:,} characters, or the quotes around it are never closed."
    return "the quotes around a cell are never closed."


def _last_quoted_column(text: str, separator: str, line: int) -> int:
    """Return the column, from 1, of the last cell in quotes of the row that begins in `line` (from 0)."""
    start = 0
    for _ in range(line):
        start = text.find("\n", start) + 1
    row = text[start : start + _LONGEST_CELL].split("\n", 1)[0]
    before, quote, _ = row.rpartition(f'{separator}"')
    return before.count(separator) + 2 if quote else 1
