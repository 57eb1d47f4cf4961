"""Outlines and icons: every kind has its own, so that nothing depends on color."""

from itertools import pairwise

from generator.diagram.drawing import Point
from generator.diagram.flow import BoxKind

_CUT = 9
_POINT = 9
_CORNER = 7

# Drawn as strokes in a square of 14 by 14.
ICONS = {
    BoxKind.COURSE: "M7 3.5C5.5 2.3 3.5 2 1.5 2v9q4 0 5.5 1.5Q8.5 11 12.5 11V2Q8.5 2 7 3.5v9",
    BoxKind.CREDENTIAL: "M7 1.4a3.6 3.6 0 1 0 .1 0zM4.8 8.2 4 13l3-1.6L10 13l-.8-4.8",
    BoxKind.EXPERIENCE: "M1.5 4.5h11V12h-11zM5 4.5v-2h4v2M1.5 8h11",
    BoxKind.CAREER: "M7 1.5a2.6 2.6 0 1 0 .1 0zM2 12.7c0-3 2.2-4.4 5-4.4s5 1.4 5 4.4z",
    BoxKind.SUPPORT: "M7 1.2a5.8 5.8 0 1 0 .1 0zM7 4.5a2.5 2.5 0 1 0 .1 0zM3 3l2 2M9 9l2 2M11 3 9 5M5 9l-2 2",
    BoxKind.MILESTONE: "M3 13V1.5M3 2h8L9 4.8l2 2.7H3",
    BoxKind.CHOICE: "M7 13V8L2.5 3.5M7 8l4.5-4.5M2.5 7V3.5H6M11.5 7V3.5H8",
}  # fmt: skip


def outlines(kind: BoxKind, x: int, y: int, width: int, height: int) -> tuple[str, ...]:
    """Path data of a box: the outer shape first, then inner ones."""
    if kind is BoxKind.CREDENTIAL:
        cut = min(_CUT, height // 3)
        inner, side = width - 2 * cut, height - 2 * cut
        return (f"M{x + cut} {y}h{inner}l{cut} {cut}v{side}l{-cut} {cut}h{-inner}l{-cut} {-cut}v{-side}z",)
    if kind is BoxKind.MILESTONE:
        half = height // 2
        return (f"M{x} {y}h{width - _POINT}l{_POINT} {half}l{-_POINT} {height - half}h{_POINT - width}z",)
    if kind is BoxKind.EXPERIENCE:
        return (rounded(x, y, width, height, min(18, height // 2)),)
    if kind is BoxKind.CHOICE:
        return (rounded(x, y, width, height, min(17, height // 2)),)
    if kind is BoxKind.CAREER:
        return (rounded(x, y, width, height, 4), rounded(x + 4, y + 4, width - 8, height - 8, 2))
    return (rounded(x, y, width, height, 4),)


def rounded(x: int, y: int, width: int, height: int, radius: int) -> str:
    """A rectangle with round corners."""
    across, down = width - 2 * radius, height - 2 * radius
    turn = f"a{radius} {radius} 0 0 1"
    return (
        f"M{x + radius} {y}h{across}{turn} {radius} {radius}v{down}{turn} {-radius} {radius}"
        f"h{-across}{turn} {-radius} {-radius}v{-down}{turn} {radius} {-radius}z"
    )


def rounded_path(points: tuple[Point, ...], short: int, *, backwards: bool = False) -> str:
    """The path through these corners, rounded; its end drawn back by `short` to leave room for an arrow.

    `backwards` begins it at that end, so that the dashes of lines which end together agree.
    """
    (u, v), (x, y) = points[-2:]
    last = (x - _sign(x - u) * short, y - _sign(y - v) * short)
    path = (last, *points[-2::-1]) if backwards else (*points[:-1], last)
    x, y = path[0]
    parts = [f"M{x} {y}"]
    pieces = [_piece(one, two) for one, two in pairwise(path)]
    for (x, y), (across, down, room), (right, below, space) in zip(path[1:], pieces, pieces[1:], strict=False):
        bend = min(_CORNER, room, space)
        along, aside = across * bend, down * bend
        parts.append(f"H{x - along}" if across else f"V{y - aside}")
        parts.append(f"q{along} {aside} {along + right * bend} {aside + below * bend}")
    (x, y), (across, _, _) = path[-1], pieces[-1]
    parts.append(f"H{x}" if across else f"V{y}")
    return "".join(parts)


def arrow_head(points: tuple[Point, ...], length: int, half: int) -> str:
    """A filled arrow head at the end of the path."""
    (x, y), (u, v) = points[-2], points[-1]
    across, down = _sign(u - x), _sign(v - y)
    back, aside = down * half - across * length, across * half - down * length
    return f"M{u} {v}l{back} {aside}l{-2 * down * half} {-2 * across * half}z"


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def _piece(start: Point, end: Point) -> tuple[int, int, int]:
    """Where a horizontal or vertical piece leads, as steps of 1, 0 or -1 across and down, and half its length."""
    across, down = end[0] - start[0], end[1] - start[1]
    return (across > 0) - (across < 0), (down > 0) - (down < 0), (abs(across) + abs(down)) // 2
