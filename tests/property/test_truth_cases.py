"""Small catalogs on which it was once wrong who can finish what, with the right answer to each.

They are beside the repository; without them, tests of our own prove their kinds.
"""

from __future__ import annotations

from datetime import date

import pytest

from generator.catalog.load import load
from generator.checks.runner import check
from generator.diff.assess_impact import assess_impact
from generator.diff.report.headline import headline
from generator.graph.build import build_graph
from generator.insight.reach import ReachCalculator
from generator.model.findings import Severity
from tests.outside_data import data_folder

CASES = data_folder().parent / "cases" / "truth"
DAY = date(2026, 11, 22)
needs_cases = pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not beside this repository")

RIGHT: dict[str, tuple[set[str], list[str | None]]] = {
    "agreement-of-the-boces-not-counted": (set(), ["grade-12"]),
    "all-options-developing": ({"R602"}, [None]),
    "assumed-college-course-not-counted": (set(), ["grade-11", "grade-11"]),
    "assumed-college-course-without-agreement": (set(), ["grade-11"]),
    "boces-adult-course-unreachable-but-unreported": (set(), ["adult-1"]),
    "ceased-agreement-still-counts-as-credit": ({"R602"}, [None]),
    "ceased-agreement-still-opens-course": ({"O504"}, [None]),
    "ceased-boces-still-teaches": ({"O501"}, [None]),
    "choice-of-ceased-options-only-warns": ({"S304"}, [None]),
    "circle-called-avoidable-because-a-name-stands-twice": ({"S301"}, [None]),
    "college-offering-open-to-another-district": ({"O501"}, ["grade-12", None]),
    "coreq-left-out-still-reachable": (set(), ["grade-12"]),
    "coreq-whose-every-way-needs-it": ({"S303"}, [None]),
    "corequisite-met-by-its-equivalent": (set(), ["grade-12"]),
    "course-after-credential-after-course-in-one-year": ({"P401"}, [None]),
    "course-needs-the-college-course-it-counts-as": ({"S302"}, [None]),
    "credits-add-up-in-floats": (set(), ["grade-12"]),
    "experience-of-a-course-one-cannot-take": ({"R602"}, ["grade-12", None]),
    "grade-levels-with-other-ids": (set(), ["year-2"]),
    "loss-of-an-articulation-agreement": (set(), ["college-1"]),
    "one-course-in-two-choices-of-one-level": ({"P405"}, ["grade-12"]),
    "p407-careers-level-not-counted": (set(), ["careers", "careers"]),
    "pathway-of-a-boces-taught-by-its-member": ({"O501"}, [None]),
    "school-of-the-district-not-counted": (set(), ["grade-12"]),
    "start-page-crashes-without-exit": (set(), []),
    "thread-depends-on-order-of-entries": (set(), ["grade-12", "grade-12"]),
    "transfer-agreement-opens-high-school-seats": ({"O504", "O505"}, [None]),
    "two-half-year-courses-in-the-last-year": (set(), ["grade-12", "grade-12"]),
}
"""By case the rules that find an error, and the level at which each exit is reached, by organization and entry."""

LOST = {
    "diff-agreement-ceased": True,
    "diff-entry-removed": True,
    "diff-organization-removed": True,
    "diff-rotation-blocks": True,
    "diff-second-entry-at-one-level-false-alarm": False,
    "diff-typo-in-exit-milestone": False,
}
"""By case whether the change takes something away from a pathway."""


@needs_cases
def test_every_case_has_an_answer_here() -> None:
    assert {folder.name for folder in CASES.iterdir()} == RIGHT.keys() | LOST.keys()


@needs_cases
@pytest.mark.parametrize("case", RIGHT)
def test_who_can_finish_and_which_errors_say_so(case: str) -> None:
    loaded = load(CASES / case)
    graph = build_graph(loaded.catalog)
    codes, levels = RIGHT[case]
    found = check(loaded, DAY, graph=graph).findings
    assert {one.code for one in found if one.severity is Severity.ERROR} == codes
    assert [one.level for reach in ReachCalculator(graph).all() for one in reach.exits] == levels


@needs_cases
@pytest.mark.parametrize("case", LOST)
def test_what_a_change_takes_away(case: str) -> None:
    impact = assess_impact(load(CASES / case / "before"), load(CASES / case / "after"), DAY)
    assert headline(impact).startswith("This change breaks 1 pathway in 1 district") == LOST[case]
