"""Text made harmless for where it is written. Everything that comes from a catalog passes through here.

Markdown: characters that could begin markup become numeric entities, which Markdown and HTML show and never obey.
A zero-width space, written as an entity, keeps GitHub from making mentions and links of names and addresses.
Mermaid: labels hold letters, digits and a few marks; everything else becomes Mermaid's own numeric entities.
Logs: GitHub obeys lines that begin with `::` and any line that holds `##[`; neither survives.
"""

from __future__ import annotations

import re

from generator.checks.wording import one_line

LONGEST = 2000
_MARKUP = re.compile(r"[&<>\\`*_\[\]|~#$]")
_SAFE_BEFORE = re.compile(r"(@|(?:https?|ftp|mailto)(?=:)|www(?=\.)|\bGH(?=-[0-9])|#(?=[0-9]))", re.IGNORECASE)
_KEPT_IN_LABELS = frozenset(" .,-–—’“”()+/")
_BREAK = "\N{ZERO WIDTH SPACE}"
_BREAK_ENTITY = "&#8203;"


def markdown(text: str) -> str:
    """Return `text` as one line of Markdown that shows it as it stands, in a table's cell too."""
    marked = _SAFE_BEFORE.sub(rf"\1{_BREAK}", one_line(text, LONGEST))
    return _MARKUP.sub(_load_entity, marked).replace(_BREAK, _BREAK_ENTITY)


def code(text: str) -> str:
    """Return `text` as Markdown code in which nothing is obeyed."""
    return f"<code>{markdown(text)}</code>"


def _load_entity(match: re.Match[str]) -> str:
    return f"&#{ord(match.group())};"


def mermaid(text: str) -> str:
    """Return `text` for the inside of a quoted Mermaid label."""
    shown = one_line(text, 80)
    return "".join(
        letter if letter.isalnum() or letter in _KEPT_IN_LABELS else f"#{ord(letter)};" for letter in shown
    )


def plain(text: str) -> str:
    """Return `text` as one line for a terminal or a log, where no program takes it for a command."""
    return escape_command(one_line(text, LONGEST))


def escape_command(line: str) -> str:
    """Return `line`, with its spaces as they are, so that GitHub takes nothing in it for a command."""
    return line.replace("::", ": :").replace("##[", "## [")
