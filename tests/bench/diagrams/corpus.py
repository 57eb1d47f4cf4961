"""The plans on which layouts are compared: seeded random plans, strand plans, and four real curricula."""

import json
import random
from collections.abc import Iterator

from generator.diagram.flow import Box, BoxKind, Choice, Flow, Line, LineKind, Mark, Tone
from generator.diagram.from_pathway import flow_of
from generator.pages.parts.captions import PageCaptions
from generator.pages.parts.not_offered import marks_in_places
from generator.pages.render.words import words_in
from generator.pages.view import View
from tests import demonstration as region
from tests.outside_data import data_folder

_NAMES = (
    "Biology", "Introduction to Health Careers", "Chemistry", "Welding I", "Shielded Metal Arc Welding",
    "Algebra II", "Human Anatomy and Physiology", "Medical Terminology", "English Composition", "Job shadow",
    "Blueprint Reading for Welders", "Nurse Aide Health Care Skills", "Statistics", "Clinical internship",
    "Principles of Engineering", "Web Design", "Network Fundamentals", "Culinary Arts II", "Robotics",
    "Agricultural Mechanics", "Business Communication", "Financial Accounting", "Child Development",
)  # fmt: skip
_DETAILS = ("1 credit", "3 credits, dual credit", "40 hours, paid", "state exam", "$38,000 a year (2024)", "")
_LEVELS = (
    "Grade 8",
    "Grade 9",
    "Grade 10",
    "Grade 11",
    "Grade 12",
    "College year 1",
    "College year 2",
    "Careers",
)


def random_plans(count: int = 200) -> Iterator[Flow]:
    """Plans of 10 to 40 steps over four to eight levels, with every kind of link and some choices."""
    for number in range(count):
        yield random_plan(number)


def random_plan(seed: int, least: int = 10, most: int = 40) -> Flow:
    """One seeded plan: most links come from the level before, some skip levels, some stay within one."""
    dice = random.Random(seed)
    levels = _LEVELS[-dice.randint(4, 8) :]
    size = dice.randint(least, most)
    bands = sorted([*range(len(levels)), *(dice.randrange(len(levels)) for _ in range(size - len(levels)))])
    boxes = [_box(dice, index, band, len(levels)) for index, band in enumerate(bands)]
    lines: list[Line] = []
    for index, box in enumerate(boxes):
        earlier = [other for other in boxes[:index] if other.band < box.band]
        near = [other for other in earlier if other.band == box.band - 1]
        same = [other for other in boxes[:index] if other.band == box.band]
        for _ in range(dice.choice((0, 1, 1, 1, 2, 2, 3)) if box.band else 0):
            pool = near if near and dice.random() < 0.7 else earlier
            lines.append(Line(dice.choice(pool).id, box.id, _relation(dice, box)))
        if same and dice.random() < 0.22:
            relation = dice.choice((LineKind.TAKEN_TOGETHER, LineKind.EARNS, LineKind.NEEDED_FIRST))
            lines.append(Line(dice.choice(same).id, box.id, relation))
    choices = _choices(dice, boxes, lines) if seed % 3 == 0 else []
    return Flow(f"plan-{seed}", f"Plan {seed}", "A random plan.", levels, tuple(boxes), tuple(lines), tuple(choices))


def strand_plans(count: int = 20) -> Iterator[Flow]:
    """Plans of 80 to 155 steps made of strands that seldom touch."""
    for seed in range(count):
        dice = random.Random(1000 + seed)
        size = 80 + seed * 75 // max(1, count - 1)
        strands = dice.randint(3, 6)
        boxes: list[Box] = []
        lines: list[Line] = []
        for index in range(size):
            strand, place = index % strands, index // strands
            band = min(len(_LEVELS) - 1, place * len(_LEVELS) * strands // size)
            box = _box(dice, index, band, len(_LEVELS))
            mates = [other for other in boxes if int(other.id[1:]) % strands == strand and other.band < band]
            others = [other for other in boxes if other.band < band]
            if mates:
                for _ in range(dice.choice((1, 1, 2))):
                    pool = others if dice.random() < 0.04 else mates[-6:]
                    lines.append(Line(dice.choice(pool).id, box.id, _relation(dice, box)))
            boxes.append(box)
        yield Flow(f"strand-{seed}", f"Strands {seed}", "A long plan.", _LEVELS, tuple(boxes), tuple(lines))


def demonstration() -> Iterator[Flow]:
    """The pathways of the demonstration region, as their pages draw them."""
    graph = region.graph()
    view = View(graph, words_in("en"), region.DAY)
    for pathway in graph.catalog.pathways.values():
        yield flow_of(graph, pathway, PageCaptions(view, None), marks_in_places(view, pathway))


def curricula() -> Iterator[Flow]:
    """The real curricula, if the published data are there: terms are levels by longest path."""
    path = data_folder() / "curricula" / "curricula.json"
    if not path.exists():
        return
    for number, record in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        yield _curriculum(number, record["name"], record["courses"])


def _curriculum(number: int, name: str, courses: list[dict[str, object]]) -> Flow:
    links: list[tuple[int, int, LineKind]] = []
    for course in courses:
        for key in ("pre", "co", "strict_co"):
            needed = course[key]
            assert isinstance(needed, list)
            together = LineKind.NEEDED_FIRST if key == "pre" else LineKind.TAKEN_TOGETHER
            links += [(source, int(str(course["id"])), together) for source in needed]
    term = {int(str(course["id"])): 0 for course in courses}
    for _ in courses:
        for source, target, relation in links:
            term[target] = max(term[target], term[source] + (relation is LineKind.NEEDED_FIRST))
    boxes = tuple(
        Box(
            f"c{course['id']}",
            BoxKind.COURSE,
            str(course["name"]),
            term[int(str(course["id"]))],
            f"{course['credits']:g} credits",
        )
        for course in courses
    )
    lines = tuple(Line(f"c{source}", f"c{target}", relation) for source, target, relation in links)
    levels = tuple(f"Term {index + 1}" for index in range(max(term.values()) + 1))
    return Flow(f"curriculum-{number}", name, "A published curriculum.", levels, boxes, lines)


def _box(dice: random.Random, index: int, band: int, levels: int) -> Box:
    if band == levels - 1:
        kind = BoxKind.CAREER
    else:
        kind = dice.choice(
            (BoxKind.COURSE,) * 6
            + (BoxKind.CREDENTIAL, BoxKind.EXPERIENCE, BoxKind.EXPERIENCE, BoxKind.SUPPORT, BoxKind.MILESTONE)
        )
    marks = (Mark(Tone.EXIT, "Exit"),) if kind is BoxKind.CREDENTIAL and dice.random() < 0.5 else ()
    href = f"../../steps/s{index}/" if index % 5 else None
    return Box(f"s{index:03}", kind, dice.choice(_NAMES), band, dice.choice(_DETAILS), href, marks)


def _relation(dice: random.Random, box: Box) -> LineKind:
    if box.kind is BoxKind.CREDENTIAL:
        return dice.choice((LineKind.EARNS, LineKind.STACKS_ONTO))
    if box.kind is BoxKind.CAREER:
        return LineKind.LEADS_TO
    return dice.choice((LineKind.NEEDED_FIRST,) * 4 + (LineKind.LEADS_TO, LineKind.COLLEGE_CREDIT))


def _choices(dice: random.Random, boxes: list[Box], lines: list[Line]) -> list[Choice]:
    """Make a choice of two or three steps of a level, and let a later step ask for it."""
    band = dice.randrange(1, max(box.band for box in boxes))
    pool = [box for box in boxes if box.band == band]
    if len(pool) < 2:
        return []
    members = dice.sample(pool, min(len(pool), dice.choice((2, 2, 3))))
    later = [box for box in boxes if box.band > band]
    name = f"Choose 1 of {len(members)}"
    boxes.append(Box("choice", BoxKind.CHOICE, name, band))
    lines.append(Line("choice", dice.choice(later).id, LineKind.NEEDED_FIRST))
    return [Choice("choice", tuple(member.id for member in members))]
