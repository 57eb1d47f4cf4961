"""Where ports stand along one side of a box: near what they want, apart from each other, lines untangled."""


def port_crossings(port: int, ends: list[int], other: int, others: list[int]) -> int:
    """Crossings of two nets that leave one box at these ports, whichever of them runs above."""
    if not ends or not others:
        return 0
    low, high = min(port, *ends), max(port, *ends)
    first, last = min(other, *others), max(other, *others)
    above = (low < other < high) + sum([first < end < last for end in ends])
    below = (first < port < last) + sum([low < end < high for end in others])
    return min(above, below)


def spread_evenly(wanted: list[int], gap: int, low: int, high: int) -> list[int]:
    """Places at least `gap` apart, in order, within the bounds, near what is wanted (isotonic medians)."""
    runs: list[list[int]] = []
    for index, want in enumerate(wanted):
        run = [want - index * gap]
        while runs and runs[-1][len(runs[-1]) // 2] > run[len(run) // 2]:
            run = sorted(runs.pop() + run)
        runs.append(run)
    last = high - (len(wanted) - 1) * gap
    places: list[int] = []
    for run in runs:
        place = min(max(run[len(run) // 2], low), last)
        start = len(places)
        places.extend(place + (start + offset) * gap for offset in range(len(run)))
    return places
