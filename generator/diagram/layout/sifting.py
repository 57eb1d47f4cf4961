"""Better places for the units of one row while the rows above and below stay as they are."""

from bisect import bisect_left, bisect_right
from itertools import pairwise

Side = list[int]


def sifted(aboves: list[Side], belows: list[Side]) -> list[int] | None:
    """A better order of units whose neighbors above and below stand at these sorted places, or None.

    Units move one at a time to where they save most crossings. What two units cross depends only on which of
    them is to the left, so one table of savings serves all moves.
    """
    # Most rows are settled; a look at neighbors alone tells, where the whole table would cost much more.
    for (one, other), (two, another) in zip(pairwise(aboves), pairwise(belows), strict=True):
        apart = not one or not other or one[-1] <= other[0]
        if apart and (not two or not another or two[-1] <= another[0]):
            continue
        if saved_crossings(one, other) + saved_crossings(two, another) > 0:
            return _moved(_savings(aboves, belows))
    return None


def can_improve(sides: list[Side]) -> bool:
    """Whether any two neighbors cross less on this side when they change places."""
    return any(
        one and other and one[-1] > other[0] and saved_crossings(one, other) > 0 for one, other in pairwise(sides)
    )


def saved_crossings(left: Side, right: Side) -> int:
    """Crossings saved when the items with these sorted neighbors change places."""
    if not left or not right:
        return 0
    if left[-1] < right[0]:
        return -len(left) * len(right)
    if left[0] > right[-1]:
        return len(left) * len(right)
    saved = -len(left) * len(right)
    for end in left:
        saved += bisect_left(right, end) + bisect_right(right, end)
    return saved


def _savings(aboves: list[Side], belows: list[Side]) -> list[list[int]]:
    """For each pair of units, left and right, what a change of places would save."""
    count = len(aboves)
    saves = [[0] * count for _ in range(count)]
    for right in range(1, count):
        above, below = aboves[right], belows[right]
        row = saves[right]
        for left in range(right):
            saved = saved_crossings(aboves[left], above) + saved_crossings(belows[left], below)
            if saved:
                saves[left][right] = saved
                row[left] = -saved
    return saves


def _moved(saves: list[list[int]]) -> list[int]:
    """Move one unit after the other to its best place until no move saves anything."""
    order = list(range(len(saves)))
    count = len(order)
    again = True
    while again:
        again = False
        for place in range(count):
            unit = order[place]
            row = saves[unit]
            best, best_at = 0, place
            total = 0
            # What `unit` saves by going left of another is what the other loses by going left of it.
            for at in range(place - 1, -1, -1):
                total -= row[order[at]]
                if total > best:
                    best, best_at = total, at
            total = 0
            for at in range(place + 1, count):
                total += row[order[at]]
                if total > best:
                    best, best_at = total, at
            if best > 0:
                order.insert(best_at, order.pop(place))
                again = True
    return order
