"""The nearest among known words: "did you mean …?"."""

from __future__ import annotations

from collections.abc import Sequence

CLOSE_ENOUGH = 60
"""The similarity (0 to 100) below which a suggestion would be a guess."""


def close_matches(
    word: str, known: Sequence[str], most: int = 3, *, least: int = CLOSE_ENOUGH, behind: int = 100
) -> tuple[str, ...]:
    """Return at most `most` of `known` that resemble `word`, the nearest first; none when none is close.

    `least` is how similar they must be, `behind` how much less than the nearest, both from 0 to 100.
    """
    from rapidfuzz import fuzz, process  # takes a twentieth of a second, and most checks have nothing to suggest

    found = process.extract(word, sorted(known), scorer=fuzz.ratio, limit=most, score_cutoff=least)
    return tuple(match for match, score, _ in found if score >= found[0][1] - behind)
