"""Why YAML could not be parsed (F101), inferred from the parser's error; the words are in `syntax_causes.yaml`.

Each cause is a function from the error to a `SyntaxCause` or None; the first that recognizes the error is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.catalog.file_rules import UNREADABLE_YAML
from generator.catalog.messages.pasted_text import bullet, merge_conflict, non_breaking_space
from generator.catalog.messages.unquoted_comments import comment_in_text
from generator.catalog.yaml.parse_error import ParserError, SyntaxCause, indentation
from generator.catalog.yaml.reader import read_data
from generator.model.findings import Finding
from generator.model.places import Place, Position, lines_of

_FIELD = re.compile(r"\s*(?:- +)*[A-Za-z_][A-Za-z0-9_-]*:(?=\s|$)")
_NO_SPACE = re.compile(r"\s*(?:- +)*[A-Za-z_][A-Za-z0-9_-]*:(?=[^\s/])")
_WORDED_START = re.compile(r"\s*(?:- +)*[A-Za-z_][A-Za-z0-9_-]*\Z")
_WORDS: Mapping[str, Mapping[str, str]] = read_data(Path(__file__).with_name("syntax_causes.yaml"))
_SIGNS_IN_WORDS = ("alias", "anchor", "directive", "block scalar", "a tag")


def syntax_error(file: str, error: yaml.YAMLError, text: str) -> Finding:
    """Return the finding for `error`, with words of its own for each of the common causes."""
    trouble = _parser_error(error, text)
    causes = (found for guess in _CAUSES if (found := guess(trouble)))
    cause = next(causes, SyntaxCause("misaligned", trouble.at))
    title, what, fix = (_WORDS[cause.name][part].replace("{sign}", cause.sign) for part in ("title", "what", "fix"))
    return UNREADABLE_YAML.finding(Place(file, position=cause.at), title, what, fix=fix, value=title)


def _parser_error(error: yaml.YAMLError, text: str) -> ParserError:
    lines = lines_of(text)
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
    return SyntaxCause("tab", Position(line + 1, lines[line].find("\t") + 1))


def _quote(trouble: ParserError) -> SyntaxCause | None:
    if "quoted scalar" not in trouble.context:
        return None
    if "escape" in trouble.problem or "hex" in trouble.problem:
        return SyntaxCause("backslash", trouble.at)
    return _open_quote(trouble, trouble.begun)


def _open_quote(trouble: ParserError, at: Position) -> SyntaxCause:
    curly = next((sign for sign in "”“’" if sign in trouble.lines[at.line - 1][at.column :]), "")
    return SyntaxCause("curly-closing-quote" if curly else "open-quote", at, curly)


def _text_after_end(trouble: ParserError) -> SyntaxCause | None:
    before = trouble.here[: trouble.column].rstrip()
    if "expected" not in trouble.problem or not trouble.here[trouble.column :].strip():
        return None
    end = before[-1:]
    if end in ("'", '"') and "flow" not in trouble.context:
        return _unclosed_quote_above(trouble, end) or SyntaxCause("text-after-quote", trouble.at)
    if end in ("]", "}") and "flow" not in trouble.context:
        return SyntaxCause("text-after-bracket", trouble.at)
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
        return SyntaxCause("curly-quotes", trouble.at)
    above = trouble.above
    if above >= 0 and _WORDED_START.match(trouble.here[: trouble.column]):
        upper = trouble.lines[above]
        if not _FIELD.match(upper) and len(indentation(upper)) == len(indentation(trouble.here)):
            return _no_colon(upper, Position(above + 1, len(indentation(upper)) + 1))
        if len(indentation(upper)) < len(indentation(trouble.here)):
            return SyntaxCause("too-far-right", Position(trouble.line + 1, len(indentation(trouble.here)) + 1))
    return SyntaxCause("colon-in-text", trouble.at)


def _no_colon(line: str, at: Position) -> SyntaxCause:
    return SyntaxCause("missing-space" if _NO_SPACE.match(line) else "missing-colon", at)


def _missing_colon(trouble: ParserError) -> SyntaxCause | None:
    if "could not find expected ':'" not in trouble.problem and "simple key" not in trouble.context:
        return None
    return _no_colon(trouble.lines[trouble.begun.line - 1], trouble.begun)


def _bracket(trouble: ParserError) -> SyntaxCause | None:
    if "flow node" in trouble.context:
        return SyntaxCause("lonely-comma", trouble.at)
    if "flow sequence" not in trouble.context and "flow mapping" not in trouble.context:
        return None
    return SyntaxCause("open-bracket", trouble.begun, "]" if "sequence" in trouble.context else "}")


def _sign(trouble: ParserError) -> SyntaxCause | None:
    at = trouble.at
    if any(words in trouble.context for words in _SIGNS_IN_WORDS):
        at = trouble.begun
    elif "document start" in trouble.problem and trouble.lines[0].startswith("%"):
        at = Position(1, 1)
    elif "cannot start any token" not in trouble.problem:
        return None
    return SyntaxCause("special-sign", at, trouble.lines[at.line - 1][at.column - 1 : at.column])


def _dots(trouble: ParserError) -> SyntaxCause | None:
    above = trouble.above
    if "document start" not in trouble.problem or above < 0 or trouble.lines[above].rstrip() != "...":
        return None
    return SyntaxCause("three-dots", Position(above + 1, 1))


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
