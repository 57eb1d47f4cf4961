"""Plain words for YAML that cannot be parsed (F101) and for what the guard refuses (F103)."""

from __future__ import annotations

from typing import Any

import yaml

from generator.catalog.file_rules import UNREADABLE_YAML, UNSAFE_YAML
from generator.catalog.yaml_events import MAXIMUM_DEPTH, MAXIMUM_EVENTS, Unsafe
from generator.model.findings import Finding
from generator.model.places import Place, Position

MAXIMUM_BYTES = 256 * 1024

_REFUSED = {
    "alias": ("A shortcut (*) is not allowed", "The file repeats a value with an alias (*)."),
    "anchor": ("A mark (&) is not allowed", "The file gives a value a name with an anchor (&)."),
    "tag": ("A tag (!) is not allowed", "The file puts a tag (!) in front of a value."),
    "merge": ("A merge (<<) is not allowed", "The file copies fields from elsewhere with a merge key (<<)."),
    "depth": (
        f"Lists and fields are nested more than {MAXIMUM_DEPTH} deep",
        f"Values stand inside each other more than {MAXIMUM_DEPTH} levels deep. No catalog file needs that.",
    ),
    "events": (
        f"The file holds more than {MAXIMUM_EVENTS:,} values",
        f"The file holds more than {MAXIMUM_EVENTS:,} values. No catalog file needs that.",
    ),
}
_UNREAD = {
    "documents": (
        "Three dashes (---) start a second document",
        "A file describes one thing. The line with three dashes starts another.",
        "Put the second part in a file of its own, or delete the dashes.",
    ),
    "key": (
        "A list or group of fields stands where a field's name belongs",
        "What stands before the colon is a list or group, not a name.",
        "Write a plain name before the colon. Text that begins with [ or { needs quotes.",
    ),
}


def refused(file: str, problem: Unsafe) -> Finding:
    """Return the finding for what the guard refused in `file`."""
    place = Place(file, position=problem.position)
    if problem.pattern in _UNREAD:
        title, what, fix = _UNREAD[problem.pattern]
        return UNREADABLE_YAML.finding(place, title, what, fix=fix, value=problem.pattern)
    title, what = _REFUSED[problem.pattern]
    fix = "Put the text in quotes if the sign is part of it; otherwise write the value out in full."
    if problem.pattern in ("depth", "events"):
        fix = "Check for brackets that are never closed, or split the file."
    return UNSAFE_YAML.finding(place, title, what, fix=fix, value=problem.pattern)


def too_large(file: str, size: int) -> Finding:
    """Return the finding for a file of `size` bytes, which is over the limit."""
    return UNSAFE_YAML.finding(
        Place(file, position=Position(1, 1)),
        f"The file is larger than {MAXIMUM_BYTES // 1024} KB",
        f"The file holds {size:,} bytes; the limit is {MAXIMUM_BYTES:,}.",
        fix="Split it into several files, or remove what was pasted in by mistake.",
        value="size",
    )


def wrong_encoding(file: str, content: bytes, at: int) -> Finding:
    """Return the finding for bytes that are not UTF-8 text; `at` is the first such byte."""
    before = content[:at]
    position = Position(before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1)
    return UNREADABLE_YAML.finding(
        Place(file, position=position),
        "The file is not saved as UTF-8 text",
        "The file holds characters in another encoding, such as UTF-16 or Windows-1252.",
        fix='Open it in an editor, choose "Save with encoding" and take UTF-8.',
        value="encoding",
    )


def empty(file: str) -> Finding:
    """Return the finding for a file without any value."""
    return UNREADABLE_YAML.finding(
        Place(file, position=Position(1, 1)),
        "The file is empty",
        "There is nothing in the file but perhaps comments.",
        fix="Add at least a name and a description, or delete the file.",
        value="empty",
    )


def not_fields(file: str) -> Finding:
    """Return the finding for a file whose outermost value is a list or text."""
    return UNREADABLE_YAML.finding(
        Place(file, position=Position(1, 1)),
        "The file does not consist of fields",
        "A catalog file is a group of fields: a name, a colon, a space and a value on each line.",
        fix='Begin each line at the left edge with a field, such as "name: Welding I".',
        value="not fields",
    )


def unparsed(file: str, error: yaml.YAMLError, text: str) -> Finding:
    """Return the finding for `error`, with words of its own for each of the common causes."""
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    line = min(line, len(lines))
    cause, what, fix, at = _cause(error, lines, line, column)
    return UNREADABLE_YAML.finding(Place(file, position=at), cause, what, fix=fix, value=cause)


def _cause(error: yaml.YAMLError, lines: list[str], line: int, column: int) -> tuple[str, str, str, Position]:
    problem = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    here = lines[line - 1]
    at = Position(line, column)
    tab_line = next((n for n in (line, line - 1) if n and "\t" in _indentation(lines[n - 1])), None)
    if tab_line or "'\\t'" in problem or ("cannot start any token" in problem and "\t" in here):
        tab_line = tab_line or line
        return (
            "A tab stands where spaces belong",
            "Lines are indented with spaces, never with tabs.",
            "Replace each tab with two spaces.",
            Position(tab_line, lines[tab_line - 1].find("\t") + 1),
        )
    if "quoted scalar" in context or ("end of stream" in problem and "quoted" in context):
        opened: Any = getattr(error, "context_mark", None)
        at = Position(opened.line + 1, opened.column + 1) if opened else at
        return (
            "A quote is opened and never closed",
            "The text that begins here has an opening quote but no closing one.",
            "Add the missing quote at the end of the text. A ' inside '…' is written twice.",
            at,
        )
    if "mapping values are not allowed" in problem:
        return (
            "A colon stands in text without quotes",
            "A colon followed by a space starts a value, so text that holds one needs quotes.",
            'Put quotes around the whole text: name: "Welding: the basics".',
            at,
        )
    if "flow sequence" in context or "flow mapping" in context:
        opened = getattr(error, "context_mark", None)
        at = Position(opened.line + 1, opened.column + 1) if opened else at
        sign = "]" if "sequence" in context else "}"
        return (
            f"A bracket is opened and never closed, or a comma is missing ({sign})",
            "The list or group in brackets that begins here does not end as it should.",
            f"Check the commas between the values and the closing {sign}.",
            at,
        )
    if "could not find expected ':'" in problem or "simple key" in context:
        begun: Any = getattr(error, "context_mark", None)
        at = Position(begun.line + 1, begun.column + 1) if begun else at
        return (
            "A colon is missing after a field's name",
            "Each field is a name, a colon, a space and a value.",
            'Add the colon and a space, as in "name: Welding I", or indent the line if it continues a text.',
            at,
        )
    if "cannot start any token" in problem:
        return (
            f'The sign "{here[column - 1 : column]}" cannot begin a value',
            "Some signs (@ ` % and others) have a meaning of their own at the start of a value.",
            "Put quotes around the whole value.",
            at,
        )
    return (
        "The lines do not line up",
        "Fields of one group begin in the same column. This line begins further left or right than its neighbors.",
        "Give this line as many spaces at its start as the lines it belongs with.",
        at,
    )


def _indentation(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
