"""Why YAML could not be parsed (F101) when lines come from a merge, a word processor or a list with bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalog.yaml.parse_error import ParserError, SyntaxCause
from generator.model.places import Position

_WIDE_SPACE = re.compile(r"(?:[ -]*|[ -]*[A-Za-z_][A-Za-z0-9_-]*:)[\u00a0\u2007\u202f\u3000]")
_BULLET = re.compile(r" *(?P<sign>[–—•·‣▪*]|-(?=[A-Za-z_]))\s*(?P<field>[A-Za-z_]+: )?")


def merge_conflict(trouble: ParserError) -> SyntaxCause | None:
    """Recognize the marks of a merge, anywhere in the file."""
    for number, line in enumerate(trouble.lines, start=1):
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
            return SyntaxCause("merge-conflict", Position(number, 1))
    return None


def non_breaking_space(trouble: ParserError) -> SyntaxCause | None:
    """Recognize a space that YAML takes for a letter, where only spaces may stand."""
    for number in _lines(trouble):
        space = _WIDE_SPACE.match(trouble.lines[number - 1])
        if space:
            return SyntaxCause("non-breaking-space", Position(number, space.end()))
    return None


def bullet(trouble: ParserError) -> SyntaxCause | None:
    """Recognize a bullet, a long dash or a dash without a space at the start of an entry."""
    for number in _lines(trouble):
        found = _BULLET.match(trouble.lines[number - 1])
        if found and (found["field"] or (number == trouble.line + 1 and found["sign"] == "*")):
            sign = found["sign"]
            name = "dash-without-space" if sign == "-" else "bullet"
            return SyntaxCause(name, Position(number, found.start("sign") + 1), sign)
    return None


def _lines(trouble: ParserError) -> Iterator[int]:
    """Yield the numbers of the lines that may be at fault: where the part began, the line above, where it ended."""
    yield from sorted({trouble.begun.line, max(trouble.above, 0) + 1, trouble.line + 1})
