"""Conditions as files may write them, for laws about what exports make of them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.builders import HOME

COURSES = ("algebra-1", "welding-1-lab", "welding-1", "state/shop-and-safety", "or-nursing-2")
"""Ids that begin alike, and with words that join conditions."""
_PLAIN = st.sampled_from(COURSES)
_SAID_MORE = st.one_of(
    st.builds(lambda course: {"course": course, "minimum_grade": "C"}, _PLAIN),
    st.builds(lambda course: {"course": course, "concurrent": True}, _PLAIN),
    st.just({"level": "grade-11"}),
    st.just({"permission": "instructor"}),
)


def conditions(*, everything: bool) -> st.SearchStrategy[Any]:
    """Return conditions, nested at will; with `everything` also such as say more of a course, or name none."""
    leaves = st.one_of(_PLAIN, _SAID_MORE) if everything else _PLAIN
    return st.recursive(leaves, _lists, max_leaves=6)


def _lists(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    parts = st.lists(inner, min_size=2, max_size=3, unique_by=repr)
    return st.one_of(
        parts,
        st.builds(lambda listed: {"all": listed}, parts),
        st.builds(lambda listed: {"any": listed}, parts),
        st.builds(lambda listed: {"at_least": len(listed) - 1, "of": listed}, parts.filter(lambda one: len(one) > 2)),
    )


def with_whole_ids(asked: Any, owner: str = HOME) -> Any:
    """Return a condition in a file of `owner` with each id written in full."""
    if isinstance(asked, str):
        return asked if "/" in asked else f"{owner}/{asked}"
    if isinstance(asked, list):
        return [with_whole_ids(part, owner) for part in asked]
    if asked is None:
        return None
    return {
        word: with_whole_ids(said, owner) if word in ("all", "any", "of", "course") else said
        for word, said in asked.items()
    }


def meaning(asked: Any) -> Any:
    """Return a condition without its spelling: lists in lists of the same kind are one, and order says nothing."""
    if isinstance(asked, str) or asked is None:
        return asked
    if isinstance(asked, dict) and "at_least" in asked:
        return ("at least", asked["at_least"], frozenset(map(meaning, asked["of"])))
    word, parts = ("all", asked) if isinstance(asked, list) else next(iter(asked.items()))
    found: set[Any] = set()
    for part in map(meaning, parts):
        found |= part[1] if isinstance(part, tuple) and part[0] == word else {part}
    return next(iter(found)) if len(found) == 1 else (word, frozenset(found))
