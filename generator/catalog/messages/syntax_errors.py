"""Why YAML could not be parsed (F101), inferred from the parser's error and explained in plain words.

Each cause is a function from the error to a `SyntaxCause` or None; the first that recognizes the error is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from generator.catalog.file_rules import UNREADABLE_YAML
from generator.catalog.messages.pasted_text import bullet, merge_conflict, non_breaking_space
from generator.catalog.messages.unquoted_comments import comment_in_text
from generator.catalog.yaml.parse_error import ParserError, SyntaxCause, indentation
from generator.catalog.yaml.reader import LINE_ENDS
from generator.model.findings import Finding
from generator.model.places import Place, Position

_FIELD = re.compile(r"\s*(?:- +)*[A-Za-z_][A-Za-z0-9_-]*:(?=\s|$)")
_NO_SPACE = re.compile(r"\s*(?:- +)*[A-Za-z_][A-Za-z0-9_-]*:(?=[^\s/])")
_WORDED_START = re.compile(r"\s*(?:- +)*[A-Za-z_][A-Za-z0-9_-]*\Z")
_SIGNS_IN_WORDS = ("alias", "anchor", "directive", "block scalar", "a tag")


def syntax_error(file: str, error: yaml.YAMLError, text: str) -> Finding:
    """Return the finding for `error`, with words of its own for each of the common causes."""
    trouble = _parser_error(error, text)
    cause = next((found for guess in _CAUSES if (found := guess(trouble))), None) or SyntaxCause(
        "The lines do not line up",
        "Fields of one group begin in the same column. This line is indented differently.",
        "Start this line with as many spaces as the lines it belongs with.",
        trouble.at,
    )
    return UNREADABLE_YAML.finding(
        Place(file, position=cause.at), cause.title, cause.what, fix=cause.fix, value=cause.title
    )


def _parser_error(error: yaml.YAMLError, text: str) -> ParserError:
    lines = LINE_ENDS.split(text)
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    begun: Any = getattr(error, "context_mark", None) or mark
    line, column = _inside(lines, mark)
    begun_line, begun_column = _inside(lines, begun)
    return ParserError(
        problem=str(getattr(error, "problem", "") or ""),
        context=str(getattr(error, "context", "") or ""),
        lines=lines,
        line=line,
        column=column,
        begun=Position(begun_line + 1, begun_column + 1),
    )


def _inside(lines: list[str], mark: Any) -> tuple[int, int]:
    if mark is None:
        return 0, 0
    line = min(mark.line, len(lines) - 1)
    return line, min(mark.column, len(lines[line]))


def _tab(trouble: ParserError) -> SyntaxCause | None:
    lines = trouble.lines
    line = next((n for n in (trouble.line, trouble.line - 1) if n >= 0 and "\t" in indentation(lines[n])), None)
    if line is None and ("'\\t'" in trouble.problem or "cannot start any token" in trouble.problem):
        line = trouble.line if "\t" in trouble.here else None
    if line is None:
        return None
    return SyntaxCause(
        "This line is indented with a tab",
        "Lines are indented with spaces, never with tabs.",
        "Replace each tab with spaces, as many as the lines around it begin with.",
        Position(line + 1, lines[line].find("\t") + 1),
    )


def _quote(trouble: ParserError) -> SyntaxCause | None:
    if "quoted scalar" not in trouble.context:
        return None
    if "escape" in trouble.problem or "hex" in trouble.problem:
        return SyntaxCause(
            "There is a backslash (\\) in text with double quotes",
            "Inside double quotes, a backslash gives the next letter a special meaning.",
            "Put the text in single quotes ('…') instead, or write the backslash twice.",
            trouble.at,
        )
    return _open_quote(trouble, trouble.begun)


def _open_quote(trouble: ParserError, at: Position) -> SyntaxCause:
    if curly := next((sign for sign in "”“’" if sign in trouble.lines[at.line - 1][at.column :]), ""):
        title = f"A curly quote ({curly}) does not close a straight one"
        what = "Word processors make curly quotes. Only straight quotes can go around text."
        return SyntaxCause(title, what, f"Type a straight quote in place of {curly}.", at)
    return SyntaxCause(
        "A quote is never closed",
        "The text that begins here has an opening quote but no closing quote.",
        "Add the missing quote at the end of the text. Inside '…', write a ' twice.",
        at,
    )


def _text_after_end(trouble: ParserError) -> SyntaxCause | None:
    before = trouble.here[: trouble.column].rstrip()
    if "expected" not in trouble.problem or not trouble.here[trouble.column :].strip():
        return None
    end = before[-1:]
    if end in ("'", '"') and "flow" not in trouble.context:
        opened = _unclosed_quote_above(trouble, end)
        return opened or SyntaxCause(
            "There is text after the closing quote",
            "Text in quotes ends at the closing quote, but this line continues.",
            "Put the quotes around the whole text. Inside '…', write a ' twice, as in 'Don''t'.",
            trouble.at,
        )
    if end in ("]", "}") and "flow" not in trouble.context:
        return SyntaxCause(
            "There is text after the closing bracket",
            "A list or group in brackets ends at its closing bracket, but this line continues.",
            "Delete what follows the bracket. If it is all one text, put quotes around the whole text.",
            trouble.at,
        )
    return None


def _unclosed_quote_above(trouble: ParserError, quote: str) -> SyntaxCause | None:
    if trouble.here[: trouble.column].count(quote) % 2 == 0:
        return None
    for line in range(trouble.line - 1, -1, -1):
        if trouble.lines[line].count(quote) % 2:
            return _open_quote(trouble, Position(line + 1, trouble.lines[line].rfind(quote) + 1))
    return None


def _colon(trouble: ParserError) -> SyntaxCause | None:
    if "mapping values are not allowed" not in trouble.problem:
        return None
    if any(mark in trouble.here[: trouble.column] for mark in "“”‘"):
        return SyntaxCause(
            "Curly quotes do not work around text",
            "Only straight quotes can hold text with a colon. Curly quotes count as ordinary letters.",
            'Replace the curly quotes (“ ”) with straight ones (").',
            trouble.at,
        )
    above = trouble.above
    if above >= 0 and _WORDED_START.match(trouble.here[: trouble.column]):
        upper = trouble.lines[above]
        if not _FIELD.match(upper) and len(indentation(upper)) == len(indentation(trouble.here)):
            return _no_colon(upper, Position(above + 1, len(indentation(upper)) + 1))
        if len(indentation(upper)) < len(indentation(trouble.here)):
            return SyntaxCause(
                "This line begins too far to the right",
                "It is indented more than the line above, so it is read as part of that line's text.",
                "Begin the line in the same column as the field above it.",
                Position(trouble.line + 1, len(indentation(trouble.here)) + 1),
            )
    return SyntaxCause(
        "There is a colon in text without quotes",
        "A colon followed by a space starts a value, so text that contains one needs quotes.",
        'Put quotes around the whole text: name: "Welding: the basics".',
        trouble.at,
    )


def _no_colon(line: str, at: Position) -> SyntaxCause:
    if _NO_SPACE.match(line):
        return SyntaxCause(
            "A space is missing after the colon",
            "Each field is a name, a colon, a space and a value.",
            'Add a space after the colon, as in "name: Welding I".',
            at,
        )
    return SyntaxCause(
        "A colon is missing after a field's name",
        "Each field is a name, a colon, a space and a value.",
        'Add the colon and a space, as in "name: Welding I", or indent the line if it continues a text.',
        at,
    )


def _missing_colon(trouble: ParserError) -> SyntaxCause | None:
    if "could not find expected ':'" not in trouble.problem and "simple key" not in trouble.context:
        return None
    return _no_colon(trouble.lines[trouble.begun.line - 1], trouble.begun)


def _bracket(trouble: ParserError) -> SyntaxCause | None:
    if "flow node" in trouble.context:
        return SyntaxCause(
            "A value is missing between brackets",
            "Inside brackets, every comma comes after a value.",
            "Delete the comma that has no value, or add the value.",
            trouble.at,
        )
    if "flow sequence" not in trouble.context and "flow mapping" not in trouble.context:
        return None
    sign = "]" if "sequence" in trouble.context else "}"
    return SyntaxCause(
        f"A bracket is never closed, or a comma is missing ({sign})",
        "The list or group in brackets that begins here does not end correctly.",
        f"Check the commas between the values and the closing {sign}.",
        trouble.begun,
    )


def _sign(trouble: ParserError) -> SyntaxCause | None:
    at = trouble.at
    if any(words in trouble.context for words in _SIGNS_IN_WORDS):
        at = trouble.begun
    elif "document start" in trouble.problem and trouble.lines[0].startswith("%"):
        at = Position(1, 1)
    elif "cannot start any token" not in trouble.problem:
        return None
    sign = trouble.lines[at.line - 1][at.column - 1 : at.column]
    return SyntaxCause(
        f'The sign "{sign}" cannot begin a value',
        "Some signs (@ ` % * & ! | and others) have a special meaning at the start of a value.",
        "Put quotes around the whole value.",
        at,
    )


def _dots(trouble: ParserError) -> SyntaxCause | None:
    above = trouble.above
    if "document start" not in trouble.problem or above < 0 or trouble.lines[above].rstrip() != "...":
        return None
    return SyntaxCause(
        "Three dots (...) end the file too early",
        "A line of three dots marks the end of the file, but more lines follow.",
        "Delete the line with the dots.",
        Position(above + 1, 1),
    )


_CAUSES: tuple[Callable[[ParserError], SyntaxCause | None], ...] = (
    merge_conflict,
    non_breaking_space,
    bullet,
    _tab,
    _quote,
    _sign,
    comment_in_text,
    _colon,
    _text_after_end,
    _bracket,
    _missing_colon,
    _dots,
)
