"""On paper a pathway is a counselor's handout, light whatever the screen is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.web import Published

SHEET = {"width": 720, "height": 960}
"""A Letter sheet without its margins of half an inch, in CSS pixels."""


def printed(page: Page, published: Published, path: str) -> Page:
    page.set_viewport_size(SHEET)  # type: ignore[arg-type]
    page.emulate_media(media="print")
    page.goto(published.address + path)
    return page


def begins_a_sheet(part: Locator) -> bool:
    return bool(part.evaluate("part => getComputedStyle(part).breakBefore") == "page")


def test_facts_contact_and_drawing_share_the_first_sheet(page: Page, published: Published) -> None:
    plan = printed(page, published, "pathways/granite-gap-tech/welding/").locator(".plan-part")
    assert begins_a_sheet(plan)
    assert plan.evaluate("part => part.getBoundingClientRect().top") <= SHEET["height"]


def test_a_drawing_of_many_steps_has_a_sheet_of_its_own(page: Page, published: Published) -> None:
    printed(page, published, "pathways/three-forks-boces/nursing/")
    assert begins_a_sheet(page.locator("#diagram"))
    assert begins_a_sheet(page.locator(".plan-part"))
    drawing = page.locator(".pw-figure .pw-wide").first.bounding_box()
    assert drawing
    assert SHEET["height"] * 0.8 < drawing["height"] <= SHEET["height"]


@pytest.mark.parametrize("path", ["pathways/granite-gap-tech/welding/", "pathways/three-forks-boces/nursing/"])
def test_a_pathway_prints_as_a_handout(page: Page, published: Published, path: str) -> None:
    printed(page, published, path)
    expect(page.locator("p.on-paper")).to_be_visible()
    expect(page.locator(".notes")).to_be_visible()
    for left_out in (".on-page", ".keep", ".md-header"):
        expect(page.locator(left_out).first).to_be_hidden()


def test_paper_is_light_in_the_dark_scheme(browser: Browser, published: Published) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(published.address + "courses/three-forks-boces/welding-1/")
    page.emulate_media(media="print", color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert max(int(part) for part in re.findall(r"\d+", dark)[:3]) < 64
    context.close()


def test_a_long_pathway_shows_its_steps_before_the_drawing_on_a_phone(page: Page, published: Published) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(published.address + "pathways/three-forks-boces/nursing/")
    top = "part => part.getBoundingClientRect().top"
    assert page.locator("#steps").evaluate(top) < page.locator("#diagram").evaluate(top)


def test_a_plan_with_many_subjects_is_not_cut_off_on_paper(page: Page, published: Published) -> None:
    page.set_viewport_size({"width": 700, "height": 900})
    page.emulate_media(media="print")
    page.goto(f"{published.address}pathways/sagehen-valley/mechatronics-early-college/")
    cut = "[...document.querySelectorAll('.scroll:has(.plan-grid)')].map((one) => one.scrollWidth - one.clientWidth)"
    assert page.evaluate(cut) == [0]
