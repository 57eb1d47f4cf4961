"""Drawings as people meet them: mouse, keyboard, phone, dark, paper, high contrast, their own text spacing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web import add_style

PATHWAY = "pathways/three-forks-boces/nursing/"
DRAWING = f"{PATHWAY}#diagram"
"""The address that opens the fold in which the drawing is."""
SPACING = "* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important; }"


@pytest.fixture(name="drawn")
def page_with_a_drawing(page: Page, address: str) -> Page:
    page.goto(address + DRAWING)
    return page


def step(name: str) -> str:
    """Return the selector of the step called `name` in the wide form."""
    return f".pw-wide .pw-steps a[data-step='{name}']"


def test_pointing_at_a_step_lights_what_it_needs_and_leads_to(drawn: Page) -> None:
    drawn.locator(step("nurse-aide")).first.hover()
    lit = set(
        drawn.locator(".pw-wide .pw-box.pw-on").evaluate_all(
            "boxes => boxes.map(b => b.closest('[data-step]').dataset.step)"
        )
    )
    assert {"nurse-aide", "nua-1001", "nur-1009"} <= lit
    assert "hospital-tour" not in lit


def test_focus_lights_the_same_and_escape_clears_it(drawn: Page) -> None:
    drawn.locator(step("nurse-aide")).first.focus()
    expect(drawn.locator(".pw-wide.pw-lit")).to_have_count(1)
    drawn.keyboard.press("Escape")
    expect(drawn.locator(".pw-lit, .pw-on")).to_have_count(0)


def test_the_keyboard_walks_the_steps_in_reading_order_and_opens_one(drawn: Page, address: str) -> None:
    first = drawn.locator(".pw-wide .pw-steps a").first
    order = drawn.locator(".pw-wide .pw-steps a").evaluate_all(
        "links => links.map(link => link.getAttribute('aria-label') || link.textContent)"
    )
    first.focus()
    seen = []
    for _ in range(3):
        seen.append(drawn.evaluate("document.activeElement.getAttribute('aria-label')"))
        drawn.keyboard.press("Tab")
    assert seen == order[:3]
    first.focus()
    drawn.keyboard.press("Enter")
    drawn.wait_for_url(re.compile(re.escape(address) + r"(courses|experiences)/"))


def test_a_click_on_a_step_opens_its_page_and_back_returns(drawn: Page, address: str) -> None:
    drawn.locator(step("nurse-aide")).first.click()
    drawn.wait_for_url(address + "credentials/state/**")
    drawn.go_back()
    drawn.wait_for_url(address + DRAWING)
    expect(drawn.locator(".pw-wide")).to_be_visible()


def test_a_phone_gets_the_narrow_form_and_only_that(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + DRAWING)
    expect(page.locator(".pw-phone")).to_be_visible()
    expect(page.locator(".pw-wide")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_the_dark_scheme_turns_paper_and_ink(browser: Browser, address: str) -> None:
    fills = {}
    for scheme in ("light", "dark"):
        context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        page.goto(address + PATHWAY)
        fills[scheme] = page.locator(".pw-wide .pw-shape").first.evaluate("shape => getComputedStyle(shape).fill")
        context.close()
    assert fills["light"] == "rgb(255, 255, 255)"
    assert fills["dark"] != fills["light"]


def test_high_contrast_uses_the_colours_of_the_system(drawn: Page) -> None:
    drawn.emulate_media(forced_colors="active")
    text = drawn.evaluate("getComputedStyle(document.body).color")
    expect(drawn.locator(".pw-wide .pw-line path").first).to_have_css("stroke", text)


def test_reduced_motion_stops_the_fading(drawn: Page) -> None:
    drawn.emulate_media(reduced_motion="reduce")
    duration = drawn.locator(".pw-wide .pw-box").first.evaluate("box => getComputedStyle(box).transitionDuration")
    assert float(duration.removesuffix("s")) < 0.001


def test_paper_gets_the_whole_picture_on_one_sheet(drawn: Page, address: str) -> None:
    drawn.goto(f"{address}pathways/granite-gap-tech/welding/#diagram")
    drawn.emulate_media(media="print", color_scheme="dark")
    expect(drawn.locator(".pw-wide").first).to_be_visible()
    expect(drawn.locator(".pw-phone").first).to_be_hidden()
    box = drawn.locator(".pw-wide").first.bounding_box()
    assert box
    assert box["height"] <= 8.6 * 96 + 1
    expect(drawn.locator(".pw-wide .pw-shape").first).to_have_css("fill", "rgb(255, 255, 255)")


def test_text_spacing_of_ones_own_cuts_nothing_off(drawn: Page) -> None:
    add_style(drawn, SPACING)
    spills = drawn.evaluate(
        """() => [...document.querySelectorAll('.pw-wide .pw-steps .pw-box')].flatMap(box => {
            const shape = box.querySelector('.pw-shape');
            if (!shape) return [];
            const frame = shape.getBoundingClientRect();
            return [...box.querySelectorAll('text')].map(text => text.getBoundingClientRect().right - frame.right);
        })"""
    )
    assert spills
    assert max(spills) <= 16  # a long word may stand out over the gap to its neighbor (26), never touch it or be cut


def test_without_script_the_steps_still_lead_somewhere(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PATHWAY)
    page.get_by_role("heading", name="The pathway at a glance").click()
    page.locator(step("nurse-aide")).first.click()
    page.wait_for_url(address + "credentials/state/**")
    context.close()


def test_the_picture_can_be_taken_along_as_a_file(drawn: Page) -> None:
    with drawn.expect_download() as download:
        drawn.locator("a[download][href$='.svg']").first.click()
    assert download.value.path().read_text(encoding="utf-8").startswith("<svg")


def test_a_reader_from_one_school_sees_in_words_what_it_does_not_offer(drawn: Page) -> None:
    chip = drawn.locator(f"{step('chemistry')} .pw-placed")
    in_words = drawn.locator("#step-chemistry .mark-absent")
    for fold in ("Plan of study", "Grade 10"):
        drawn.get_by_role("heading", name=fold).click()
    expect(chip).to_be_hidden()
    expect(in_words).to_be_hidden()
    plain = drawn.locator(step("chemistry")).get_attribute("aria-label")
    drawn.evaluate("Situation.set({ at: 'bluestem-plains', level: 'grade-10', done: [] })")
    expect(chip).to_be_visible()
    expect(in_words).to_be_visible()
    expect(drawn.locator(".plan-grid .mark-absent:visible")).to_have_text("Not offered here")
    expect(drawn.locator(step("chemistry"))).to_have_attribute(
        "aria-label", re.compile("^Chemistry .*Not offered here, ")
    )
    expect(drawn.locator("#offered [role=status]")).to_have_text(
        re.compile("^Not offered at Bluestem Plains.*: Chemistry")
    )
    drawn.emulate_media(media="print")
    expect(in_words).to_be_visible()
    drawn.emulate_media(media="screen")
    drawn.evaluate("Situation.set({ at: 'kestrel-pass', level: 'grade-10', done: [] })")
    expect(chip).to_be_hidden()
    expect(drawn.locator(step("chemistry"))).to_have_attribute("aria-label", plain or "")
    expect(drawn.locator("#offered [role=status]")).to_have_text(re.compile("offers every step"))


def test_without_script_nothing_waits_to_be_chosen_and_the_steps_say_where_one_is_not_offered(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PATHWAY)
    expect(page.locator("#offered")).to_be_hidden()
    expect(page.locator(".pw-placed:visible, .mark-absent:visible")).to_have_count(0)
    expect(page.locator("#step-chemistry")).to_contain_text("Not offered at: Bluestem Plains")
    context.close()
