"""Wages as bars on one scale: from low to high, with a mark in the middle."""

from collections.abc import Callable

from generator.diagram.pictures.scale import Scale
from generator.diagram.svg.writer import Markup

_FRAME = {"width": "100%", "aria-hidden": "true", "focusable": "false"}
_ARROW = "M0 2h4l6 5l-6 5h-4z"


def wage_bar(
    scale: Scale, low: float | None, middle: float | None, high: float | None, *, open_ended: bool = False
) -> str:
    """Return a bar from `low` to `high` in dollars a year with a mark at `middle`, as SVG. Any may be unknown.

    The end of an `open_ended` bar is an arrow: the amount is that or more.
    """
    markup = Markup()
    with markup.element_around("svg", {"class": "pay-bar", "height": "14", **_FRAME}):
        markup.element("rect", {"class": "pay-line", "y": "6", "width": "100%", "height": "2"})
        ends = [amount for amount in (low, middle, high) if amount is not None]
        if len(ends) > 1:
            # From the first end to the second, as a line: a rectangle has no far end, only a width to be added up.
            across = {"x1": scale.at(ends[0]), "x2": scale.at(ends[-1]), "y1": "7", "y2": "7"}
            markup.element("line", {"class": "pay-range", **across})
        if open_ended and ends:
            with markup.element_around("svg", {"x": scale.at(ends[-1]), "overflow": "visible"}):
                markup.element("path", {"class": "pay-more", "d": _ARROW})
        if middle is not None:
            at = scale.at(middle)
            markup.element("line", {"class": "pay-middle", "x1": at, "x2": at, "y1": "0", "y2": "14"})
    return str(markup)


def wage_axis(scale: Scale, say: Callable[[int], str]) -> str:
    """Return the marks of `scale` with their amounts in words (`say`), as SVG to stand below its bars."""
    markup = Markup()
    with markup.element_around("svg", {"class": "pay-axis", "height": "22", **_FRAME}):
        for amount in scale.marks:
            at = scale.at(amount)
            markup.element("line", {"x1": at, "x2": at, "y1": "0", "y2": "5"})
            anchor = "start" if amount == 0 else "end" if amount == scale.most else "middle"
            markup.element("text", {"x": at, "y": "18", "text-anchor": anchor}, say(amount))
    return str(markup)
