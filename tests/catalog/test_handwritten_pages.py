"""A hand-written page is published as it is, or kept from the site with one finding in the line where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalog.handwritten_pages import MAXIMUM_BYTES, read_page
from generator.catalog.load import load
from generator.model.findings import Finding
from tests.builders import course, write

BOMB = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'lol'}]\n" for n in range(9))
UNUSABLE = {
    "not UTF-8": (b"# About\n\ncaf\xe9\n", "F101", 3, "The file is not saved as UTF-8 text"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\xff", "F101", 1, "This is not a text file"),
    "too large": (b"words " * (MAXIMUM_BYTES // 6 + 1), "F103", 1, "The file is larger than 64 KB"),
    "an alias bomb": (f"---\n{BOMB}---\n".encode(), "F103", 2, "A mark (&) is not allowed"),
    "deep lists above": (b"---\nhide: " + b"[" * 25 + b"]" * 25 + b"\n---\n", "F103", 2, None),
    "no YAML": (b"---\ntitle: a: b\n---\n", "F101", 2, None),
    "a number for a list": (b"---\ntitle: Us\nhide: 3\n---\n", "F108", 3, '"hide" does not say what to hide'),
    "a number for a title": (b"---\ntitle: 3\n---\n", "F108", 2, '"title" needs text'),
    "a field twice": (b"---\ntitle: Us\ntitle: We\n---\n", "F108", 3, '"title" is written twice'),
    "an unknown field": (b"---\ntemplate: 404.html\n---\n", "F108", 2, 'Unknown field "template"'),
    "a list for fields": (b"---\n- title\n---\n", "F108", 2, "The first lines of the page hold no fields"),
    "no end": (b"---\ntitle: Us\n", "F108", 1, "The first lines of the page do not end"),
    "open brackets": (b"Us\n\n" + b"[" * 4000, "F108", 3, "More than 20 brackets are open"),
    "deep lists": (b"1. " * 2000, "F108", 1, "Lists and quotations are nested more than 20 levels deep"),
    "deep quotations": (b">" * 2000, "F108", 1, "Lists and quotations are nested more than 20 levels deep"),
    "deep indentation": (b"- a\n" + b"    " * 500 + b"- b", "F108", 2, None),
    "half an address": (b"Us\n\n[map](http://[)\n", "F108", 3, "A link that is no web address"),
    "half a declaration": (b"Us\n\n<![x[\n", "F108", 1, "The page cannot be read as Markdown"),
    "signs": (b"[a](" * 8000, "F108", 1, None),
    "tags": (b"Us\n\n" + b"<a \n\n" * 4000, "F108", 43, "More than 20 signs < are open"),
    "lines": (b"a\n\n" * 8000, "F108", None, "Too many lines or signs"),
    "hidden": ("Us\n\n\u202eevil\n".encode(), "T952", 3, None),
    "a script": (b"Us\n\n<script>alert(1)</script>\n", "F109", 3, "The page contains a script"),
    "a frame": (b"<iframe src=x></iframe>\n", "F109", 1, "The page contains a frame"),
    "a handler by Markdown": (b"# Us {: onclick=alert(1) }\n", "F109", 1, "The page contains an event handler"),
    "a style": (b"Us\n\n<p style='display:none'>no</p>\n", "F109", 3, "The page contains a style"),
    "a script in a link": (b"[us](javascript:alert(1))\n", "F109", 1, "The page contains a script in a link"),
}


def found(folder: Path, content: bytes, allowed: tuple[str, ...] = ()) -> list[Finding]:
    (folder / "about.md").write_bytes(content)
    page, _, findings = read_page(folder, "about.md", allowed)
    assert (page is None) == bool(findings)
    return findings


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_page_that_cannot_be_published_has_one_finding_in_its_line(name: str, tmp_path: Path) -> None:
    content, code, line, title = UNUSABLE[name]
    (finding,) = found(tmp_path, content)
    assert finding.code == code
    assert finding.place.position
    assert line in (None, finding.place.position.line)
    assert title in (None, finding.title)
    assert finding.fix


def test_fields_and_words_of_a_page_are_read(tmp_path: Path) -> None:
    (tmp_path / "about.md").write_text('---\ntitle: "Us: all"\nhide: toc\n---\n# Hello\n', encoding="utf-8")
    page, _, findings = read_page(tmp_path, "about.md")
    assert findings == []
    assert page is not None
    assert (page.title, set(page.hide), page.body) == ("Us: all", {"toc"}, "# Hello\n")


@pytest.mark.parametrize(
    "harmless",
    [
        "`<script>` and onclick in words",
        "| a | b |\n|:--|--:|\n| 1 | 2 |\n",
        "    <iframe>\n",
        "<div class='wide'><b>x</b></div>",
        "<b title='a <script> tag'>x</b>",
        "A [link][1] and ![picture](map.png).\n\n[1]: https://example.org/\n",
        "- a\n    - b\n        - c\n            - d\n",
    ],
)
def test_harmless_html_and_markdown_stay(harmless: str, tmp_path: Path) -> None:
    assert found(tmp_path, harmless.encode()) == []


def test_what_the_settings_allow_by_name_stays(tmp_path: Path) -> None:
    frame = b"<iframe src='https://example.org/' onload=x></iframe>"
    assert [one.value for one in found(tmp_path, frame, ("iframe",))] == ["onload"]
    assert found(tmp_path, frame, ("iframe", "onload")) == []


def test_the_check_of_a_catalog_reads_its_pages(tmp_path: Path) -> None:
    folder = write(tmp_path / "catalog", course("other"))
    (folder / "about.md").write_text("Us\n\n<script>1</script>\n", encoding="utf-8")
    (finding,) = (one for one in load(folder).findings if one.code == "F109")
    assert finding.place.file == "about.md"
    folder = write(tmp_path / "other", course("other"), allowed_html=["script"])
    (folder / "about.md").write_text("Us\n\n<script>1</script>\n", encoding="utf-8")
    assert [one.code for one in load(folder).findings] == []
