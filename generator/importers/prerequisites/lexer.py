"""A clause about prerequisites cut into pieces: whole names and codes of courses, phrases, and what is neither."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.importers.prerequisites.known import Found, KnownCourses
from generator.importers.prerequisites.phrases import Sign, Token, phrases_at

_CLASSES = {"fr": 1, "so": 2, "ju": 3, "jr": 3, "se": 4, "sr": 4}
_YEARS = 4
_GRADES_BEFORE = 8
_WORD = re.compile(r"[^\W_][\w'-]*|\S")
_NUMBER = re.compile(r"[0-9]{1,4}[a-z]?(?![\w#+])")
_SHORT_NUMBER = re.compile(r"[0-9]{1,2}(?![\w#+])")
_CLASS_WORD = re.compile(r"freshm|soph|jun|jr|sen|sr")
_UP = re.compile(r"\+|(?:and|or) (?:above|higher|up|over|older|beyond|later)")
_STANDING = re.compile(r"standing|status|level|year|class")
_JOINTS = frozenset((Sign.AND, Sign.OR, Sign.COMMA, Sign.SLASH))
_PERMITS: Mapping[str, re.Pattern[str]] = {
    "counselor": re.compile("counsel|guidance|advis"),
    "department": re.compile("dep|chair|division"),
    "parent": re.compile("parent"),
    "instructor": re.compile("instr|teacher|faculty|prof|director|conductor|coach|sponsor"),
    "school": re.compile(""),
}
"""Who lets a learner in, by how that is called in prerequisites; the school where it is nobody in particular."""
_TESTS = ("placement", "audition", "application", "portfolio", "equivalent")


@dataclass(frozen=True, slots=True)
class Standing:
    """Which levels of a catalog a class standing means: ids by grade, or by year of college."""

    levels: Mapping[int, str]
    college: bool

    def level(self, number: int) -> str | None:
        """Return the level of a grade (or year of college); None when the catalog has none."""
        return self.levels.get(number)

    @property
    def last(self) -> int:
        """Return the last grade, or year of college."""
        return _YEARS if self.college else _YEARS + _GRADES_BEFORE


def tokens_of(text: str, known: KnownCourses, standing: Standing) -> list[Token]:
    """Return the pieces of `text`, which is normalized as names of courses are."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        if text[at] in " .":
            at += 1
            continue
        token, end = _next(text, at, known, standing, found)
        if token.sign is not Sign.IDLE:
            found.append(token)
        at = end
    return found


def _next(text: str, at: int, known: KnownCourses, standing: Standing, before: list[Token]) -> tuple[Token, int]:
    course = _plausible(known.at(text, at), text, at, before)
    phrase = max(phrases_at(text, at), key=lambda one: one[1].end(), default=None)
    if course and (phrase is None or course.end >= phrase[1].end()):
        words = text[at : course.end]
        return Token(
            Sign.COURSE if course.slug else Sign.UNKNOWN, course.slug or "", words, course.is_code
        ), course.end
    if phrase:
        sign, match = phrase
        return _token(sign, match, standing), match.end()
    if elided := _elided(text, at, known, before):
        return elided
    word = _WORD.match(text, at)
    end = word.end() if word else at + 1
    return Token(Sign.UNKNOWN, "", text[at:end]), end


def _plausible(found: Found | None, text: str, at: int, before: list[Token]) -> Found | None:
    """Return `found` unless it is a short number after a name: "English 9 or 10" does not mean course number 10."""
    if found and found.is_code and _SHORT_NUMBER.fullmatch(text[at : found.end]):
        courses = [token for token in before if token.sign is Sign.COURSE]
        if any(not token.is_code for token in courses):
            return None
    return found


def _elided(text: str, at: int, known: KnownCourses, before: list[Token]) -> tuple[Token, int] | None:
    """Return the course meant by a number after another course: 10 in "English 9 or 10", 102 in "MATH 101, 102"."""
    number = _NUMBER.match(text, at)
    if not number or len(before) < 2 or before[-1].sign not in _JOINTS:
        return None
    last = next((token for token in reversed(before) if token.sign not in _JOINTS), None)
    if last is None or last.sign is not Sign.COURSE:
        return None
    stem = re.sub(r"(?<![0-9])[0-9]+[a-z]?\Z", "", last.text)
    whole = stem + number.group()
    found = known.at(whole, 0) if stem != last.text and stem.strip() else None
    if found is None or found.end != len(whole) or not found.slug:
        return None
    return Token(Sign.COURSE, found.slug, whole, found.is_code), number.end()


def _token(sign: Sign, match: re.Match[str], standing: Standing) -> Token:
    named = {name: words for name, words in match.groupdict().items() if words}
    words = match.group()
    if sign in (Sign.GRADE_IN, Sign.GRADE_WITH):
        return Token(sign, next(iter(named.values())).upper().replace(" PERCENT", "%").replace(" ", ""), words)
    if sign is Sign.PERMISSION:
        return Token(sign, _who_permits(named), words)
    if sign is Sign.LEVEL:
        level = _level(named, words, standing)
        return Token(sign, level, words) if level else Token(Sign.UNKNOWN, "", words)
    if sign is Sign.SOME_OF:
        numbers = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}
        return Token(sign, numbers.get(named.get("count", "1"), named.get("count", "1")), words)
    return Token(sign, "", words)


def _who_permits(named: Mapping[str, str]) -> str:
    """Return who or what lets in: one word, or two with "and" or "or" between them."""
    tested = next((test for test in _TESTS if test in named), None)
    if tested:
        return tested
    words = named.get("who") or named.get("who2") or ""
    joint = next((joint for joint in (" and/or ", " or ", " and ", "/") if joint in words), None)
    people = [
        next(who for who, pattern in _PERMITS.items() if pattern.search(part))
        for part in (words.split(joint) if joint else [words])
    ]
    if len(set(people)) == 1:
        return people[0]
    return (" and " if joint == " and " else " or ").join(people)


def _level(named: Mapping[str, str], words: str, standing: Standing) -> str | None:
    """Return the level from which on a course is open; None when a single grade, or not the last ones, are named."""
    before = 0 if standing.college else _GRADES_BEFORE
    if "upper" in named:
        numbers = [before + 3]
    elif "words" in named:
        numbers = [before + _CLASSES[found[:2]] for found in _CLASS_WORD.findall(named["words"])]
    elif standing.college:
        return None
    else:
        numbers = [int(number) for number in re.findall(r"\d+", named.get("span") or named.get("nth") or "")]
    from_there_on = "upper" in named or _UP.search(words) or (len(numbers) == 1 and _STANDING.search(words))
    if not from_there_on and numbers[-1] != standing.last:
        return None
    spanned = len(numbers) == 2 and re.search(r"-|to|through", words) is not None
    if not spanned and numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return None
    return standing.level(numbers[0])
