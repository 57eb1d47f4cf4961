"""Hand-written Markdown pages, read safely: what stands in their front matter, and what keeps one from the site.

A page is a door like any other file. Markdown itself stops at nothing: it takes minutes for a few thousand brackets
that are never closed, ends in an error for deep nesting, and hands on scripts. So the size, the nesting and the
brackets of a page are bounded before it is rendered here, as the site will render it, and then it is looked through.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from generator.catalog.active_html import active_html
from generator.catalog.file_rules import ACTIVE_HTML, UNUSABLE_PAGE
from generator.catalog.messages.close_matches import close_matches
from generator.catalog.messages.syntax_errors import syntax_error
from generator.catalog.messages.unreadable_files import too_large, unsafe_yaml
from generator.catalog.messages.wording import shortened
from generator.catalog.read import HIDDEN, hidden_character, text_of
from generator.catalog.yaml.guard import MAXIMUM_DEPTH, UnsafeYaml
from generator.catalog.yaml.reader import Value, find_spans, read_data, read_document
from generator.model.findings import Finding
from generator.model.places import Place, Position, join_pointer, lines_of

ENDING = ".md"
MARKDOWN = ("toc", "tables", "fenced_code", "abbr", "admonition", "attr_list", "def_list", "footnotes")
"""The extensions of Markdown that every page is rendered with: those of MkDocs, then the site's."""
MAXIMUM_BYTES = 64 * 1024
HIDEABLE = ("toc", "path")
"""What a page can hide: its list of headings, and the way to it."""
_START = Position(1, 1)
_WORDS: Mapping[str, Mapping[str, str]] = read_data(Path(__file__).parent / "messages" / "unusable_pages.yaml")
_FIELDS = ("title", "description", "hide")
_FENCE = re.compile(r"---[ \t]*\Z")
_MARKS = re.compile(r"(?:[ \t]*(?:>|[-*+:](?=[ \t])|[0-9]+\.(?=[ \t])))*[ \t]*")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]]*\]:")
_INDENT = 4
_BRACKETS = re.compile(r"[\[\]]")
_SIGNS = re.compile(r"_|[^\w\s.,;'\"?|%]")
_OPEN_TAG = re.compile(r"<[A-Za-z!/?][^<>]*(?=<|\Z)")
MAXIMUM_WORK = 10_000_000
"""The most that the work for a page may add up to: for each paragraph its signs times its length, as Markdown looks
from nearly every sign to the end of the paragraph, and for each line as much as 1,000 of these steps."""
_LINE_WORK = 1_000


@dataclass(frozen=True, slots=True)
class HandwrittenPage:
    """A page as it was written: `title` and `description` (empty where it says none), what it hides, its Markdown."""

    body: str
    title: str = ""
    description: str = ""
    hide: frozenset[str] = frozenset()


def read_page(
    folder: Path, file: str, allowed: Collection[str] = ()
) -> tuple[HandwrittenPage | None, str, list[Finding]]:
    """Return the page in `file` (relative to `folder`), None when it cannot be published; its text; what is wrong.

    `allowed` are the elements and attributes of HTML that catalog.yaml permits although they do something.
    """
    text, problem = text_of(folder, file)
    if problem is None and len(text.encode("utf-8", "replace")) > MAXIMUM_BYTES:
        problem = too_large(file, len(text.encode("utf-8", "replace")), MAXIMUM_BYTES)
    if problem is None and (hidden := HIDDEN.search(text)):
        problem = hidden_character(file, text, hidden)
    if problem:
        return None, text, [problem]
    try:
        page = _parse(file, text)
    except _Unusable as refused:
        return None, text, [refused.finding]
    active = list(_active(file, text, _rendered(page.body), allowed))
    return (None if active else page), text, active


class _Unusable(Exception):
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.what)
        self.finding = finding


def _unusable(file: str, cause: str, at: Position, **names: object) -> _Unusable:
    """Return the finding for a `cause` in `messages/unusable_pages.yaml`, with `names` put into its words."""
    known = {"fields": " or ".join(_FIELDS), "depth": MAXIMUM_DEPTH, "signs": MAXIMUM_WORK, **names}
    title, what, fix = (_WORDS[cause][part].format(**known) for part in ("title", "what", "fix"))
    return _Unusable(UNUSABLE_PAGE.finding(Place(file, position=at), title, what, fix=fix.strip(), value=cause))


def _parse(file: str, text: str) -> HandwrittenPage:
    lines = lines_of(text)
    begin = 0
    fields: dict[str, Value] = {}
    if _FENCE.match(lines[0]):
        end = next((number for number, line in enumerate(lines[1:], 1) if _FENCE.match(line)), 0)
        if not end:
            raise _unusable(file, "open front matter", _START)
        begin = end + 1
        fields = _front_matter(file, "\n".join(["", *lines[1:end]]))
    body = "\n".join(lines[begin:])
    _check_structure(file, lines, begin)
    page = HandwrittenPage(
        body,
        str(fields.get("title", "")),
        str(fields.get("description", "")),
        frozenset(map(str, _as_list(fields.get("hide", [])))),
    )
    _check_links(file, lines, begin, body)
    return page


def _as_list(value: Value) -> list[Value]:
    return value if isinstance(value, list) else [value]


def _front_matter(file: str, text: str) -> dict[str, Value]:
    """Return the fields in `text`, which has as many lines before them as the page."""
    try:
        document = read_document(text)
        value = document.value
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise _unusable(file, "no fields", Position(2, 1))
        spans = find_spans(text, frozenset(join_pointer("", name) for name in value))
    except UnsafeYaml as problem:
        raise _Unusable(unsafe_yaml(file, problem)) from None
    except yaml.YAMLError as error:
        raise _Unusable(syntax_error(file, error, text)) from None
    if document.repeated:
        pointer, _, second = document.repeated[0]
        raise _unusable(file, "repeated", second, name=pointer.rpartition("/")[2])
    for name, said in value.items():
        span = spans.get(join_pointer("", name))
        at = (span.key or span.value) if span else Position(2, 1)
        if name not in _FIELDS:
            close = close_matches(name, _FIELDS, most=1)
            meant = f'Did you mean "{close[0]}"?' if close else ""
            raise _unusable(file, "unknown", at, name=shortened(name), meant=meant)
        if name == "hide" and not all(one in HIDEABLE for one in _as_list(said)):
            raise _unusable(file, "hide", at, known=" or ".join(HIDEABLE))
        if name != "hide" and not (isinstance(said, str) and said.strip()):
            raise _unusable(file, "no words", at, name=name)
    return value


def _check_structure(file: str, lines: list[str], begin: int) -> None:
    """Refuse what Markdown has no end with: deep nesting, brackets that stay open, marks by the thousand."""
    tags = _OPEN_TAG.finditer("\n".join(lines[begin:]))
    if too_many := next(islice(tags, MAXIMUM_DEPTH, None), None):
        raise _unusable(file, "open tags", Position(begin + 1 + too_many.string.count("\n", 0, too_many.start()), 1))
    open_brackets = length = signs = work = 0
    for number, line in enumerate(lines[begin:], begin + 1):
        work += _LINE_WORK
        if not line.strip():
            work += signs * length
            open_brackets = length = signs = 0
            continue
        length += len(line) + 1
        signs += len(_SIGNS.findall(line))
        for bracket in _BRACKETS.findall(line):
            open_brackets = open_brackets + 1 if bracket == "[" else max(0, open_brackets - 1)
        trouble = (
            "deep lists"
            if _depth(line) > MAXIMUM_DEPTH
            else "open brackets"
            if open_brackets > MAXIMUM_DEPTH
            else "many signs"
            if work + signs * length > MAXIMUM_WORK
            else ""
        )
        if trouble:
            raise _unusable(file, trouble, Position(number, 1))


def _depth(line: str) -> int:
    """Return how deeply what `line` says is nested in lists and quotations, by its marks and its indentation."""
    footnote = _FOOTNOTE.match(line)
    found = _MARKS.match(line, footnote.end() if footnote else 0)
    written = found.group().expandtabs(_INDENT) if found else ""
    return max(sum(not letter.isspace() and not letter.isdigit() for letter in written), len(written) // _INDENT)


@cache
def _markdown() -> Any:
    import markdown  # only for catalogs with pages

    return markdown.Markdown(extensions=list(MARKDOWN))


def _rendered(body: str) -> str:
    found: str = _markdown().reset().convert(body)
    return found


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def _check_links(file: str, lines: list[str], begin: int, body: str) -> None:
    """Refuse a page with an address that is none, or with HTML that cannot be read."""
    try:
        html = _rendered(body)
        links = _Links()
        links.feed(html)
        links.close()
        # MkDocs looks through the HTML in the Markdown, too.
        HTMLParser().feed(body)
    except (AssertionError, ValueError, RecursionError):
        raise _unusable(file, "no Markdown", Position(begin + 1, 1)) from None
    for link in links.found:
        try:
            urlsplit(link)
        except ValueError:
            raise _unusable(file, "no address", _first(lines, (link,)), link=shortened(link)) from None


def _active(file: str, text: str, html: str, allowed: Collection[str]) -> Iterator[Finding]:
    lines = lines_of(text)
    for name, what in active_html(html).items():
        if name not in allowed:
            yield ACTIVE_HTML.finding(
                Place(file, position=_first(lines, (f"<{name}", name))),
                f"The page contains {what}",
                f"The page contains {what} ({name}). What proposals bring to the site must not run or hide anything.",
                value=name,
            )


def _first(lines: list[str], wanted: tuple[str, ...]) -> Position:
    """Return where one of the texts `wanted` stands first; the first line where none is written as it is read."""
    for what in wanted:
        for number, line in enumerate(lines, 1):
            column = line.lower().find(what.lower())
            if column >= 0:
                return Position(number, column + 1, len(what))
    return _START
