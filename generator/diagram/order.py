"""The order of items in each row, so that as few lines as possible cross.

First orders come from a sketch of the flow (see `sketch`); each is refined by sweeps and sifting in turn, and the
fewest crossings win. The work is bounded by numbers of starts and sweeps, never by a clock.
"""

from functools import lru_cache

from generator.diagram.sorter import BITS, Sorter
from generator.diagram.state import State, Unit
from generator.diagram.web import Web

_STARTS = 40
_LEAST_IDLE = 6
_FIRST_SWEEPS = 3
_REFINED = 2
_SWEEPS = 8
_PATIENCE = 1


def order(web: Web, guesses: list[list[int]]) -> tuple[tuple[Unit, ...], ...]:
    """The units of each row from left to right; blocks may come back mirrored.

    Each of the `guesses`, of which there must be one or more, says for every item where it may stand well.
    """
    sorter = Sorter(web)
    best: tuple[int, State] | None = None
    for guess in guesses:
        sorter.begin(sorter.first.sorted_by(guess))
        # The guesses are good: where a sweep does not help, the next one seldom does.
        found = _refined(sorter, patience=0)
        if best is None or found[0] < best[0]:
            best = found
        if best[0] == 0:
            break
    assert best is not None
    return tuple(tuple(best[1].members[head] for head in row) for row in best[1].rows)


def drafts(web: Web) -> list[State]:
    """The few best orders found from many starts, the fewest crossings first.

    Starts are cheap sweeps without sifting; only the most promising are refined.
    """
    sorter = Sorter(web)
    swept: list[tuple[int, State]] = []
    fewest, idle = -1, 0
    # A web of few units is soon known by heart; a large one deserves more starts.
    enough = max(_LEAST_IDLE, sum(map(len, web.rows)) ** 2 // 120)
    for start in range(_STARTS):
        swept.append(_swept(sorter, start))
        if fewest < 0 or swept[-1][0] < fewest:
            fewest, idle = swept[-1][0], 0
        else:
            idle += 1
        if fewest == 0 or idle >= enough:
            break
    swept.sort(key=lambda found: found[0])
    tried: list[State] = []
    refined: list[tuple[int, State]] = []
    for _, state in swept:
        if state not in tried:
            tried.append(state)
            sorter.begin(state)
            refined.append(_refined(sorter, _PATIENCE))
            if refined[-1][0] == 0 or len(tried) == _REFINED:
                break
    refined.sort(key=lambda found: found[0])
    return [state for _, state in refined]


def _swept(sorter: Sorter, start: int) -> tuple[int, State]:
    """A few plain sweeps, from above or below in turn: the crossings left, and the rows."""
    sorter.stir(_noise(start, sorter.items))
    for number in range(_FIRST_SWEEPS):
        sorter.sweep(downward=(start + number) % 2 == 0, anew=number == 0)
    return sorter.crossings(), sorter.state.copy()


@lru_cache(maxsize=256)
def _noise(start: int, count: int) -> tuple[int, ...]:
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
