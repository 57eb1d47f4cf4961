"""What a flow diagram says, before anybody decides where it stands on a page.

A `Flow` is a plain value: steps with a level, links between them, and choices. Layout, SVG, outline, grid and
legend are all made from it, so they cannot disagree. It refuses to exist when it is not sound (`FlowError`),
so nothing behind it checks again.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

# Addresses lead to pages of the site or to web pages; anything else could run as a script.
_SCHEME = re.compile(r"\s*+(?!https?:)[^/?#]*:", re.IGNORECASE)


class BoxKind(StrEnum):
    """What a step is. Shown by shape, icon and color together."""

    COURSE = "course"
    CREDENTIAL = "credential"
    EXPERIENCE = "experience"
    CAREER = "career"
    SUPPORT = "support"
    MILESTONE = "milestone"
    CHOICE = "choice"


class LineKind(StrEnum):
    """What a line means. Shown by dash, weight and arrow together."""

    NEEDED_FIRST = "needed-first"
    TAKEN_TOGETHER = "taken-together"
    EARNS = "earns"
    LEADS_TO = "leads-to"
    COLLEGE_CREDIT = "college-credit"
    STACKS_ONTO = "stacks-onto"

    # Lines are looked up by the thousand; the hash of an enumeration's member is worked out in Python each time.
    __hash__ = str.__hash__


class Tone(StrEnum):
    """How loudly a mark speaks: an exit is a filled label, the others are outlined."""

    EXIT = "exit"
    CREDIT = "credit"
    ABSENT = "absent"
    NOTE = "note"


class Mark(NamedTuple):
    """A few words on a box that must not be missed: "Exit", "Dual credit", "Not offered here".

    A mark with `places`, which are ids, holds for learners of these places only. It has its room everywhere, but a
    page shows it only to a reader who has said to be from one of them, and a drawing in a file leaves it out.
    """

    tone: Tone
    text: str
    places: tuple[str, ...] = ()


class Box(NamedTuple):
    """One step.

    `name` and `detail` are read by families ("Nurse Aide", "4 credits"); `band` is the index of its level in
    `Flow.bands`; `href` the address of its page, or None; `order` its place within the level where the
    editor's order matters (smaller first, ties by id).

    A box of kind CHOICE is a junction: "Choose 1 of 2", "Any 1 of these 3". Lines come into it from the
    alternatives and leave it for whatever asks for one of them.
    """

    id: str
    kind: BoxKind
    name: str
    band: int
    detail: str = ""
    href: str | None = None
    marks: tuple[Mark, ...] = ()
    order: int = 0


class Line(NamedTuple):
    """`source` comes before `target` (for TAKEN_TOGETHER: the two stand side by side)."""

    source: str
    target: str
    relation: LineKind


@dataclass(frozen=True, slots=True)
class Choice:
    """The alternatives of a CHOICE box, one of which the learner picks.

    `id` is the id of the CHOICE box; that box must have no incoming lines of its own, for the alternatives
    *are* what comes in. Where the alternatives fit side by side the layout draws a frame around them with the
    box's name as heading; elsewhere it draws the box as a junction with a line from each alternative.
    """

    id: str
    members: tuple[str, ...]


class FlowError(ValueError):
    """The parts do not make a flow; the message says which part and why."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole picture: `bands` are the names of its levels from first to last.

    Boxes are kept by (band, order, id), lines by (source, target, relation) and choices by id, doubles once;
    TAKEN_TOGETHER has no direction, so its smaller id becomes the source.
    `id` becomes part of ids in the page: letters, digits, hyphens.
    """

    id: str
    title: str
    description: str
    bands: tuple[str, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...] = ()
    choices: tuple[Choice, ...] = ()

    def __post_init__(self) -> None:
        boxes = tuple(sorted(self.boxes, key=lambda box: (box.band, box.order, box.id)))
        lines = tuple(sorted(set(map(_opposite_ends, self.lines))))
        choices = tuple(sorted(self.choices, key=lambda choice: choice.id))
        object.__setattr__(self, "boxes", boxes)
        object.__setattr__(self, "lines", lines)
        object.__setattr__(self, "choices", choices)
        _check_boxes(self)
        _check_lines(self)
        _check_choices(self)


def all_lines(flow: Flow) -> tuple[Line, ...]:
    """The flow's lines and those its choices imply, from each alternative to the choice, sorted."""
    implied = [Line(member, choice.id, LineKind.NEEDED_FIRST) for choice in flow.choices for member in choice.members]
    return tuple(sorted([*flow.lines, *implied]))


def _opposite_ends(line: Line) -> Line:
    if line.relation is LineKind.TAKEN_TOGETHER and line.target < line.source:
        return Line(line.target, line.source, line.relation)
    return line


def _check_boxes(flow: Flow) -> None:
    if not flow.id or not all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in flow.id):
        raise FlowError(f"the flow id {flow.id!r} may have letters, digits and hyphens only")
    seen: set[str] = set()
    for box in flow.boxes:
        if box.id in seen:
            raise FlowError(f"two boxes have the id {box.id!r}")
        if not 0 <= box.band < len(flow.bands):
            raise FlowError(f"box {box.id!r} is in band {box.band}, but there are {len(flow.bands)}")
        if not box.name.strip():
            raise FlowError(f"box {box.id!r} has no name")
        for place in (place for mark in box.marks for place in mark.places):
            if not place or any(letter.isspace() for letter in place):
                raise FlowError(f"box {box.id!r} has a mark for the place {place!r}, which is no id")
        if box.href is not None and _SCHEME.match(box.href):
            raise FlowError(f"box {box.id!r} has the unsafe address {box.href!r}")
        seen.add(box.id)


def _check_lines(flow: Flow) -> None:
    known = {box.id for box in flow.boxes}
    for line in flow.lines:
        for end in (line.source, line.target):
            if end not in known:
                raise FlowError(f"a line from {line.source!r} to {line.target!r} names no box {end!r}")
        if line.source == line.target:
            raise FlowError(f"a line leads from {line.source!r} to itself")


def _check_choices(flow: Flow) -> None:
    kinds = {box.id: box.kind for box in flow.boxes}
    targets = {line.target for line in flow.lines}
    seen: set[str] = set()
    for choice in flow.choices:
        if kinds.get(choice.id) is not BoxKind.CHOICE:
            raise FlowError(f"the choice {choice.id!r} has no box of kind choice")
        if choice.id in seen:
            raise FlowError(f"two choices have the id {choice.id!r}")
        if choice.id in targets:
            raise FlowError(f"lines lead into the choice {choice.id!r} besides its alternatives")
        if len(set(choice.members)) < 2 or len(set(choice.members)) < len(choice.members):
            raise FlowError(f"the choice {choice.id!r} needs two or more different alternatives")
        for member in choice.members:
            if member not in kinds or member == choice.id:
                raise FlowError(f"the choice {choice.id!r} names no box {member!r}")
        seen.add(choice.id)
