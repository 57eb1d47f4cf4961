"""Nothing is promised that cannot be had, and nothing is out of reach without an error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.apply_rules import apply_rules
from generator.checks.explanations import EXPLAINING
from generator.checks.rule import RuleContext
from generator.checks.rules import ALL_RULES, RULES
from generator.checks.suppression import without_consequences
from generator.graph.catalog_graph import CatalogGraph
from generator.insight.bitsets import bits
from generator.insight.plans import open_pathways
from generator.insight.reach import Destination, Reach, ReachCalculator
from generator.insight.rotation import rotation
from generator.model.entities import Course
from generator.model.findings import Finding, Severity
from generator.model.status import is_developing
from generator.pages.parts.who_can_finish import who_can_finish
from tests.insight.small import catalog
from tests.laws import examples
from tests.pages.start.test_pages import view_of
from tests.property.any_catalogs import SETTINGS, any_catalog

_ASKED = {"R602", "O502", *EXPLAINING}
NUMBERS = st.integers(0, 10**9)


@dataclass(frozen=True)
class Checked:
    """A catalog with what is in reach and which errors its check finds."""

    graph: CatalogGraph
    reacher: ReachCalculator
    reaches: tuple[Reach, ...]
    errors: tuple[Finding, ...]

    @classmethod
    def of(cls, number: int) -> Checked:
        """Return the catalog with that number, checked."""
        graph = catalog(any_catalog(number), SETTINGS)
        reacher = ReachCalculator(graph)
        found, crashes = apply_rules(graph, RuleContext(date(2026, 11, 22)), RULES, _ASKED)
        assert not crashes
        kept = without_consequences(found, {rule.code: rule for rule in ALL_RULES})
        reaches = tuple(one for pathway in open_pathways(graph) for one in reacher.of(pathway))
        return cls(graph, reacher, reaches, tuple(one for one in kept if one.severity is Severity.ERROR))

    def lost(self) -> Iterator[tuple[Reach, Destination]]:
        """Yield everything that is out of reach."""
        for reach in self.reaches:
            yield from ((reach, one) for one in reach.destinations if not one.reachable)


def out_of_reach_without_an_error(checked: Checked) -> list[str]:
    """Return what is out of reach although no error speaks of it, for this organization and this entry."""
    return [
        f"{destination.id} {reach.organization} {reach.entry.level}"
        for reach, destination in checked.lost()
        if not destination.missing or not any(_speaks(checked, one, reach, destination) for one in checked.errors)
    ]


def _speaks(checked: Checked, error: Finding, reach: Reach, destination: Destination) -> bool:
    """Say whether `error` is about `destination`, and about the organization and entry where it names one."""
    pathway = checked.graph.catalog.pathways[reach.pathway]
    compiled = checked.reacher.compiled(pathway)
    ends = [compiled.numbered.number[destination.by]] if destination.by else []
    behind = [compiled.numbered.steps[step] for step in bits(compiled.with_dependents(ends))]
    if error.entity != pathway.id:
        return any(one.does and one.does.id == error.entity for one in behind)
    entry = f"/entries/{pathway.entries.index(reach.entry)}" if reach.entry in pathway.entries else ""
    name, _, organization = error.value.partition(" ")
    match error.code:
        case "R602":
            joining = {one.place.pointer for one in error.related}
            return (
                name in (destination.id, destination.by)
                and organization == reach.organization
                and (not entry or entry in joining)
            )
        case "P407":
            return error.place.pointer == entry
        case "O501" | "O504" | "O505":
            named = any((one.does and one.does.id == name) or one.step.id == name for one in behind)
            return named and organization in ("", reach.organization)
        case "O502":
            return error.value == reach.organization
        case "R601" | "R607":
            return True
        case _:
            return any(_is_at(error, one.step.pointer) for one in behind if one.step.pointer)


def _is_at(error: Finding, pointer: str) -> bool:
    return f"{error.place.pointer}/".startswith(f"{pointer}/")


def called_out_of_reach_though_reached(checked: Checked) -> list[str]:
    """Return what R602, P407 and O501 call out of reach although somebody reaches it."""
    found = []
    for error in checked.errors:
        reaches = [one for one in checked.reaches if one.pathway == error.entity]
        if error.code == "R602":
            name, _, organization = error.value.partition(" ")
            lost = [one for one, other in checked.lost() if other.id == name and one.organization == organization]
            entries = checked.graph.catalog.pathways[error.entity].entries
            joining = {f"/entries/{entries.index(one.entry)}" for one in lost if one.entry in entries}
            if not lost or not {one.place.pointer for one in error.related} <= joining:
                found.append(f"R602 {error.value}")
        elif error.code == "P407":
            pathway = checked.graph.catalog.pathways[error.entity]
            entry = pathway.entries[int(error.place.pointer.rpartition("/")[2])]
            for reach in (one for one in reaches if one.entry == entry):
                if all(one.reachable for one in reach.exits):
                    found.append(f"P407 {entry.level} {reach.organization}")
        elif error.code == "O501":
            found += _offered_though_not(checked, error)
    return found


def missed_every_year_though_reached(checked: Checked) -> list[str]:
    """Return steps that classes miss for want of time or terms although `reach` finishes them: O502 rests on this."""
    found = []
    for reach in checked.reaches:
        pathway = checked.graph.catalog.pathways[reach.pathway]
        organization = checked.graph.catalog.organizations[reach.organization]
        kept = rotation(checked.reacher, pathway, organization, (reach.entry,)).out_of_order
        found += [f"{step} {reach.organization} {reach.entry.level}" for step in kept if reach.levels[step]]
    return found


def said_otherwise_on_the_page(checked: Checked) -> list[str]:
    """Return the rows of the table "Who can finish what, and where" that do not say what `reach` does."""
    view, found = view_of(checked.graph), []
    for pathway in open_pathways(checked.graph):
        reaches = [one for one in checked.reaches if one.pathway == pathway.id]
        for reach, row in zip(reaches, who_can_finish(view, pathway.id).rows, strict=True):
            level = {one.id: view.level_name(one.level) for one in reach.exits if one.level}
            said = [
                yes == one.reachable and text.startswith(f"by {level[one.id]}" if yes else "Not here")
                for one, (yes, text) in zip(reach.exits, row.cells, strict=True)
            ]
            if row.place.id != reach.organization or not all(said):
                found.append(f"{reach.organization} {reach.entry.level}")
    return found


def _offered_though_not(checked: Checked, error: Finding) -> Iterator[str]:
    name, _, where = error.value.partition(" ")
    pathway = checked.graph.catalog.pathways[error.entity]
    for planned in checked.graph.plans[pathway.id].steps.values():
        if (
            isinstance(planned.does, Course)
            and planned.does.id == name
            and planned.step.pointer == error.place.pointer
        ):
            asked = checked.graph.catalog.organizations[where], is_developing(pathway)
            assert planned.level is not None
            if checked.reacher.supply.is_provided(planned, planned.level, *asked):
                yield f"O501 {error.value}"


@settings(max_examples=examples(1500), deadline=None)
@given(NUMBERS)
def test_what_is_out_of_reach_is_an_error_and_nothing_else_is_called_so(number: int) -> None:
    checked = Checked.of(number)
    assert out_of_reach_without_an_error(checked) == []
    assert called_out_of_reach_though_reached(checked) == []
    assert missed_every_year_though_reached(checked) == []


@settings(max_examples=examples(100), deadline=None)
@given(NUMBERS)
def test_the_table_of_who_can_finish_says_what_reach_does(number: int) -> None:
    assert said_otherwise_on_the_page(Checked.of(number)) == []


@settings(max_examples=examples(300), deadline=None)
@given(NUMBERS)
def test_what_is_promised_does_not_depend_on_the_order_of_entries(number: int) -> None:
    files = any_catalog(number)
    only = files["town/pathways/only"]
    entries = only["entries"]
    assert isinstance(entries, list)
    turned = catalog({**files, "town/pathways/only": {**only, "entries": entries[::-1]}}, SETTINGS)
    answers = [
        sorted(
            (
                reach.organization,
                reach.entry.level,
                [one.id for one in reach.entry.assumes],
                exit_.id,
                exit_.level or "",
            )
            for reach in ReachCalculator(graph).all()
            for exit_ in reach.exits
        )
        for graph in (catalog(files, SETTINGS), turned)
    ]
    if entries:
        assert answers[0] == answers[1]
