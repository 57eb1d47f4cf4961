"""What the cells of a course export mean: grades, credits, subjects and codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.catalog.messages.corrections import as_number
from generator.catalog.yaml.reader import read_data

SPELLINGS: Mapping[str, Any] = read_data(Path(__file__).with_name("spellings.yaml"))
"""How exports spell what a catalog says."""
_SUBJECTS = tuple((subject, re.compile(words, re.IGNORECASE)) for subject, words in SPELLINGS["subjects"])
_SUBJECT_NAMES = frozenset(subject for subject, _ in _SUBJECTS)
_GRADE = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?\Z")
_SPAN = re.compile(r"([a-z0-9]{1,20})\s*(?:-|–|—|to|thru|through)\s*([a-z0-9]{1,20})\Z")
_AND_UP = re.compile(r"(\w+)\s*(?:\+|and (?:up|above|higher|over)|or (?:above|higher|over))\Z")
_AS_DAY = re.compile(
    r"([0-9]{1,2})-([a-z]{3})(?:-[0-9]{2,4})?\Z|([a-z]{3})-([0-9]{1,2})\Z|[0-9]{4}-([0-9]{2})-([0-9]{2})\Z"
)
_CREDIT_WORDS = re.compile(
    r"(?<!\s)\s*(?:credits?|cr\.?|units?|hrs?\.?|hours?|credit hours?|créditos?)\s*\Z", re.IGNORECASE
)
_REPEATABLE = re.compile(
    r"(?<!\s)\s*\(?\b(?:may be |can be )?repeat(?:able|ed)(?: for credit)?\b\)?\s*", re.IGNORECASE
)
_CREDIT_SPAN = re.compile(r"(.+?)(?:-|–|—|\bto\b|\bor\b|/)(.+)\Z", re.IGNORECASE)
_SCED = re.compile(r"[0-9]{5}([BGEHCX][0-9]\.[0-9]{2}[1-9][1-9])?\Z")
_LAST_GRADE = 12
_MOST_CREDITS = 100

Range = tuple[float, float]
"""Credits from and to; the same twice where there is one number."""


def is_nothing(words: str) -> bool:
    """Say whether `words` are one of the ways to leave a cell empty."""
    return words.casefold() in SPELLINGS["nothing"]


def is_yes(words: str) -> bool:
    """Say whether `words` are one of the ways to say yes."""
    return words.casefold() in SPELLINGS["yes"]


def read_grades(words: str) -> list[int] | None:
    """Return the grades from 6 to 12 that `words` name (9-12; 9,10; Fr/So; 12-Sep); None when they cannot be read.

    Spreadsheets turn 9-12 into a day and show it as 12-Sep.
    """
    found: set[int] = set()
    plain = re.sub(r"\b(grades?|gr\.?|grados?)\s*", "", words.lower()).strip()
    for part in (
        [plain] if _AND_UP.match(plain) or _AS_DAY.match(plain) else re.split(r"[,;/&|]|\band\b|\s{2,}", plain)
    ):
        first, last = _span(part.strip())
        if first is None or last is None or first > last:
            return None
        found.update(range(first, last + 1))
    return sorted(found & set(range(6, _LAST_GRADE + 1))) or None


def _span(words: str) -> tuple[int | None, int | None]:
    if day := _AS_DAY.match(words):
        numbers = [SPELLINGS["months"].get(part, 0) if part.isalpha() else int(part) for part in day.groups() if part]
        return min(numbers), max(numbers)
    if up := _AND_UP.match(words):
        return read_grade(up.group(1)), _LAST_GRADE
    span = _SPAN.match(words)
    ends = [read_grade(end) for end in (span.groups() if span else (words, words))]
    return ends[0], ends[1]


def read_grade(word: str) -> int | None:
    """Return the grade that one word names, 0 for kindergarten and before; None when it is none."""
    word = word.strip().lower()
    if word in ("k", "kg", "pk", "p", "kindergarten"):
        return 0
    match = _GRADE.match(word)
    return int(match.group(1)) if match else SPELLINGS["grades"].get(word.rstrip("."))


def read_credits(words: str) -> Range | None:
    """Return the credits in `words`, from and to (0.5; ½; 1 credit; .5-1; 1 or 2); None when they cannot be read."""
    bare = _CREDIT_WORDS.sub("", _REPEATABLE.sub(" ", words).strip())
    one = _number(bare)
    if one is not None:
        return one, one
    span = _CREDIT_SPAN.match(bare)
    ends = [_number(_CREDIT_WORDS.sub("", end)) for end in span.groups()] if span else []
    low, high = ends if len(ends) == 2 else (None, None)
    return (low, high) if low is not None and high is not None and low < high else None


def _number(words: str) -> float | None:
    found = as_number(re.sub(r"\A\.(?=[0-9])", "0.", words.strip()), whole=False)
    return float(found) if found and 0 <= float(found) <= _MOST_CREDITS else None


def says_hours(words: str) -> bool:
    """Say whether `words` about credits count them in hours, as colleges do."""
    return re.search(r"\b(?:hrs?|hours?)\b", words, re.IGNORECASE) is not None


def says_repeatable(words: str) -> bool:
    """Say whether `words` about credits say that a course may be repeated."""
    return _REPEATABLE.search(words) is not None


def read_sced(words: str) -> str | None:
    """Return the SCED code in `words`, with the zero that spreadsheets take away; None when it is none."""
    code = words.replace(" ", "").upper()
    code = f"0{code}" if re.fullmatch(r"[0-9]{4}", code) else code
    return code if _SCED.match(code) and code[:2] in SPELLINGS["subjects_by_sced"] else None


def read_subject(words: str, sced: str | None) -> str | None:
    """Return the subject that `words` names, or that of the SCED code when they name none."""
    if words in _SUBJECT_NAMES:
        return words
    named = (subject for subject, pattern in _SUBJECTS if pattern.search(words))
    found: str | None = next(named, None) or SPELLINGS["subjects_by_sced"].get((sced or "")[:2])
    return found
