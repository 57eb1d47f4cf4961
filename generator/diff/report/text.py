"""The impact report for a terminal: the same words as in Markdown, without pictures."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from generator.checks.report.text import findings_text, line_in_words
from generator.checks.wording import join_words
from generator.diff.impact import Impact
from generator.diff.report.escape import escape_command, plain
from generator.diff.report.headline import headline, improvements, remarks
from generator.diff.report.ways_out import remedies
from generator.model.ids import Kind
from generator.model.places import Place

_WIDTH = 100


def text_report(impact: Impact) -> str:
    """Return the whole report as plain text."""
    return "\n".join(line.rstrip() for line in _lines(impact)) + "\n"


def _lines(impact: Impact) -> Iterator[str]:
    yield plain(headline(impact))
    for remark in remarks(impact):
        yield from _wrapped(remark, "")
    yield from _effects(impact)
    found = findings_text(impact.report, impact.news, _WIDTH)
    rules = (f"{one.code} {one.title}. {one.what} {one.fix}" for one in impact.findings)
    sections = {
        "What you can do": _ways_out(impact),
        "What the check found in this change, line by line": (
            f"  {escape_command(line)}" for line in found.splitlines()
        ),
        "What the rules about changes say": (line for words in rules for line in _wrapped(words, "  ", "    ")),
        "What gets better": (line for words in improvements(impact) for line in _wrapped(words, "  ", "    ")),
        "What will be published": _published(impact),
    }
    for title, lines in sections.items():
        if body := list(lines):
            yield from ("", title, *body)


def _ways_out(impact: Impact) -> Iterator[str]:
    for number, way in enumerate(remedies(impact), start=1):
        yield from _wrapped(f"{number}. {way.title} {way.words}", "  ", "     ")
        yield from (f"       {plain(line)}" for line in way.lines)


def _effects(impact: Impact) -> Iterator[str]:
    naming = impact.naming
    rows: dict[tuple[Kind, str, tuple[str, ...], tuple[Place, ...]], list[str]] = {}
    for effect in impact.effects:
        key = (effect.kind, effect.id, effect.sees, effect.places)
        rows.setdefault(key, []).append(naming.name(Kind.ORGANIZATION, effect.organization))
    for (kind, entity_id, sees, places), organizations in rows.items():
        yield ""
        yield from _wrapped(f"{naming.name(kind, entity_id)} ({kind.value}), {join_words(organizations)}", "")
        for sentence in sees:
            yield from _wrapped(sentence, "  ")
        for place in places:
            yield f"  → {plain(f'{impact.folder}/{place.file}{line_in_words(place)}')}"


def _published(impact: Impact) -> Iterator[str]:
    pages = impact.published
    for title, addresses in (("added", pages.added), ("changed", pages.changed), ("removed", pages.removed)):
        yield from (f"  {title.ljust(11)}/{plain(address)}" for address in addresses)
    yield from (f"  {'redirected'.ljust(11)}/{plain(old)} to /{plain(new)}" for old, new in pages.redirected)


def _wrapped(text: str, indent: str, rest: str = "") -> list[str]:
    return textwrap.wrap(
        plain(text),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=rest or indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
