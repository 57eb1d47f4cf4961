"""What a sorter remembers of rows agrees with what counting anew finds."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagram.flow import Flow
from generator.diagram.layout.blocks import arrange
from generator.diagram.layout.layered_graph import build_layered_graph
from generator.diagram.layout.rows import assign_rows
from generator.diagram.layout.sorter import SPREAD, Sorter
from tests.diagram.flows import flows
from tests.laws import examples


def _sorter(flow: Flow) -> Sorter:
    arrangement = arrange(flow, 3)
    return Sorter(build_layered_graph(arrangement, assign_rows(arrangement, 3)))


def _counted_anew(sorter: Sorter) -> int:
    """Crossings of every two lines between two rows, one pair after the other, in a sorter that knows nothing yet."""
    fresh = Sorter(sorter.web)
    fresh.begin(sorter.state)
    for number in range(len(fresh.state.rows)):
        fresh._line_up(number)
    place = fresh.position
    return sum(
        (place[top] - place[other]) * (place[low] - place[another]) < 0
        for edges in fresh.edges
        for (top, low), (other, another) in combinations(edges, 2)
    )


@given(flow=flows(links=3), steps=st.lists(st.sampled_from(("down", "up", "sift", "count")), max_size=8))
@settings(max_examples=examples(80))
def test_crossings_are_those_of_a_fresh_count_whatever_went_before(flow: Flow, steps: list[str]) -> None:
    sorter = _sorter(flow)
    sorter.begin(sorter.first)
    for step in steps:
        match step:
            case "sift":
                sorter.sift()
            case "count":
                sorter.crossings()
            case _:
                sorter.sweep(downward=step == "down")
    assert sorter.crossings() == _counted_anew(sorter)


@given(flow=flows(links=3), start=st.permutations(range(24)))
@settings(max_examples=examples(60))
def test_a_count_that_stops_early_says_only_that_there_are_enough(flow: Flow, start: list[int]) -> None:
    sorter = _sorter(flow)
    sorter.reset_order([start[number % len(start)] * SPREAD // len(start) for number in range(sorter.items)])
    sorter.sweep(downward=True, anew=True)
    partial = sorter.crossings(enough=3)
    whole = sorter.crossings()
    assert partial == whole if partial < 3 else whole >= partial


@given(flow=flows(links=3))
@settings(max_examples=examples(60))
def test_sifting_never_adds_crossings(flow: Flow) -> None:
    sorter = _sorter(flow)
    sorter.begin(sorter.first)
    before = sorter.crossings()
    sorter.sift()
    assert sorter.crossings() <= before
