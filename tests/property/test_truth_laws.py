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
from generator.insight.plans import open_pathways
from generator.insight.reach import Destination, Reach, ReachCalculator
from generator.model.entities import Course
from generator.model.findings import Finding, Severity
from generator.model.status import is_developing
from tests.insight.small import catalog
from tests.laws import examples
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
    """Return what is out of reach although no error speaks of it: of its pathway, or of what its steps do."""
    found = []
    for reach, destination in checked.lost():
        compiled = checked.reacher.compiled(checked.graph.catalog.pathways[reach.pathway])
        things = {one.does.id for one in compiled.numbered.steps if one.does}
        speaking = [one for one in checked.errors if one.entity == reach.pathway or one.entity in things]
        own = [one for one in speaking if one.code != "R602" or reach.organization in one.value.split()]
        if not own or not destination.missing:
            found.append(f"{destination.id} {reach.organization} {reach.entry.level}")
    return found


def called_out_of_reach_though_reached(checked: Checked) -> list[str]:
    """Return what R602, P407 and O501 call out of reach although somebody reaches it."""
    found = []
    for error in checked.errors:
        reaches = [one for one in checked.reaches if one.pathway == error.entity]
        if error.code == "R602":
            name, _, organization = error.value.partition(" ")
            lost = (one for one, other in checked.lost() if other.id == name and one.organization == organization)
            if not any(True for _ in lost):
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
