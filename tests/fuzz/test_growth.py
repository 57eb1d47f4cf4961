"""A file as long as it may be is read at once: any token repeated, through reader, messages and places."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest

from generator.catalog.handwritten_pages import MAXIMUM_BYTES, read_page
from generator.catalog.locate import locate
from generator.catalog.messages.unquoted_comments import cut_off_texts
from generator.catalog.read import read_text
from generator.catalog.text_checks import check_texts
from generator.catalog.validate import check_shape
from generator.importers.tables.rows import CannotImport
from generator.importers.tables.table import read_table
from generator.importers.translations.formats import read_returned
from tests.effort import worked_off
from tests.fuzz.hostile_text import MARKDOWN_TOKENS, YAML_TOKENS
from tests.laws import NIGHT

FILE = "a/courses/b.yaml"
LENGTH = 250_000
PAIRS = tuple((one, other) for one in YAML_TOKENS for other in YAML_TOKENS if one != other)
SOME = PAIRS if NIGHT else PAIRS[::150]
PLACES = ("{}", "name: {}", 'name: "{}', "name: '{}'", "# {}", "{}: x", "grades: [{}]", "description: >\n  {}")


@pytest.mark.parametrize("place", PLACES)
def test_a_token_repeated_a_hundred_thousand_times_is_read_at_once(place: str) -> None:
    with worked_off():
        for token in (*YAML_TOKENS, *map("".join, SOME)):
            text = place.format((token * (LENGTH // len(token) + 1))[:LENGTH])
            source, findings = read_text(FILE, text)
            if source:
                shaped = check_shape("course", FILE, source.value, source.written, source.commented)
                findings = [*findings, *shaped.findings, *check_texts("course", FILE, shaped.value, text)]
                findings += cut_off_texts("course", FILE, shaped.value, source.commented)
            locate(findings, {FILE: text})


MARKDOWN = (*MARKDOWN_TOKENS, "a \n", "a\n\n", "- a\n", "> a\n")
PARTS_OF_PAGES = (
    *("{}", "---\ntitle: {}\n---\n", "# {}", "|a|b|\n|-|-|\n|{}", "- a\n\n    {}", "*[a]: {}\n\na", "[^1]: {}"),
    *("!!! note\n    {}", "a\n: {}", "```\n{}", "<div markdown>{}"),
)


@pytest.mark.parametrize("part", PARTS_OF_PAGES if NIGHT else PARTS_OF_PAGES[::6])
def test_a_token_repeated_through_a_page_is_read_or_refused_at_once(tmp_path: Path, part: str) -> None:
    with worked_off():
        for token in MARKDOWN:
            text = part.format(token * ((MAXIMUM_BYTES - len(part)) // len(token.encode())))
            (tmp_path / "page.md").write_text(text, encoding="utf-8")
            read_page(tmp_path, "page.md")


def test_lists_in_a_footnote_nest_no_deeper_than_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("# A\n\n[^1]: " + "1. " * 20_000, encoding="utf-8")
    page, _, (finding,) = read_page(tmp_path, "page.md")
    assert page is None
    assert (finding.value, finding.place.position and finding.place.position.line) == ("deep lists", 3)


CELLS = (*",;|\t\"'\n\r\0<&=é a0", ',"', '",', '""', '"\n', "a,", "a;b,", "\r\n", "<b>", "&amp;", " or ", "1.", "(1)")


@pytest.mark.parametrize("part", ["{}", "Course Title,Credits\n{}", 'Course Title,Credits\na,"{}', "a\tb\n{}\n1\t2"])
def test_a_token_repeated_through_a_table_is_read_or_refused_at_once(tmp_path: Path, part: str) -> None:
    file = tmp_path / "courses.csv"
    with worked_off():
        for token in CELLS if NIGHT else CELLS[::2]:
            file.write_text(part.format(token * (LENGTH // len(token))), encoding="utf-8", newline="")
            with suppress(CannotImport):
                read_table(file)


SPACE = 'xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"'
PO = ('"', "\\", "#", "#~ ", 'msgid "a"\n', 'msgstr "b"\n', '"a"\n', "\n", "#, fuzzy\n", "msgctxt ", "[", "%", "é")
XLIFF = (
    "<unit>",
    "<unit><source>a</source>",
    "<source>",
    "<segment>",
    "<group>",
    "<a>",
    "a",
    "&amp;",
    "<!--",
    "<unit/>",
)
RETURNED = (
    *(("x.po", "{}", token) for token in PO),
    *(("x.po", 'msgid "{}', token) for token in PO),
    *(("x.csv", "key,original,translation es\n{}", token) for token in CELLS),
    *(("x.xlf", f"<xliff {SPACE}>{{}}", token) for token in XLIFF),
)


def test_a_token_repeated_through_a_translation_is_read_or_refused_at_once() -> None:
    with worked_off():
        for name, part, token in RETURNED:
            text = part.format(token * (LENGTH // len(token)))
            if token.startswith("<") and not token.startswith("<!"):
                names = re.findall(r"<(\w+)>", token)[:1]
                text += "".join(f"</{one}>" for one in names) * (LENGTH // len(token)) + "</xliff>"
            with suppress(CannotImport):
                read_returned(name, text.encode())
