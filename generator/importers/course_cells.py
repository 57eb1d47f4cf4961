"""What the cells of a course export mean: grades, credits, subjects, codes and prerequisites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from generator.catalog.yaml.reader import Value

_GRADE_WORDS = {"freshman": 9, "fr": 9, "sophomore": 10, "so": 10, "soph": 10, "junior": 11, "jr": 11, "senior": 12}
_GRADE_WORDS |= {"sr": 12, "freshmen": 9, "sophomores": 10, "juniors": 11, "seniors": 12}
_GRADE = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?\Z")
_SPAN = re.compile(r"([a-z0-9]+)\s*(?:-|–|—|to|thru|through)\s*([a-z0-9]+)\Z")
_CREDITS = re.compile(r"([0-9]{0,3}(?:\.[0-9]{1,4})?)\s*(?:credits?|cr\.?|units?)?\Z", re.IGNORECASE)
_FRACTIONS = {"½": 0.5, "1/2": 0.5, "¼": 0.25, "1/4": 0.25, "¾": 0.75, "3/4": 0.75, "1½": 1.5, "1 1/2": 1.5}
# The first word or words found decide; the order matters where one subject's words stand inside another's.
_SUBJECTS: tuple[tuple[str, str], ...] = (
    (
        r"\b(cte|career|technical|vocational|business|agricultur\w*|industrial|trade|marketing|health science\w*)\b",
        "cte",
    ),
    (r"\b(computer|technology|engineering|family (?:and|&) consumer|fcs|culinary|construction|welding)\b", "cte"),
    (r"\b(ela|english|language arts|lang arts|literature|reading|writing)\b", "english"),
    (r"\b(math\w*|algebra|geometry|calculus|statistics)\b", "math"),
    (r"\b(social\w*|history|civics|government|geography|economics|ss)\b", "social-studies"),
    (r"\b(science|biology|chemistry|physics|sci)\b", "science"),
    (r"\b(world|foreign|modern) lang\w*|\b(spanish|french|german|latin|chinese|wl)\b", "world-language"),
    (r"\b(pe|p\.e\.|physical ed\w*|health|wellness|gym)(?!\w)", "pe-health"),
    (r"\b(art|arts|music|band|choir|theat\w*|drama|dance|visual|performing)\b", "arts"),
    (r"\b(other|elective\w*|misc\w*|general)\b", "other"),
)
_SUBJECT_OF_SCED: Mapping[str, str] = MappingProxyType(
    {
        "01": "english",
        "02": "math",
        "03": "science",
        "04": "social-studies",
        "05": "arts",
        "06": "world-language",
        "07": "other",
        "08": "pe-health",
        "09": "other",
        "22": "other",
        "23": "other",
        "24": "world-language",
        **{f"{number:02}": "cte" for number in range(10, 22)},
    }
)
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
    return int(match.group(1)) if match else _GRADE_WORDS.get(word.rstrip("."))


def read_credits(words: str) -> float | None:
    """Return the number of credits in `words`, or None."""
    if words in _FRACTIONS:
        return _FRACTIONS[words]
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
    for pattern, subject in _SUBJECTS:
        if re.search(pattern, words, re.IGNORECASE):
            return subject
    return _SUBJECT_OF_SCED.get(sced[:2]) if sced else None


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
    while index < len(tokens):
        if len(parts) > len(joints):
            joint = tokens[index]
            index += 1
            if joint == "," and index < len(tokens) and tokens[index] in ("and", "or"):
                joint = tokens[index]  # "A, B, and C"
                index += 1
            if joint not in ("and", "or", ","):
                return None
            joints.append(joint)
            continue
        part, index = _part(tokens, index)
        if part is None:
            return None
        parts.append(part)
    kinds = set(joints) - {","}
    if len(parts) != len(joints) + 1 or len(kinds) > 1:
        return None
    if len(parts) == 1:
        return parts[0]
    return {"any": parts} if kinds == {"or"} else parts


def _part(tokens: list[str], index: int) -> tuple[Value, int]:
    if tokens[index].startswith("="):
        return tokens[index][1:], index + 1
    if tokens[index] != "(" or ")" not in tokens[index:]:
        return None, index
    end = tokens.index(")", index)
    return _condition(tokens[index + 1 : end]), end + 1
