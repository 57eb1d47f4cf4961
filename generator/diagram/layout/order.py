"""The order of items in each row, so that as few lines as possible cross.

First orders come from a sketch of the flow (see `sketch`); each is refined by sweeps and sifting in turn, and the
fewest crossings win. The work is bounded by numbers of starts and sweeps, never by a clock.
"""

from bisect import bisect_right
from functools import lru_cache

from generator.diagram.layout.layered_graph import LayeredGraph
from generator.diagram.layout.row_state import State, Unit
from generator.diagram.layout.sorter import BITS, MANY, Sorter

_STARTS = 40
_LEAST_IDLE = 6
_FIRST_SWEEPS = 3
_REFINED = 2
_SWEEPS = 8
_ROUNDS_WITHOUT_GAIN = 1
# Noise is made in such portions, so that webs of different size can share it.
_NOISE_CHUNK = 128


def order(web: LayeredGraph, guesses: list[list[int]], *, quick: bool = False) -> tuple[tuple[Unit, ...], ...]:
    """The units of each row from left to right; blocks may come back mirrored.

    Each of the `guesses`, of which there must be one or more, says for every item where it may stand well. In a hurry
    (`quick`) rows are sorted by what pulls at them, and crossings are not looked for one by one.
    """
    sorter = Sorter(web, sifts=not quick)
    best: tuple[int, State] | None = None
    begun: list[State] = []
    for guess in guesses:
        state = sorter.first.sorted_by(guess)
        if state in begun:
            continue
        begun.append(state)
        sorter.begin(state)
        # The guesses are good: where a sweep does not help, the next one seldom does.
        found = _refined(sorter, patience=0)
        if best is None or found[0] < best[0]:
            best = found
        if best[0] == 0:
            break
    assert best is not None
    return tuple(tuple(best[1].members[head] for head in row) for row in best[1].rows)


def best_orders(web: LayeredGraph, *, quick: bool = False) -> list[State]:
    """The few best orders found from many starts, the fewest crossings first.

    Starts are cheap sweeps without sifting; only the most promising are refined. In a hurry (`quick`) there is one.
    """
    sorter = Sorter(web, sifts=not quick)
    best: list[tuple[int, State]] = []
    idle = 0
    # A web of few units is soon known by heart; a large one deserves more starts.
    enough = max(_LEAST_IDLE, sum(map(len, web.rows)) ** 2 // 120)
    for start in range(1 if quick else _STARTS):
        _sweep(sorter, start)
        count = sorter.crossings(best[-1][0] if len(best) == _REFINED else MANY)
        idle = 0 if not best or count < best[0][0] else idle + 1
        _keep(best, count, sorter.state)
        if best[0][0] == 0 or idle >= enough:
            break
    refined: list[tuple[int, State]] = []
    for _, state in best:
        sorter.begin(state)
        refined.append(_refined(sorter, _ROUNDS_WITHOUT_GAIN))
        if refined[-1][0] == 0:
            break
    refined.sort(key=lambda found: found[0])
    return [state for _, state in refined]


def _sweep(sorter: Sorter, start: int) -> None:
    """A few plain sweeps, from above or below in turn."""
    sorter.reset_order(_pseudo_random_places(start, -(-sorter.items // _NOISE_CHUNK) * _NOISE_CHUNK))
    for number in range(_FIRST_SWEEPS):
        sorter.sweep(downward=(start + number) % 2 == 0, anew=number == 0)


def _keep(best: list[tuple[int, State]], count: int, state: State) -> None:
    """Note a state if it is new and among the few with the fewest crossings; of equals the first stay."""
    place = bisect_right(best, count, key=lambda found: found[0])
    if place < _REFINED and all(count > other or state != known for other, known in best):
        best.insert(place, (count, state.copy()))
        del best[_REFINED:]


@lru_cache(maxsize=256)
def _pseudo_random_places(start: int, count: int) -> tuple[int, ...]:
    """Places without order: a linear congruence instead of chance, the same on every Python."""
    value = 40503 * (start + 1)
    places: list[int] = []
    for _ in range(count):
        value = (value * 1103515245 + 12345) & 0x7FFFFFFF
        places.append(value >> 31 - BITS)
    return tuple(places)


def _refined(sorter: Sorter, patience: int) -> tuple[int, State]:
    """Sift and sweep in turn until nothing improves: the fewest crossings met, and their rows."""
    sorter.sift()
    best = (sorter.crossings(), sorter.state.copy())
    idle = 0
    for number in range(_SWEEPS):
        if best[0] == 0 or idle > patience:
            break
        sorter.sweep(downward=number % 2 == 0)
        sorter.sift()
        count = sorter.crossings()
        if count < best[0]:
            best, idle = (count, sorter.state.copy()), 0
        else:
            idle += 1
    return best
