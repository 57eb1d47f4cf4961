"""Columns keep the order of rows and take the cheapest slots."""

from itertools import combinations_with_replacement, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagram.layout.columns import assign_slots
from generator.diagram.layout.layered_graph import LayeredGraph, NetSegment
from tests.laws import examples

_COLUMNS = 3


@st.composite
def webs(draw: st.DrawFn) -> LayeredGraph:
    """Two rows of single boxes and dummies, the upper one full; each dummy or box below has one line from above."""
    boxes = _COLUMNS + draw(st.integers(0, _COLUMNS))
    dummies = draw(st.integers(0, 3))
    lower = draw(st.permutations(range(_COLUMNS, boxes + dummies)))
    stars = tuple(
        NetSegment(net, (draw(st.integers(0, _COLUMNS - 1)),), (item,)) for net, item in enumerate(sorted(lower))
    )
    rows = (tuple((item,) for item in range(_COLUMNS)), tuple((item,) for item in lower))
    return LayeredGraph(boxes, (), tuple(range(dummies)), rows, (stars, ()), ())


def _allowed(web: LayeredGraph, places: tuple[int, ...]) -> bool:
    dummy = [unit[0] >= web.boxes for unit in web.rows[1]]
    return all(flag or place % 2 for flag, place in zip(dummy, places, strict=True)) and all(
        left < right or (dummy[at] and dummy[at + 1]) for at, (left, right) in enumerate(pairwise(places))
    )


def _price(web: LayeredGraph, places: tuple[int, ...]) -> int:
    """The cost of the lower row as its rules say it, the upper one standing in slots 1, 3, 5."""
    above = {star.bottoms[0]: 2 * star.tops[0] + 1 for star in web.stars[0]}
    total = 0
    for (item,), place in zip(web.rows[1], places, strict=True):
        if item < web.boxes:
            total += abs(place - _COLUMNS) + 16 * abs(place - above[item])
        else:
            total += (2 if place % 2 else 3) + 24 * abs(place - above[item])
    dummy = [unit[0] >= web.boxes for unit in web.rows[1]]
    shared = [left for at, (left, right) in enumerate(pairwise(places)) if left == right and dummy[at]]
    return total + 4 * sum(place % 2 == 0 for place in shared)


@given(webs())
@settings(max_examples=examples(60))
def test_no_allowed_places_are_cheaper_than_those_taken(web: LayeredGraph) -> None:
    slot = assign_slots(web, web.rows, _COLUMNS)
    assert slot[:_COLUMNS] == [1, 3, 5]
    taken = tuple(slot[item] for (item,) in web.rows[1])
    assert _allowed(web, taken)
    every = combinations_with_replacement(range(2 * _COLUMNS + 1), len(taken))
    assert _price(web, taken) == min(_price(web, places) for places in every if _allowed(web, places))
