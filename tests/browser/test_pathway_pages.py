"""A pathway's page answers in its first screens, and stays short until the reader opens more of it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page

from tests.bench.pathway_pages import PHONE, WIDE, PageSize, measured
from tests.demonstration import loaded
from tests.web import Published

NURSING = "pathways/three-forks-boces/nursing/"
"""The largest pathway of the demonstration: 40 steps in three schools."""


@pytest.fixture(scope="session")
def sizes(browser: Browser, published: Published) -> dict[str, dict[str, PageSize]]:
    """Return how large every pathway's page is, on a computer and on a phone."""
    return {form.name: measured(browser, published.address, form) for form in (WIDE, PHONE)}


def test_every_pathway_is_short_before_anything_is_opened(sizes: dict[str, dict[str, PageSize]]) -> None:
    assert len(sizes["wide"]) == len(loaded().catalog.pathways)
    assert {path: one.height for path, one in sizes["wide"].items() if one.height > 5000} == {}
    assert {path: one.height for path, one in sizes["phone"].items() if one.height > 8000} == {}


def test_pay_cost_and_contact_stand_in_the_first_two_screens_of_a_phone(
    sizes: dict[str, dict[str, PageSize]],
) -> None:
    screens = {path: one.answers / PHONE.height for path, one in sizes["phone"].items()}
    assert {path: round(count, 2) for path, count in screens.items() if count > 2} == {}


def test_a_keyboard_passes_a_pathway_in_120_stops(sizes: dict[str, dict[str, PageSize]]) -> None:
    stops = [(path, one.stops) for each in sizes.values() for path, one in each.items()]
    assert [(path, count) for path, count in stops if count > 120] == []


def test_no_pathway_is_wider_than_its_screen(sizes: dict[str, dict[str, PageSize]]) -> None:
    for form in (WIDE, PHONE):
        assert {path for path, one in sizes[form.name].items() if one.width > form.width} == set()


def test_focus_goes_down_the_page_as_the_eye_does(page: Page, published: Published) -> None:
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(published.address + NURSING)
        tops = page.evaluate(
            """() => [...document.querySelectorAll("#__content :is(a[href], button, summary, select)")]
            .filter((one) => one.checkVisibility() && !one.closest("details:not([open]) > :not(summary)"))
            .map((one) => [one.getBoundingClientRect(), one.textContent.trim()])
            .map(([at, words]) => [at.bottom + scrollY, at.left, words])"""
        )
        assert len(tops) > 40
        # The next thing may stand a little higher on the same line, or at the top of the next column.
        back = [after[2] for one, after in pairwise(tops) if after[0] < one[0] - 30 and after[1] <= one[1]]
        assert back == [], width


def test_a_link_to_a_step_opens_the_year_in_which_it_stands(page: Page, published: Published) -> None:
    page.goto(published.address + NURSING)
    assert not page.locator("#step-nurse-aide").is_visible()
    page.goto(published.address + NURSING + "#step-nurse-aide")
    assert page.locator("#step-nurse-aide").is_visible()
    assert not page.locator("#step-biology").is_visible()


def test_open_all_opens_every_fold_of_its_part(page: Page, published: Published) -> None:
    page.goto(published.address + NURSING)
    page.get_by_role("button", name="Open all").first.click()
    assert page.locator("#years details:not([open])").count() == 0
    assert page.locator("#more details[open]").count() == 0
