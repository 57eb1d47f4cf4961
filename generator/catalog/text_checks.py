"""What texts must not contain: unsafe links, markup, placeholders, private details (T951, T953, T954, D106)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalog.addresses import is_address, unsafe_link
from generator.catalog.file_rules import MARKUP_IN_TEXT, PERSONAL_INFORMATION, UNSAFE_LINK
from generator.catalog.messages.corrections import PLACEHOLDER
from generator.catalog.validate import empty_value
from generator.catalog.yaml.reader import Value
from generator.model.conditions import PARTS
from generator.model.findings import Finding
from generator.model.places import Place, join_pointer

_MARKUP = re.compile(
    r"</?[A-Za-z!][^<>]{0,200}>|&(?:[a-z]{2,8}|#x?[0-9a-f]{1,6});|!?\[[^\]\n]{1,200}\]\([^)\n]{1,300}\)"
    r"|\*\*[^*\n]{1,200}\*\*|\{\{|\{%|`[^`\n]{1,200}`",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[<&\[*{`@0-9]")  # without one of these, neither markup nor anything private can be found
_PRIVATE_HOST = r"@(?:gmail|googlemail|yahoo|hotmail|outlook|live|msn|aol|icloud|me|proton|protonmail|gmx)\."
_PRIVATE_MAIL = re.compile(rf"[^@\s]{{1,100}}{_PRIVATE_HOST}[a-z.]{{2,10}}\b", re.IGNORECASE)
_PRIVATE_PHONE = re.compile(
    r"\b(?:cell|mobile|home phone|celular)\b[^0-9\n]{0,20}\(?[0-9]{3}\)?[ .-]?[0-9]{3}[ .-]?[0-9]{4}\b", re.IGNORECASE
)
_PERSONAL_NUMBER = re.compile(r"\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b")
_HOME_ADDRESS = re.compile(
    r"\b[0-9]{1,6} [A-Z][A-Za-z0-9. ]{1,40},? (?:Apt|Apartment|Unit|Trailer|Lot)\.? ?#?[0-9A-Z]"
)
_PRIVATE = (
    (_PRIVATE_MAIL, "a private email address"),
    (_PRIVATE_PHONE, "a private phone number"),
    (_PERSONAL_NUMBER, "a Social Security number"),
    (_HOME_ADDRESS, "a home address"),
)
# A look at the raw text tells whether any string needs a closer one; most files have none. Each pattern begins with
# a fixed character or set of characters, because only then can a search skip quickly.
_SIGNS = re.compile(r"[<>`?*&\\“‘„]")
_PARTS = (
    *("](", "{{", "{%", "tbd", "tba", "todo", "to do", "xxx", "n/a", "lorem", "coming soon", "cell", "celular"),
    *("mobile", "home phone"),
)
_HOME_ADDRESS_WORDS = ("Apt", "Apartment", "Unit", "Trailer", "Lot")
_SUSPICIOUS_PATTERNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        *(r"\"[-. ]*[\"']", r"'[-. ]*[\"']", r"\[\s*\]", r"\{\s*\}", r"\|[-+]?\s*$", r">[-+]?\s*$"),
        r"[-.](?<![^\s:,\[][-.])[-.]* *(?:[,\]}#]|$)",  # the look back keeps it from starting inside a long row
        r"\"(?<=[^\W\d_]\")\s*(?:[',\]}#]|$)",
        *("-[0-9]{2}-[0-9]{4}", "na(?![a-z])", _PRIVATE_HOST),
        r":(?<=[a-z0-9+.-]:)\S",  # every address has this, whatever the field is called
    )
)


def check_texts(schema: str, file: str, value: dict[str, Value], text: str) -> Iterator[Finding]:
    """Yield what is wrong with the texts in `value`, whose file reads `text`."""
    if _may_have_findings(text):
        for keys, words in _strings(value, ()):
            yield from _check(schema, file, keys, words)


def _may_have_findings(text: str) -> bool:
    lower = text.lower()
    return (
        _SIGNS.search(text) is not None
        or any(part in lower for part in _PARTS)
        or any(part in text for part in _HOME_ADDRESS_WORDS)
        or any(small.search(lower) for small in _SUSPICIOUS_PATTERNS)
    )


def _strings(value: Value, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, dict):
        if not value and keys:
            yield keys, ""
        for key, inner in value.items():
            yield from _strings(inner, (*keys, key))
    elif isinstance(value, list):
        if not value and keys[-1] not in PARTS.values():
            yield keys, ""
        for index, inner in enumerate(value):
            yield from _strings(inner, (*keys, str(index)))


def _check(schema: str, file: str, keys: tuple[str, ...], words: str) -> Iterator[Finding]:
    pointer = join_pointer("", *keys)
    if not words.strip():
        yield empty_value(file, schema, keys)
        return
    if PLACEHOLDER.match(words):
        yield empty_value(file, schema, keys, words)
        return
    if ":" in words and is_address(schema, keys):
        reason = unsafe_link(words)
        if reason:
            yield UNSAFE_LINK.finding(
                Place(file, pointer), "This web address is not safe to follow", f"The address {reason}.", value=words
            )
        return
    yield from _quotes(Place(file, pointer), words)
    if not _MARKS.search(words):
        return
    markup = _MARKUP.search(words)
    if markup:
        shown = " ".join(markup.group().split())
        yield MARKUP_IN_TEXT.finding(
            Place(file, pointer),
            "This text contains formatting marks",
            f"Families would see {shown} exactly as it is written here.",
            value=shown,
        )
    for pattern, meaning in _PRIVATE:
        if pattern.search(words):
            yield PERSONAL_INFORMATION.finding(
                Place(file, pointer), f"This looks like {meaning}", f"The text looks like {meaning}.", value=meaning
            )
            break


def _quotes(place: Place, words: str) -> Iterator[Finding]:
    """Yield the finding for stray quotes: curly quotes around a text, or a single one at its end."""
    # A quote that a straight one closes is one too, unless its own partner stands before.
    if words[0] in "“‘„" and (words[-1] in "“”’" or (words[-1] in "\"'" and not any(sign in words for sign in "”’"))):
        yield MARKUP_IN_TEXT.finding(
            place,
            "There are curly quotes around this text",
            f"Word processors make these quotes. Families would see {words[0]} and {words[-1]} as part of the text.",
            why="Unneeded quotes look like a mistake on a public page.",
            fix='Delete both, or type straight quotes (") instead.',
            value=words,
        )
    # Behind a number it says inches.
    elif words[-1] == '"' and words.count('"') == 1 and words[-2:-1].isalpha():
        yield MARKUP_IN_TEXT.finding(
            place,
            "This text has a closing quote but no opening quote",
            'Families would see the " at its end.',
            why="A single quote mark looks like a mistake on a public page.",
            fix='Delete it, or add another " at the start of the text.',
            value=words,
        )
