"""How far something is from something else, link by link."""

from __future__ import annotations

from generator.diff.neighbors import Neighbors, neighbors, within_distance
from generator.model.ids import Kind
from tests.builders import HOME, course, graph


def chain() -> Neighbors:
    """Return the neighbors in a row of courses that each need the one before."""
    rest = (course(f"c{number}", prerequisites=f"c{number - 1}") for number in range(1, 6))
    return neighbors(graph(course("c0"), *rest), {})


def test_what_is_two_links_away_on_either_side_is_within_two_links() -> None:
    side = chain()
    near = within_distance([(Kind.COURSE, f"{HOME}/c2")], (side, side), 2)
    assert {key[1].removeprefix(f"{HOME}/") for key in near} == {"c0", "c1", "c2", "c3", "c4"}


def test_only_what_was_found_last_is_looked_at_for_the_next_link() -> None:
    side = chain()
    looked: list[object] = []

    class Counted(dict[object, object]):
        def __getitem__(self, key: object) -> object:
            looked.append(key)
            return super().__getitem__(key)

    counted = Neighbors(side.graph, side.mentions, side.links, Counted(side.beside))  # type: ignore[arg-type]
    within_distance([(Kind.COURSE, f"{HOME}/c0")], (counted, counted), 3)
    assert len(looked) == 2 * 3
