"""The forms a diagram comes in: how wide it may be, and how its text and lines are spaced."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a drawing, in whole pixels.

    `columns` is the most the form may have; the layout takes fewer where lines need the room. `label` is the
    strip at the left for the names of the levels, written upright when `upright_label` and up the edge
    otherwise. `lane` is the distance between neighboring lines, `narrow_lane` what it may shrink to.
    """

    name: str
    width: int
    columns: int
    label: int
    upright_label: bool
    smallest_box: int
    largest_box: int
    gutter: int
    lane: int
    narrow_lane: int
    name_size: int
    name_height: int
    detail_size: int
    detail_height: int
    padding: int


WIDE = Form(
    name="wide", width=930, columns=5, label=78, upright_label=True, smallest_box=132, largest_box=156,
    gutter=22, lane=8, narrow_lane=5, name_size=14, name_height=17, detail_size=13, detail_height=16,
    padding=10,
)  # fmt: skip
PHONE = Form(
    name="phone", width=328, columns=2, label=22, upright_label=False, smallest_box=98, largest_box=126,
    gutter=18, lane=7, narrow_lane=4, name_size=13, name_height=16, detail_size=12, detail_height=15,
    padding=7,
)  # fmt: skip
