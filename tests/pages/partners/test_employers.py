"""The employer ladder says what each host could be asked next."""

from __future__ import annotations

from generator.checks.stages import LADDER, STAGES
from generator.pages.partners.employers import FIRST
from tests.builders import HOME, experience, graph, organization
from tests.pages.partners.reports import rows

REGION = graph(
    organization(),
    organization(
        "mill",
        type="employer",
        asked=[
            {"stage": "through", "by": HOME, "asked_on": "2026-05-04"},
            {"stage": "about", "by": HOME, "asked_on": "2026-10-06"},
            {"stage": "through", "by": HOME, "office": "Career center", "asked_on": "2026-10-05"},
        ],
    ),
    organization("shop", type="employer"),
    experience("visit", hosts=["mill"], activity="worksite-tour", hours=3, paid=False, capacity=20),
)


def test_every_employer_has_a_next_step() -> None:
    nothing = "Nothing yet"
    assert rows(REGION, "ladder/", "ladder") == [
        (
            *("Mill", "Visit", nothing, nothing, "Learning through work, such as: Job shadow"),
            *("October 5, 2026: Career center, Aspen ridge; May 4, 2026: Aspen ridge", "20", "Not known"),
        ),
        (
            *("Shop", *[nothing] * 3, "Learning about work, such as: Guest speaker"),
            *("Nobody yet", "Not known", "Not known"),
        ),
    ]


def test_what_is_hosted_says_its_terms() -> None:
    assert rows(REGION, "ladder/", "asked") == [
        ("Visit", "Learning about work", "Mill", "20", "3", "Not paid", "Not known")
    ]


def test_what_is_asked_for_first_fits_its_stage() -> None:
    assert [stage in STAGES[FIRST[stage]] for stage in LADDER] == [True] * 3
