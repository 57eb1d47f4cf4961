"""Cells of which no spreadsheet runs any part (OWASP, https://owasp.org/www-community/attacks/CSV_Injection)."""

from __future__ import annotations

import re

_GUARD = "'"
_SIGNS = r"[=+\-@＝＋－＠]"
# Where a semicolon separates cells, as in half of the world, one begins after each of a text, and after a line's end.
_BEGIN = r"(?:\A|(?<=[;\t\r\n]))[ \u00a0\u3000]*"
_RUNS = re.compile(rf"({_BEGIN})(?={_GUARD}*{_SIGNS})|\A(?={_GUARD}*[\t\r\n])")
_GUARDED = re.compile(rf"({_BEGIN}){_GUARD}(?={_GUARD}*{_SIGNS})|\A{_GUARD}(?={_GUARD}*[\t\r\n])")


def guarded(cell: str) -> str:
    """Return `cell` so that no spreadsheet runs any of it: an apostrophe before each sign that begins a formula."""
    return _RUNS.sub(rf"\g<1>{_GUARD}", cell)


def unguarded(cell: str) -> str:
    """Return what `guarded` was given."""
    return _GUARDED.sub(r"\g<1>", cell)
