"""On paper a pathway is a counselor's handout, light whatever the screen is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.demonstration import loaded
from tests.laws import at_night
from tests.web import Published

NURSING = "pathways/three-forks-boces/nursing/"
WELDING = "pathways/granite-gap-tech/welding/"
SEVEN_POINTS = 7 * 96 / 72
SMALLEST = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.querySelector(".page"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const one = node.parentElement;
        if (!node.data.trim() || !one.checkVisibility() || !one.getClientRects().length) continue;
        const matrix = one.getScreenCTM?.();
        found.push([parseFloat(getComputedStyle(one).fontSize) * (matrix ? matrix.a : 1), node.data.trim()]);
    }
    return found.sort((one, other) => one[0] - other[0])[0];
}"""


def printed(page: Page, published: Published, path: str) -> Page:
    page.set_viewport_size({"width": 720, "height": 960})  # a Letter sheet without its margins
    page.emulate_media(media="print")
    page.goto(published.address + path)
    return page


def sheets(page: Page, paper: str) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format=paper)))


@pytest.mark.parametrize("paper", ["Letter", pytest.param("A4", marks=at_night)])
def test_every_pathway_prints_on_two_sheets(page: Page, published: Published, paper: str) -> None:
    counts = {}
    for pathway in loaded().catalog.pathways:
        page.goto(f"{published.address}pathways/{pathway}/")
        counts[pathway] = sheets(page, paper)
    assert {pathway: count for pathway, count in counts.items() if count > 2} == {}


def test_what_is_opened_is_printed_beyond_the_two_sheets(page: Page, published: Published) -> None:
    page.goto(published.address + NURSING)
    before = sheets(page, "Letter")
    page.get_by_role("heading", name="Plan of study").click()
    assert sheets(page, "Letter") > before


def test_no_text_on_paper_is_smaller_than_seven_points(page: Page, published: Published) -> None:
    for path in (NURSING, f"{WELDING}#diagram"):
        size, words = printed(page, published, path).evaluate(SMALLEST)
        assert size >= SEVEN_POINTS - 0.01, (path, words)


@pytest.mark.parametrize("path", [WELDING, NURSING])
def test_a_pathway_prints_as_a_handout(page: Page, published: Published, path: str) -> None:
    printed(page, published, path)
    for shown in (".qr-code", ".ladder", "#contact", ".plan-part .notes"):
        expect(page.locator(shown).first).to_be_visible()
    for left_out in (".on-page", ".keep", ".md-header", "#diagram", "#work", ".open-all"):
        expect(page.locator(left_out).first).to_be_hidden()
    expect(page.locator(".paper-address")).to_contain_text(path)


def test_a_drawing_too_large_for_a_sheet_is_left_out_of_paper(page: Page, published: Published) -> None:
    printed(page, published, f"{NURSING}#diagram")
    expect(page.locator("#diagram")).to_be_visible()
    expect(page.locator(".pw-figure").first).to_be_hidden()


def test_paper_is_light_in_the_dark_scheme(browser: Browser, published: Published) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(published.address + "courses/three-forks-boces/welding-1/")
    page.emulate_media(media="print", color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert max(int(part) for part in re.findall(r"\d+", dark)[:3]) < 64
    context.close()


def test_a_plan_with_many_subjects_is_not_cut_off_on_paper(page: Page, published: Published) -> None:
    page.set_viewport_size({"width": 700, "height": 900})
    page.emulate_media(media="print")
    page.goto(f"{published.address}pathways/sagehen-valley/mechatronics-early-college/#grid")
    expect(page.locator(".plan-grid")).to_be_visible()
    cut = "[...document.querySelectorAll('.scroll:has(.plan-grid)')].map((one) => one.scrollWidth - one.clientWidth)"
    assert page.evaluate(cut) == [0]
