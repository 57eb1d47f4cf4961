"""What the cells of a course export mean: grades, credits, subjects, codes and prerequisites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.catalog.yaml.reader import Value
from generator.importers.tables import SPELLINGS

_GRADE = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?\Z")
_SPAN = re.compile(r"([a-z0-9]+)\s*(?:-|–|—|to|thru|through)\s*([a-z0-9]+)\Z")
_CREDITS = re.compile(r"([0-9]{0,3}(?:\.[0-9]{1,4})?)\s*(?:credits?|cr\.?|units?)?\Z", re.IGNORECASE)
_SCED = re.compile(r"[0-9]{5}([BGEHCX][0-9]\.[0-9]{2}[1-9][1-9])?\Z")
_PARTS = re.compile(r"\s*(\(|\)|,|;|&|/|\band\b|\bor\b)\s*", re.IGNORECASE)


def read_grades(words: str) -> list[int] | None:
    """Return the grades from 6 to 12 that `words` names (9-12; 9,10; Fr/So); None when they cannot be read."""
    found: set[int] = set()
    plain = re.sub(r"\b(grades?|gr\.?)\s*", "", words.lower()).strip()
    for part in re.split(r"[,;/&|]|\band\b|\s{2,}", plain):
        span = _SPAN.match(part.strip())
        ends = [_grade(end) for end in span.groups()] if span else [_grade(part.strip())]
        numbers = [end for end in ends if end is not None]
        if len(numbers) < len(ends) or numbers[0] > numbers[-1]:
            return None
        found.update(range(numbers[0], numbers[-1] + 1))
    return sorted(found & set(range(6, 13))) or None


def _grade(word: str) -> int | None:
    if word == "k":
        return 0
    match = _GRADE.match(word)
    return int(match.group(1)) if match else SPELLINGS["grades"].get(word.rstrip("."))


def read_credits(words: str) -> float | None:
    """Return the number of credits in `words`, or None."""
    if words in SPELLINGS["credits"]:
        return float(SPELLINGS["credits"][words])
    match = _CREDITS.match(words)
    if not match or not match.group(1).strip("."):
        return None
    number = float(match.group(1))
    return number if number <= 100 else None


def read_sced(words: str) -> str | None:
    """Return the SCED code in `words`, with the zero that spreadsheets take away; None when it is none."""
    code = words.replace(" ", "").upper()
    code = f"0{code}" if re.fullmatch(r"[0-9]{4}", code) else code
    return code if _SCED.match(code) else None


def read_subject(words: str, sced: str | None) -> str | None:
    """Return the subject that `words` names, or that of the SCED code when they name none."""
    named = (subject for subject, pattern in SPELLINGS["subjects"] if re.search(pattern, words, re.IGNORECASE))
    found: str | None = next(named, None) or SPELLINGS["subjects_by_sced"].get((sced or "")[:2])
    return found


def normalized_code(code: str) -> str:
    """Return `code` as two spellings of it compare: letters and digits only."""
    return "".join(letter for letter in code.lower() if letter.isalnum())


def read_prerequisites(words: str, known: Mapping[str, str]) -> Value:
    """Return the condition that `words` states about courses in `known` (ids by plain code or name); None for prose.

    Nothing is guessed: "A and B or C" without brackets could mean two things, so it is prose.
    """
    tokens = [token.lower() for token in _PARTS.split(words.rstrip(". ")) if token.strip()]
    parts = list(_read_tokens(tokens, known))
    if None in parts:
        return None
    return _condition([part for part in parts if part is not None])


def _read_tokens(tokens: list[str], known: Mapping[str, str]) -> Iterator[str | None]:
    words = {"&": "and", ";": "and", "/": "or"}
    for token in tokens:
        if token in ("(", ")", ",", "and", "or") or token in words:
            yield words.get(token, token)
        else:
            found = known.get(normalized_code(token))
            yield None if found is None else f"={found}"


def _condition(tokens: list[str]) -> Value:
    """Return the condition of `tokens`, in which courses begin with "="; None when they do not make sense."""
    parts: list[Value] = []
    joints: list[str] = []
    index = 0
    while True:
        part, index = _part(tokens, index)
        if part is None:
            return None
        parts.append(part)
        if index == len(tokens):
            break
        joint = tokens[index]
        index += 1
        if joint == "," and index < len(tokens) and tokens[index] in ("and", "or"):
            joint = tokens[index]  # "A, B, and C"
            index += 1
        if joint not in ("and", "or", ","):
            return None
        joints.append(joint)
    kinds = set(joints) - {","}
    if len(kinds) > 1:
        return None
    if len(parts) == 1:
        return parts[0]
    return {"any": parts} if kinds == {"or"} else parts


def _part(tokens: list[str], index: int) -> tuple[Value, int]:
    if index < len(tokens) and tokens[index].startswith("="):
        return tokens[index][1:], index + 1
    if index == len(tokens) or tokens[index] != "(" or ")" not in tokens[index:]:
        return None, index
    end = tokens.index(")", index)
    return _condition(tokens[index + 1 : end]), end + 1
