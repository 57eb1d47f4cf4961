"""The section "Who can finish what, and where": a table of organizations, entries and exits, and the turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from generator.insight.reach import Destination, Reach
from generator.insight.rotation import Cohort, CourseYear, Rotation
from generator.model.entities import Course, Entity, Entry, Organization, Pathway
from generator.pages.memory import kept_about_one
from generator.pages.parts.reach_words import missing_in_words, step_entity
from generator.pages.view import View


@dataclass(frozen=True, slots=True)
class NamedItem:
    """Something by its name; `entity` is None where it has no page. `chosen` says that not everybody takes it."""

    name: str
    entity: Entity | None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class FinishRow:
    """What learners of `place` who join at `level` can finish. `span` counts the rows of a place, on its first."""

    place: Organization
    span: int
    level: str
    cells: tuple[tuple[bool, str], ...]


@dataclass(frozen=True, slots=True)
class FinishAtPlace:
    """The rows of one organization; `summary` says in words how many of the exits somebody there reaches."""

    place: Organization
    summary: str
    rows: tuple[FinishRow, ...]


@dataclass(frozen=True, slots=True)
class RotationTable:
    """When classes that join at `level` take the courses that are not taught every year.

    `places` are the organizations of which this holds; each row is a year of starting and one text for each course.
    `sentences` say the same.
    """

    places: tuple[Organization, ...]
    level: str
    courses: tuple[NamedItem, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhoCanFinish:
    """The section: exits, rows, turns of those who join first, and turns of those who join later.

    `assumed` are levels at which learners join who have finished something before, with what that is. `untimely` says
    what the terms in which courses are taught keep from learners.
    """

    exits: tuple[NamedItem, ...]
    assumed: tuple[tuple[str, tuple[Course, ...]], ...]
    rows: tuple[FinishRow, ...]
    by_place: tuple[FinishAtPlace, ...]
    turns: tuple[RotationTable, ...]
    later: tuple[RotationTable, ...]
    untimely: tuple[str, ...]

    @property
    def turning(self) -> str:
        """Return the names of the courses that are not taught every year."""
        return ", ".join(dict.fromkeys(course.name for one in self.turns for course in one.courses))


@kept_about_one
def who_can_finish(view: View, pathway_id: str) -> WhoCanFinish:
    """Return who can finish what in a pathway."""
    pathway = view.catalog.pathways[pathway_id]
    reaches = view.reaches.of(pathway)
    exits = tuple(_named(view, pathway, one.id) for one in (reaches[0].exits if reaches else ()))
    rotations = view.reaches.rotations(pathway)
    turns = [_turns(view, pathway, places, cohorts) for places, cohorts in _groups(rotations)]
    first = turns[0].level if turns else ""
    rows = tuple(_rows(view, reaches))
    return WhoCanFinish(
        exits,
        tuple(
            (view.level_name(entry.level), courses)
            for entry in pathway.entries
            if (courses := view.resolve_all(entry.assumes, Course))
        ),
        rows,
        tuple(_at_place(view, place, tuple(those)) for place, those in groupby(rows, lambda row: row.place)),
        tuple(one for one in turns if one.level == first),
        tuple(one for one in turns if one.level != first),
        tuple(_out_of_order(view, pathway, rotations)),
    )


def _named(view: View, pathway: Pathway, step_id: str) -> NamedItem:
    return NamedItem(view.naming.step(pathway.id, step_id), step_entity(view, pathway.id, step_id))


def _rows(view: View, reaches: tuple[Reach, ...]) -> Iterator[FinishRow]:
    reached: dict[int, str] = {}  # organizations that see the plan alike share their answers, and so these words

    def cell(reach: Reach, one: Destination) -> tuple[bool, str]:
        if not one.reachable:
            return False, _cell(view, reach, one)
        if id(one) not in reached:
            reached[id(one)] = _cell(view, reach, one)
        return True, reached[id(one)]

    for place_id, grouped in groupby(reaches, lambda reach: reach.organization):
        of_place = tuple(grouped)
        for number, reach in enumerate(of_place):
            yield FinishRow(
                view.catalog.organizations[place_id],
                0 if number else len(of_place),
                view.level_name(reach.entry.level),
                tuple(cell(reach, one) for one in reach.exits),
            )


def _at_place(view: View, place: Organization, rows: tuple[FinishRow, ...]) -> FinishAtPlace:
    by_exit = zip(*(row.cells for row in rows), strict=True)
    reached = sum(any(reachable for reachable, _ in cells) for cells in by_exit)
    count = len(rows[0].cells)
    key = "who_finish_all" if reached == count else "who_finish_some" if reached else "who_finish_none"
    return FinishAtPlace(place, view.words[key].format(count=reached, all=count), rows)


def _cell(view: View, reach: Reach, destination: Destination) -> str:
    if destination.level is not None:
        by = view.words["reach_by"].format(level=view.level_name(destination.level))
        names = [view.naming.name(kind, thing) for kind, thing in destination.beside]
        what = view.words["reach_and"].join(filter(None, (", ".join(names[:-1]), *names[-1:])))
        by += view.words["reach_beside"].format(what=what) if names else ""
        return by + view.words["reach_permitted"] if destination.permitted else by
    return view.words["reach_not_here"].format(why="; ".join(missing_in_words(view, reach, destination)))


def _groups(rotations: tuple[Rotation, ...]) -> list[tuple[tuple[str, ...], tuple[Cohort, ...]]]:
    """Return the classes of each entry, and the organizations in which they fare the same."""
    found: dict[tuple[Entry, tuple[Cohort, ...]], list[str]] = {}
    for rotation in rotations:
        for entry, cohorts in groupby(rotation.cohorts, lambda cohort: cohort.entry):
            classes = tuple(cohorts)
            if any(cohort.turns for cohort in classes):
                found.setdefault((entry, classes), []).append(rotation.organization)
    return [(tuple(places), classes) for (_, classes), places in found.items()]


def _turns(view: View, pathway: Pathway, places: tuple[str, ...], cohorts: tuple[Cohort, ...]) -> RotationTable:
    level = view.level_name(cohorts[0].entry.level)
    return RotationTable(
        tuple(view.catalog.organizations[place] for place in places),
        level,
        tuple(replace(_named(view, pathway, turn.step), chosen=not turn.required) for turn in cohorts[0].turns),
        tuple((cohort.starts, tuple(_when(view, turn) for turn in cohort.turns)) for cohort in cohorts),
        tuple(_sentence(view, pathway, level, cohort, turn) for cohort in cohorts for turn in cohort.turns),
    )


def _out_of_order(view: View, pathway: Pathway, rotations: tuple[Rotation, ...]) -> Iterator[str]:
    for rotation in rotations:
        place = view.say(view.catalog.organizations[rotation.organization].name)
        for step in rotation.out_of_order:
            yield view.words["turns_untimely"].format(place=place, what=view.naming.step(pathway.id, step))


def _when(view: View, turn: CourseYear) -> str:
    return view.level_name(turn.level) if turn.level else view.words["turn_not_in_time"]


def _sentence(view: View, pathway: Pathway, level: str, cohort: Cohort, turn: CourseYear) -> str:
    key = "turn_cannot" if turn.level is None else "turn_take" if turn.required else "turn_can_take"
    return view.words[key].format(
        level=level,
        year=cohort.starts,
        course=view.naming.step(pathway.id, turn.step),
        when=view.level_name(turn.level or ""),
    )
