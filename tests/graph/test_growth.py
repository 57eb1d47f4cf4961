"""What a state-wide course costs: counted in references looked up, not in seconds."""

from __future__ import annotations

from datetime import date

import pytest

from generator.checks.rule import RuleContext
from generator.checks.rules import RULES
from generator.graph.catalog_graph import CatalogGraph
from generator.graph.provision import ProvisionKind, provisions
from generator.graph.resolve import Resolver, Target
from generator.model.conditions import Reference
from tests.builders import Piece, agreement, course, graph, organization, pathway

COURSE = "mesa-college/w-1"
FEW, MANY = 12, 48


def state(districts: int) -> CatalogGraph:
    """Return a state whose districts each have an agreement about one college course, and a pathway with it."""
    pieces: list[Piece] = [organization("mesa-college", type="college"), course(COURSE)]
    for number in range(districts):
        own = f"district-{number}"
        pieces += [
            organization(own),
            course(f"{own}/a", credits={"high_school": 1, "college": 3}),
            agreement(f"{own}/dual", {f"{own}/a": COURSE}, sending=own),
            pathway(
                f"{own}/p",
                {"grade-11": [{"course": f"{own}/a"}], "grade-12": [{"course": COURSE, "exit": True}]},
                offered_in=[own],
            ),
        ]
    return graph(*pieces)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the references looked up from now on."""
    found: list[str] = []
    resolve = Resolver.resolve

    def counted(resolver: Resolver, reference: Reference) -> Target | None:
        found.append(reference.id)
        return resolve(resolver, reference)

    monkeypatch.setattr(Resolver, "resolve", counted)
    return found


def test_each_district_comes_to_a_state_wide_course_by_its_own_agreement_and_no_other_is_looked_at(
    asked: list[str],
) -> None:
    cost = {}
    for districts in (FEW, MANY):
        found = state(districts)
        asked.clear()
        for number in range(districts):
            district = found.catalog.organizations[f"district-{number}"]
            (way,) = provisions(found, found.catalog.courses[COURSE], district, preparing=False)
            assert (way.way, way.agreement) == (ProvisionKind.COLLEGE, f"district-{number}/dual")
        cost[districts] = len(asked)
    assert cost[MANY] <= cost[FEW] * MANY / FEW


@pytest.mark.parametrize("code", ["O501", "O504", "O505", "P404", "Q907", "R602", "R604"])
def test_rules_about_a_state_wide_course_take_as_long_for_each_of_many_districts_as_for_each_of_few(
    code: str, asked: list[str]
) -> None:
    rule = next(rule for rule in RULES if rule.code == code)
    cost = {}
    for districts in (FEW, MANY):
        found = state(districts)
        asked.clear()
        list(rule.find(found, RuleContext(date(2026, 11, 2))))
        cost[districts] = len(asked)
    assert 0 < cost[MANY] <= cost[FEW] * MANY / FEW
