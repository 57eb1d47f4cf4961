"""The courses that prerequisites may mean, found at a place in a text: by whole name first, then by code."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass

_QUOTES = re.compile("[\"'`\u2018\u2019\u201c\u201d]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}
_ROMAN_WORD = re.compile(r"(?<=[\w),] )(?:iii|ii|iv|i|vi|v)(?![\w'+#-])")
_PART = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[ .-]?")
_MOST_PARTS = 4
_GOES_ON = re.compile(r"[\w#+]")


def normalized(words: str) -> str:
    """Return `words` as two spellings of a name compare: small letters, `&` as "and", Roman numerals as numbers."""
    plain = _DASHES.sub("-", _QUOTES.sub("", unicodedata.normalize("NFKC", words).casefold())).replace("&", " and ")
    return _ROMAN_WORD.sub(lambda match: _ROMAN[match.group()], " ".join(plain.split()))


def normalized_code(code: str) -> str:
    """Return `code` as two spellings of it compare: letters and digits only."""
    return "".join(letter for letter in code.casefold() if letter.isalnum())


def without_zeros(code: str) -> str:
    """Return a code of digits without the zeros that spreadsheets take away; nothing for another code."""
    return code.lstrip("0") if code.isdecimal() else ""


@dataclass(frozen=True, slots=True)
class Found:
    """A course in a text: where its mention ends, and its slug; none when several courses are called so."""

    end: int
    slug: str | None
    is_code: bool


class KnownCourses:
    """Courses by name and by code, each name and code with all courses that have it."""

    def __init__(self) -> None:
        self.slugs: set[str] = set()
        self._names: dict[str, set[str]] = defaultdict(set)
        self._by_first_word: dict[str, list[str]] = defaultdict(list)
        self._codes: dict[str, set[str]] = defaultdict(set)
        self._bare_codes: dict[str, set[str]] = defaultdict(set)

    def add(self, slug: str, *, name: str = "", code: str = "") -> None:
        """Let `slug` be called `name` and have `code`."""
        self.slugs.add(slug)
        if (spelled := normalized(name)) and slug not in self._names[spelled]:
            if not self._names[spelled]:
                self._by_first_word[_first_word(spelled)].append(spelled)
            self._names[spelled].add(slug)
        if plain := normalized_code(code):
            self._codes[plain].add(slug)
            if bare := without_zeros(plain):
                self._bare_codes[bare].add(slug)

    def finish(self) -> None:
        """Put longer names before shorter ones: a name may begin with another one."""
        for names in self._by_first_word.values():
            names.sort(key=lambda name: (-len(name), name))

    def named(self, name: str) -> frozenset[str]:
        """Return the courses that are called `name`."""
        return frozenset(self._names.get(normalized(name), set()))

    def coded(self, code: str) -> frozenset[str]:
        """Return the courses with `code`; those whose zeros a spreadsheet took when none has exactly that code."""
        plain = normalized_code(code)
        return frozenset(self._codes.get(plain) or self._bare_codes.get(without_zeros(plain), set()))

    def at(self, text: str, start: int) -> Found | None:
        """Return the course whose whole name or code stands in `text` (normalized) at `start`, the longest one."""
        name, code = self._name_at(text, start), self._code_at(text, start)
        if name and code and name.end == code.end and name.slug != code.slug:
            return Found(name.end, None, False)
        return max((found for found in (name, code) if found), key=lambda found: found.end, default=None)

    def _name_at(self, text: str, start: int) -> Found | None:
        for name in self._by_first_word.get(_first_word(text, start), ()):
            end = start + len(name)
            if text.startswith(name, start) and not _GOES_ON.match(text, end):
                return Found(end, _only(self._names[name]), False)
        return None

    def _code_at(self, text: str, start: int) -> Found | None:
        ends: list[tuple[str, int]] = []
        plain, at = "", start
        while len(ends) < _MOST_PARTS and (part := _PART.match(text, at)):
            plain += part.group()
            ends.append((plain, part.end()))
            between = _BETWEEN.match(text, part.end())
            at = between.end() if between and between.group() else len(text)
        for plain, end in reversed(ends):
            if not _GOES_ON.match(text, end) and (slugs := self.coded(plain)):
                return Found(end, _only(slugs), True)
        return None


def _first_word(text: str, start: int = 0) -> str:
    found = _PART.match(text, start)
    return found.group() if found else text[start : start + 1]


def _only(slugs: set[str] | frozenset[str]) -> str | None:
    return next(iter(slugs)) if len(slugs) == 1 else None
