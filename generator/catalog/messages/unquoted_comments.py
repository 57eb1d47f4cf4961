"""What a # cuts off: text that YAML takes for a comment, because nobody put quotes around it (F107, F101)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.catalog.file_rules import CUT_OFF_TEXT
from generator.catalog.messages.corrections import PLACEHOLDER
from generator.catalog.messages.wording import Keys, in_quotes, shortened
from generator.catalog.schemas import describe
from generator.catalog.yaml.parse_error import ParserError, SyntaxCause
from generator.catalog.yaml.reader import Value
from generator.model.findings import Finding
from generator.model.places import Place, Position, split_pointer

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_NEXT = re.compile(r"\s*(?:-\s|[A-Za-z_][A-Za-z0-9_-]*:(?:\s|$))")
_NUMBER_SIGN = re.compile(r"(?<=[\s\[{,])#(?=[^\W_])")


def cut_off_texts(schema: str, file: str, value: dict[str, Value], commented: Mapping[str, str]) -> Iterator[Finding]:
    """Yield the texts in `value` that are cut off by comments, which `commented` holds by pointer.

    Behind a number, an id, a day or a value from a list, nothing can be missing: there it is a comment indeed.
    """
    for pointer, comment in commented.items():
        keys = split_pointer(pointer)
        text = _text_at(value, keys)
        if not text or PLACEHOLDER.match(text) or not _is_free(schema, keys):
            continue
        yield CUT_OFF_TEXT.finding(
            Place(file, pointer),
            f'The text ends before "{shortened(comment)}"',
            "A # after a space begins a comment, and comments are not published.",
            fix=f"{in_quotes(keys, f'{text} {comment}')} If it is a comment, type a space after the #.",
            value=comment,
        )


def _text_at(value: Value, keys: Keys) -> str:
    here = value
    for key in keys:
        if isinstance(here, list):
            here = here[int(key)]
        elif isinstance(here, dict):
            here = here.get(key)
    return here if isinstance(here, str) else ""


def _is_free(schema: str, keys: Keys) -> bool:
    described = describe(schema, keys)
    return "string" in described.get("type", ()) and not {"enum", "pattern", "format"} & described.keys()


def comment_in_text(trouble: ParserError) -> SyntaxCause | None:
    """Recognize a # that hides the rest of a line: the end of a list in brackets, or the middle of a longer text."""
    in_brackets = "flow" in trouble.context
    if not in_brackets and ("expected" not in trouble.problem or _NEXT.match(trouble.here)):
        return None
    first = max(min(trouble.begun.line, trouble.above + 1) if in_brackets else trouble.above + 1, 1)
    for number in range(first, trouble.line + 2):
        line = _QUOTED.sub(lambda text: "." * len(text[0]), trouble.lines[number - 1])
        if sign := _NUMBER_SIGN.search(line):
            return SyntaxCause("number-sign", Position(number, sign.start() + 1))
    return None
