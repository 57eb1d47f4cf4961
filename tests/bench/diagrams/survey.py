"""What can be counted in a finished picture, whoever drew it."""

from dataclasses import dataclass

from generator.diagram.drawing import Drawing

Rectangle = tuple[int, int, int, int]
Path = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Wire:
    """A drawn line: wires of one `net` may share pieces; `ends` are the boxes it may touch."""

    net: int
    ends: frozenset[str]
    points: Path


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes as x, y, width, height and lines as corners."""

    width: int
    height: int
    boxes: dict[str, Rectangle]
    wires: tuple[Wire, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """The counts of one picture; `crossings` are places where two nets cross."""

    crossings: int
    overlaps: int
    through: int
    shared: int
    bends: int
    length: int
    area: int


def picture(drawing: Drawing) -> Picture:
    """Our drawing in the common terms; a framed choice is an end, and its members belong to it."""
    members = {frame.box.id: frame.members for frame in drawing.frames}
    wires = tuple(
        Wire(
            route.net,
            frozenset(box for end in (route.line.source, route.line.target) for box in (end, *members.get(end, ()))),
            route.points,
        )
        for route in drawing.routes
    )
    boxes = {box.box.id: (box.x, box.y, box.width, box.height) for box in drawing.boxes}
    return Picture(drawing.width, drawing.height, boxes, wires)


def survey(drawn: Picture) -> Survey:
    """Count."""
    flat, upright = _pieces(drawn)
    crossings = {
        (min(one[0], two[0]), max(one[0], two[0]), two[1], one[1])
        for one in flat
        for two in upright
        if one[0] != two[0] and one[2] < two[1] < one[3] and two[2] < one[1] < two[3]
    }
    boxes = sorted(drawn.boxes.items())
    overlaps = sum(_overlap(one, two) for index, (_, one) in enumerate(boxes) for _, two in boxes[index + 1 :])
    through = sum(
        _touches(piece, box)
        for wire in drawn.wires
        for piece in zip(wire.points, wire.points[1:], strict=False)
        for id_, box in boxes
        if id_ not in wire.ends
    )
    bends = len({(wire.net, point) for wire in drawn.wires for point in wire.points[1:-1]})
    length = sum(int(piece[3] - piece[2]) for piece in {*flat, *upright})
    return Survey(
        len(crossings), overlaps, through, _shared(flat) + _shared(upright), bends, length,
        drawn.width * drawn.height,
    )  # fmt: skip


Piece = tuple[int, float, float, float]


def _pieces(drawn: Picture) -> tuple[set[Piece], set[Piece]]:
    """Horizontal pieces as (net, y, from x, to x) and vertical ones as (net, x, from y, to y)."""
    flat: set[Piece] = set()
    upright: set[Piece] = set()
    for wire in drawn.wires:
        for (x, y), (u, v) in zip(wire.points, wire.points[1:], strict=False):
            if y == v:
                flat.add((wire.net, y, min(x, u), max(x, u)))
            else:
                upright.add((wire.net, x, min(y, v), max(y, v)))
    return flat, upright


def _shared(pieces: set[Piece]) -> int:
    """Pairs of pieces of different nets that run along each other, less than two pixels apart."""
    ordered = sorted(pieces, key=lambda piece: piece[1])
    count = 0
    for index, one in enumerate(ordered):
        for two in ordered[index + 1 :]:
            if two[1] - one[1] >= 2:
                break
            if one[0] != two[0] and min(one[3], two[3]) - max(one[2], two[2]) > 0:
                count += 1
    return count


def _overlap(one: Rectangle, two: Rectangle) -> bool:
    return (
        one[0] < two[0] + two[2]
        and two[0] < one[0] + one[2]
        and one[1] < two[1] + two[3]
        and two[1] < one[1] + one[3]
    )


def _touches(piece: tuple[tuple[float, float], tuple[float, float]], box: Rectangle) -> bool:
    (x, y), (u, v) = piece
    return (
        max(x, u) >= box[0] and min(x, u) <= box[0] + box[2] and max(y, v) >= box[1] and min(y, v) <= box[1] + box[3]
    )
