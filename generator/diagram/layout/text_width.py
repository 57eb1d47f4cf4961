"""How wide words are, without a browser: a table of character advances and a greedy line breaker."""

import json
import unicodedata
from functools import lru_cache
from pathlib import Path

# Thousandths of the font size, bold weight: the largest of Helvetica/Arial/Liberation and Roboto, because the
# page decides the font after we have drawn.
_ADVANCES: dict[str, int] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
_DIGIT = 580
_UNKNOWN = 780
_WIDE = 1000

_SHORTEST_LAST_LINE = 2
"""The most letters that look lost on a line of their own."""

BROKEN = "\u2010"
"""The hyphen at the end of a line on which a word is broken."""

_NARROWEST = 4, 5
"""How far the letters of a long word may be narrowed before the word is broken, as a fraction."""

# WCAG 1.4.12: readers may add 0.12 em after each letter and 0.16 em after each word.
_LETTER_RESERVE = 120
_WORD_RESERVE = 160


@lru_cache(maxsize=4096)
def _advance(letter: str) -> int:
    if letter.isdigit() and letter.isascii():
        return _DIGIT
    if letter in _ADVANCES:
        return _ADVANCES[letter]
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return _WIDE
    base = unicodedata.normalize("NFD", letter)[0]
    return _ADVANCES.get(base, _UNKNOWN) if base != letter else _UNKNOWN


# The same names and details are measured in every form, and again wherever a course is drawn.
@lru_cache(maxsize=8192)
def measure(words: str, size: int, spaced: bool = True) -> int:
    """The width of `words` in pixels at font size `size`, rounded up; `spaced` adds the reader's spacing."""
    total = sum(map(_advance, words))
    if spaced:
        total += _LETTER_RESERVE * len(words) + _WORD_RESERVE * words.count(" ")
    return -(-total * size // 1000)


@lru_cache(maxsize=8192)
def wrap(words: str, size: int, width: int, indent: int = 0) -> tuple[str, ...]:
    """`words` in lines at most `width` wide with the reader's spacing, the first by `indent` less.

    A single word that is too long may use the room of the reserve. Longer still, it stays whole and is narrowed
    (`needs_narrowing`) as long as it can be read so. Else it is broken with a hyphen: leaving its box would be worse.
    """
    lines: list[str] = []
    for word in words.split():
        for number, piece in enumerate(_pieces(word, size, width - (0 if lines else indent))):
            if not lines:
                lines.append(piece)
                continue
            joined = f"{lines[-1]}{'' if number else ' '}{piece}"
            if not lines[-1].endswith(BROKEN) and measure(joined, size) <= width - (indent if len(lines) == 1 else 0):
                lines[-1] = joined
            else:
                lines.append(piece)
    return tuple(_without_widow(lines, size, width))


def _without_widow(lines: list[str], size: int, width: int) -> list[str]:
    """Give a last line of a letter or two ("II") a word of the line before, where there is room."""
    if len(lines) > 1 and len(lines[-1]) <= _SHORTEST_LAST_LINE:
        rest, _, word = lines[-2].rpartition(" ")
        joined = f"{word} {lines[-1]}"
        if rest and not word.endswith(BROKEN) and measure(joined, size) <= width:
            return [*lines[:-2], rest, joined]
    return lines


def needs_narrowing(line: str, size: int, width: int) -> bool:
    """Whether a line of `wrap` is a single word whose letters must be narrowed to stay in the width."""
    return " " not in line and measure(line, size, spaced=False) > width


def _pieces(word: str, size: int, width: int) -> list[str]:
    if len(word) < 4 or measure(word, size, spaced=False) <= width:
        return [word]
    for mark in ("-", "/"):
        head, found, tail = word.partition(mark)
        if found and tail and head:
            return [*_pieces(head + mark, size, width), *_pieces(tail, size, width)]
    least, whole = _NARROWEST
    if measure(word, size, spaced=False) * least <= width * whole:
        return [word]
    cut = len(word) - 1
    while cut > 1 and measure(word[:cut] + BROKEN, size, spaced=False) > width:
        cut -= 1
    # Two letters alone on a line are hard to read as part of a word.
    cut = max(1, min(cut, len(word) - 3))
    return [word[:cut] + BROKEN, *_pieces(word[cut:], size, width)]
