"""The dates of a school year on a strip of its months."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from generator.diagram.pictures.scale import percent
from generator.diagram.svg.writer import Markup

_MONTHS = 12
_LANE, _RADIUS, _FOOT = 22, 9, 22
_APART = 60
"""How far apart, in thousandths of the width, two points of one lane must be: they would touch on a small phone."""


def date_strip(begin: date, days: Sequence[tuple[date, date | None]], month: Callable[[date], str]) -> str:
    """Return the twelve months from `begin` on, the first day of a month, as SVG with `days` as numbered points.

    Numbers are positions in `days`, from 1, which is in order of time; what lasts until a later day has a line to it.
    What is before or after these months is left out.
    """
    starts = [_month_after(begin, number) for number in range(_MONTHS + 1)]
    whole = (starts[-1] - begin).days

    def at(day: date) -> int:
        return round((min(day, starts[-1]) - begin).days * 1000 / whole)

    shown = [(number, first, last) for number, (first, last) in enumerate(days, 1) if begin <= first < starts[-1]]
    lanes = dict(_lanes([(number, at(first)) for number, first, _ in shown]))
    foot = _LANE * (max(lanes.values(), default=0) + 1) + 4
    markup = Markup()
    frame = {"width": "100%", "height": str(foot + _FOOT), "aria-hidden": "true", "focusable": "false"}
    with markup.element_around("svg", {"class": "date-strip", **frame}):
        for this, following in pairwise(starts):
            left, right = at(this), at(following)
            if this.month % 2:
                across = {"x": percent(left), "width": percent(right - left), "height": "100%"}
                markup.element("rect", {"class": "strip-month", **across})
            middle = {"x": percent((left + right) // 2), "y": str(foot + 15)}
            markup.element("text", {"class": "strip-name", **middle}, month(this))
        for number, first, last in shown:
            y = foot - 14 - _LANE * lanes[number]
            if last and last > first:
                ends = {"x1": percent(at(first)), "x2": percent(at(last + timedelta(1))), "y1": str(y), "y2": str(y)}
                markup.element("line", {"class": "strip-while", **ends})
            x = percent(at(first))
            markup.element("circle", {"class": "map-point", "cx": x, "cy": str(y), "r": str(_RADIUS)})
            markup.element("text", {"class": "map-number", "x": x, "y": str(y + 4)}, str(number))
    return str(markup)


def _month_after(begin: date, number: int) -> date:
    years, month = divmod(begin.month - 1 + number, _MONTHS)
    return date(begin.year + years, month + 1, 1)


def _lanes(points: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield each number with the lowest lane in which its point touches no other."""
    ends: list[int] = []
    for number, x in points:
        lane = next((lane for lane, end in enumerate(ends) if x - end >= _APART), len(ends))
        ends[lane : lane + 1] = [x]
        yield number, lane
