"""Everybody can use every kind of page: axe-core finds nothing, in light and dark, wide and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import PATHWAY, WELDING, one_of_each_kind
from tests.demonstration import ROOT
from tests.laws import NIGHT
from tests.web import Published, add_style, stopped_by_policy

AXE = ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL = {"type": "tag", "values": TAGS}
COLORS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules that look at colors. Nothing else differs between the light scheme and the dark one."""
RUN = """async (runOnly) => {
    const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
    return violations.flatMap((one) => one.nodes.map((node) => [one.id, node.html.slice(0, 200)]));
}"""
SAVED = '{"version": 1, "pathways": {"granite-gap-tech/welding": "Welding"}, "done": {}}'


VIEWS = ((1280, "default", ALL), (360, "slate", ALL), (1280, "slate", COLORS), (360, "default", COLORS))
"""Widths and schemes in which a page is looked at. The first two show each width and each scheme once; on most runs a
page has its turn in one of them, because pages share their parts and styles."""


def test_axe_finds_nothing_on_a_page_of_each_kind(browser: Browser, published: Published) -> None:
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(f"localStorage.setItem('/careers/.pathways-my-list', '{SAVED}')")
    stopped = stopped_by_policy(context)
    page = context.new_page()
    engine = AXE.read_text(encoding="utf-8")
    problems = []
    for number, path in enumerate(one_of_each_kind()):
        page.goto(published.address + path)
        if path.startswith(("find", "compare", "my-list")):
            page.wait_for_load_state("networkidle")
        page.evaluate(engine)
        for width, scheme, rules in VIEWS if NIGHT else (VIEWS[number % 2],):
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
            problems += [(path, width, scheme, *found) for found in page.evaluate(RUN, rules)]
    context.close()
    assert problems == []
    assert stopped == [], "a page of each kind keeps to its own policy"


def test_axe_finds_nothing_on_pages_in_spanish(page: Page, published: Published) -> None:
    # Templates and styles are those of the English pages; words, their length and marks of language are not.
    page.set_viewport_size({"width": 360, "height": 800})
    engine = AXE.read_text(encoding="utf-8")
    problems = []
    paths = ("", PATHWAY, "find/?q=soldadura", "partners/labor/", f"quality/{WELDING}", "about/")
    for path in paths if NIGHT else paths[:3]:
        page.goto(f"{published.address}es/{path}", wait_until="networkidle" if path.startswith("find") else "load")
        page.evaluate(engine)
        problems += [(path, *found) for found in page.evaluate(RUN, ALL)]
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    assert problems == []


def test_no_page_is_wider_than_a_small_phone(page: Page, published: Published) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for path in ("", "find/", "my-list/", PATHWAY, "organizations/sagehen-valley/"):
        page.goto(published.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.parametrize("path", ["", "find/", PATHWAY])
def test_text_twice_as_large_still_fits(page: Page, published: Published, path: str) -> None:
    page.goto(published.address + path)
    add_style(page, "html { font-size: 250% !important; }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.page p')).fontSize)") >= 30


def test_text_twice_as_large_fits_a_phone(page: Page, published: Published) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(published.address + PATHWAY)
    add_style(page, "html { font-size: 250% !important; }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_nothing_moves_for_those_who_ask_for_rest(browser: Browser, published: Published) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(published.address)
    longest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('*')].map((one) => "
        "parseFloat(getComputedStyle(one).transitionDuration) || 0))"
    )
    assert longest <= 0.001
    context.close()


@pytest.mark.parametrize("path", ["", "find/", "find/?q=welding", "start/", PATHWAY])
@pytest.mark.parametrize("width", [412, 1280])
def test_nothing_on_a_page_shifts_while_it_loads(page: Page, published: Published, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 820})
    page.goto(published.address + path, wait_until="networkidle")
    shift = page.evaluate(
        """() => new Promise((done) => new PerformanceObserver((list) => done(
        list.getEntries().reduce((sum, one) => sum + one.value, 0))).observe({type: 'layout-shift', buffered: true})
        || setTimeout(() => done(0), 500))"""
    )
    assert shift < 0.001


def test_without_javascript_one_comes_from_home_to_a_course(browser: Browser, published: Published) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(published.address)
    page.locator("#__content").get_by_role("link", name="Advanced Manufacturing").click()
    page.locator("#__content").get_by_role("link", name="Welding and fabrication").first.click()
    page.get_by_role("heading", name="Grade 9").click()
    page.locator(".outline").get_by_role("link", name="Trades Foundations").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Trades Foundations")
    context.close()
