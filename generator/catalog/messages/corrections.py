"""What somebody probably meant by a value that is written the wrong way; nothing where it would be a guess."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from generator.catalog.messages.close_matches import close_matches
from generator.catalog.yaml.reader import read_data
from generator.model.ids import SLUG_LENGTH

_DAYS = ("%m/%d/%Y", "%m/%d/%y", "%m-%d-%Y", "%Y-%m-%d", "%Y/%m/%d", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%d %B %Y")
_MEANT: Mapping[str, Mapping[str, str]] = {
    group: {other: word for word, others in words.items() for other in others}
    for group, words in read_data(Path(__file__).with_name("synonyms.yaml")).items()
}
"""What is meant by what people write: of fields, languages and truths."""
_NUMBER = re.compile(r"\$?(-?[0-9]{1,3}(?:,[0-9]{3})+|-?[0-9]{1,18})(\.[0-9]{1,6})?\Z")
_FRACTION = re.compile("(?:([0-9]{1,3}) +)?([0-9]{1,2})[/\N{FRACTION SLASH}]([1-9][0-9]?)\\Z")
_ACCENTS = re.compile("[\u0300-\u036f]")
_GLYPHS = re.compile("[¼½¾]")
_BETWEEN = re.compile(r"(?:[,;/& ]|\band\b)+")
_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b")
_SPAN = re.compile(r"([0-9]{1,2}) ?[-–] ?([0-9]{1,2})\Z")

PLACEHOLDER = re.compile(
    r"(?:tbd|tba|todo|to do|xxx+|n/?a|lorem ipsum.*|coming soon|\?+|-+|\.\.+)\.?\Z", re.IGNORECASE
)
"""What people write where the words are still missing."""


def as_day(value: str) -> str:
    """Return the day that `value` names in one of the usual American forms, as year-month-day."""
    for form in _DAYS:
        with suppress(ValueError):
            found: date = datetime.strptime(value.strip(), form).date()
            return found.isoformat() if 1900 < found.year < 2200 else ""
    return ""


def as_slug(value: str) -> str:
    """Return `value` as an id would spell it: small letters without accents, digits and single hyphens."""
    plain = value if value.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", value))
    letters = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in plain.lower())
    return "-".join(part for part in letters.split("-") if part)[:SLUG_LENGTH].strip("-")


def as_web_address(value: str) -> str:
    """Return `value` with https:// before it if that makes it an address."""
    return f"https://{value}" if re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/\S*)?", value, re.IGNORECASE) else ""


def as_boolean(value: str) -> str | None:
    """Return `true` or `false` for a word that means one of them."""
    return _MEANT["truths"].get(value.lower())


def as_number(value: str, *, whole: bool) -> str:
    """Return the digits in `value` without dollar signs, commas and leading zeros; a fraction as a decimal."""
    match = _NUMBER.match(value.strip())
    if not match and not whole:
        return _as_decimal(value.strip())
    if not match or (whole and match.group(2)):
        return ""
    return f"{int(match.group(1).replace(',', ''))}{match.group(2) or ''}"


def _as_decimal(value: str) -> str:
    if re.fullmatch(r"[0-9]{0,6}[.,][0-9]{1,2}", value):  # .5 and 0,5
        whole, _, parts = value.replace(",", ".").partition(".")
        return f"{int(whole or 0)}.{parts}"
    match = _FRACTION.match(_GLYPHS.sub(lambda glyph: f" {unicodedata.normalize('NFKC', glyph[0])}", value).strip())
    if not match or (hundreds := 100 * int(match[2])) % int(match[3]):  # a third has no decimals to write down
        return ""
    return f"{int(match[1] or 0) + hundreds // int(match[3]) / 100:g}"


def without_unit(value: str, field: str) -> str:
    """Return `value` without the word at its end that the name of its `field` says already: 120 of "120 hours"."""
    number, _, unit = value.strip().rpartition(" ")
    return number if unit.isalpha() and unit.lower().rstrip("s") in field else value


def as_range(value: str) -> list[int]:
    """Return the whole numbers from the first to the second of `value`, as in 9-12; none when it is no span."""
    span = _SPAN.match(value)
    return list(range(int(span.group(1)), int(span.group(2)) + 1)) if span else []


def as_items(value: str, described: Mapping[str, Any]) -> list[Any]:
    """Return the entries of the list that `value` was probably meant to be; none when they cannot be text."""
    item = described.get("items", {})
    kind = item.get("type", "string")
    if kind == "integer":
        if len(span := as_range(value)) > 1:
            return list(span)
        numbers = [as_number(part, whole=True) for part in _BETWEEN.split(_ORDINAL.sub("", value.strip()))]
        return [int(number) for number in numbers] if all(numbers) else []
    reference = str(item.get("$ref", "")).rpartition("/")[2]
    if kind == "object" or reference not in ("", "reference", "condition", "text"):
        return []
    parts = [part.strip() for part in value.split(",") if part.strip()]
    return [part if reference == "text" or " " not in part else as_slug(part) for part in parts]


def language_tag(value: str) -> str:
    """Return the two letters of the language that `value` names."""
    return _MEANT["languages"].get(value.lower(), "")


def likely_field_names(name: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return the fields among `known` that `name` probably means, likeliest first."""
    other = _MEANT["fields"].get(name.lower().strip().replace(" ", "_").replace("-", "_"), "")
    return tuple(
        dict.fromkeys((*((other,) if other in known else ()), *close_matches(name.lower(), known, least=70)))
    )[:3]


def spoken_for(value: str, options: Sequence[str]) -> tuple[str, ...]:
    """Return the one of `options` that is a word of `value`, as in "fall semester", or made of its initials."""
    words = re.findall("[a-z0-9]+", value.lower())
    initials = "".join(word[0] for word in words if word not in ("a", "and", "for", "in", "of", "the"))
    found = tuple(option for option in options if option.lower() in words or option.lower() == initials)
    return found if len(found) == 1 else ()
