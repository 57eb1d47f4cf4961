"""The words of a header, however it is run together: `CRSNBR`, `CourseNumber`, `[1]Course_Number`, `Course No.`"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.catalog.yaml.reader import read_data

_VOCABULARY: Mapping[str, list[str]] = read_data(Path(__file__).with_name("header_words.yaml"))["words"]
_MEANT: Mapping[str, str] = {
    spelling: word for word, others in _VOCABULARY.items() for spelling in (word, *(str(other) for other in others))
}
_IDLE = frozenset(("", "of", "the", "for", "in", "a", "and", "or", "de", "del", "la", "el", "los", "s", "es"))
_TABLE_NUMBER = re.compile(r"\A\s*\[[0-9]+\]")
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NOT_A_WORD = re.compile(r"[^a-z0-9#]+")
_LONGEST = 80


def plain(header: str) -> str:
    """Return `header` as two spellings of it compare: small letters and digits, nothing between them."""
    letters = unicodedata.normalize("NFKD", _TABLE_NUMBER.sub("", header[:_LONGEST])).lower()
    return "".join(letter for letter in letters if letter.isalnum())


@cache
def words_of(header: str) -> frozenset[str]:
    """Return what the words of `header` mean, each by its usual name; idle words are left out."""
    shown = unicodedata.normalize("NFKD", _TABLE_NUMBER.sub("", header[:_LONGEST]).replace("(s)", ""))
    ascii_only = "".join(letter for letter in shown if not unicodedata.combining(letter))
    pieces = _NOT_A_WORD.split(_HUMPS.sub(" ", ascii_only).lower())
    words = (word for piece in pieces if piece not in _IDLE for word in _known(piece))
    return frozenset(word for word in words if word not in _IDLE)


def _known(piece: str) -> tuple[str, ...]:
    """Return the words in `piece`: itself when it is known, else the known words it is run together from."""
    if piece in _MEANT:
        return (_MEANT[piece],)
    # The best way to write the first n letters as known words: the fewest.
    best: list[tuple[str, ...] | None] = [(), *[None] * len(piece)]
    for end in range(1, len(piece) + 1):
        for start in range(max(0, end - 14), end):
            before, word = best[start], _MEANT.get(piece[start:end])
            if before is not None and word and (end - start > 1) and len(before) + 1 < len(best[end] or "x" * 99):
                best[end] = (*before, word)
    return best[-1] or (piece,)
