"""The finder: words, each facet, orders, forms, the address, ways out, a phone, the keyboard, no JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web import Published

FACETS = (
    "cluster",
    "place",
    "county",
    "start",
    "for",
    "time",
    "credential",
    "wage",
    "college-credit",
    "work",
    "online",
)


def open_finder(page: Page, published: Published, query: str = "") -> None:
    page.goto(published.address + "find/" + query)
    expect(page.locator("#finder")).to_have_attribute("data-ready", re.compile(r"\d+"))


def names(page: Page) -> list[str]:
    return page.locator(".finder-card h3").all_inner_texts()


def status(page: Page) -> int:
    found = re.search(r"\d+", page.locator(".finder-status").inner_text())
    return int(found[0]) if found else 0


def settled(page: Page, before: str | None) -> None:
    expect(page.locator("#finder")).not_to_have_attribute("data-ready", before or "")


def choose(page: Page, key: str, at: int = 0) -> tuple[str, int]:
    """Choose a value of a facet; return its id and how many the finder said it would find."""
    box = page.locator(f'input[name="{key}"]').nth(at)
    page.evaluate("for (const one of document.querySelectorAll('.finder-facet')) one.open = true")
    promised = int(box.locator("xpath=..").locator(".finder-count").inner_text())
    before = page.locator("#finder").get_attribute("data-ready")
    box.check()
    settled(page, before)
    return str(box.get_attribute("value")), promised


def test_words_find_pathways_best_match_first(page: Page, published: Published) -> None:
    open_finder(page, published)
    before = page.locator("#finder").get_attribute("data-ready")
    page.get_by_label("Words to look for").fill("nurses")
    settled(page, before)
    assert names(page)[0] == "Nursing and patient care"
    assert page.url.endswith("?q=nurses")


def test_each_facet_finds_as_many_as_it_says_and_stands_in_the_address(page: Page, published: Published) -> None:
    open_finder(page, published)
    everything = status(page)
    for key in FACETS:
        value, promised = choose(page, key)
        assert 0 < status(page) == promised <= everything, key
        assert f"{key}={value.replace(' ', '+')}" in page.url
        page.get_by_role("button", name=re.compile("^Remove ")).click()
        expect(page.locator(".finder-status")).to_have_text(f"{everything} pathways")


def test_two_values_of_a_facet_widen_and_two_facets_narrow(page: Page, published: Published) -> None:
    open_finder(page, published)
    choose(page, "cluster", 0)
    one = status(page)
    choose(page, "cluster", 1)
    both = status(page)
    assert both > one
    choose(page, "place", 0)
    assert status(page) < both


def test_the_back_button_goes_back_to_the_list_before(page: Page, published: Published) -> None:
    open_finder(page, published)
    everything = status(page)
    choose(page, "cluster")
    page.go_back()
    expect(page.locator(".finder-status")).to_have_text(f"{everything} pathways")
    expect(page.locator('input[name="cluster"]').first).not_to_be_checked()


def test_an_address_shows_the_same_list_to_somebody_else(page: Page, published: Published) -> None:
    open_finder(page, published, "?q=welding&start=grade-11&sort=wage&view=table")
    expect(page.locator('input[name="start"][value="grade-11"]')).to_be_checked()
    expect(page.get_by_label("Sort by")).to_have_value("wage")
    expect(page.locator("tbody th").first).to_be_visible()


def test_sorting_by_wage_puts_the_highest_first(page: Page, published: Published) -> None:
    open_finder(page, published, "?sort=wage&view=table")
    shown = page.locator("tbody td.number").all_inner_texts()
    highest = [max(int(amount.replace(",", "")) for amount in re.findall(r"[\d,]+", wage)) for wage in shown]
    assert [round(wage / 1000) for wage in highest] == sorted((round(wage / 1000) for wage in highest), reverse=True)


def test_sorting_by_name_is_in_alphabetical_order(page: Page, published: Published) -> None:
    open_finder(page, published, "?sort=name")
    assert names(page) == sorted(names(page), key=str.casefold)


def test_show_more_adds_to_the_list_and_keeps_the_keyboard_there(page: Page, published: Published) -> None:
    open_finder(page, published)
    shown = len(names(page))
    page.get_by_role("button", name="Show more").press("Enter")
    expect(page.locator(".finder-card").nth(shown).locator("h3 a")).to_be_focused()
    assert len(names(page)) == status(page)


def test_when_nothing_fits_the_finder_says_what_would_help(page: Page, published: Published) -> None:
    open_finder(page, published, "?q=welding&cluster=education")
    expect(page.locator(".finder-status")).to_have_text("No pathway matches all of this.")
    page.get_by_role("button", name=re.compile("Without “Education”")).click()
    expect(page.locator(".finder-card h3").first).to_have_text("Welding and fabrication")


def test_when_nothing_fits_the_whole_catalog_can_be_searched(page: Page, published: Published) -> None:
    open_finder(page, published, "?q=xylophonequartz")
    page.get_by_role("button", name="Search courses, careers and schools too").click()
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_have_value("xylophonequartz")


def test_the_finder_works_by_keyboard_alone(page: Page, published: Published) -> None:
    open_finder(page, published)
    page.get_by_label("Words to look for").focus()
    before = page.locator("#finder").get_attribute("data-ready")
    page.keyboard.type("welding")
    page.keyboard.press("Enter")
    settled(page, before)
    box = page.locator('input[name="cluster"]').first
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    link = page.locator(".finder-card h3 a").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/pathways/**")


def test_a_phone_shows_results_before_facets(page: Page, published: Published) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    open_finder(page, published)
    expect(page.locator('input[name="cluster"]').first).to_be_hidden()
    page.get_by_text("Narrow the list", exact=True).click()
    page.locator(".finder-facet > summary").first.scroll_into_view_if_needed()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_javascript_the_finder_lists_the_pathways(browser: Browser, published: Published) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(published.address + "find/?q=welding")
    expect(page.locator("#finder")).to_be_hidden()
    page.locator("#finder-lists").get_by_role("link", name="Welding and fabrication").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Welding and fabrication")
    context.close()


def test_a_finder_without_its_data_shows_the_lists(page: Page, published: Published) -> None:
    page.route("**/facets.json", lambda route: route.abort())
    page.goto(published.address + "find/")
    expect(page.locator(".finder-status")).to_contain_text("could not load")
    expect(page.locator("#finder-lists").get_by_role("link", name="Welding and fabrication")).to_be_visible()


def test_a_page_that_is_not_there_suggests_what_it_may_have_been(page: Page, published: Published) -> None:
    page.goto(published.address + "pathways/somebody/welding-and-fabrication/")
    expect(page.get_by_label("Search for it")).to_have_value("welding and fabrication")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator(".finder-card h3").first).to_have_text("Welding and fabrication")


def test_a_time_is_counted_from_the_start_one_chooses(page: Page, published: Published) -> None:
    open_finder(page, published, "?start=grade-9&time=1")
    from_ninth = set(names(page))
    open_finder(page, published, "?start=grade-11&time=1")
    from_eleventh = set(names(page))
    assert "Nursing and patient care" in from_eleventh - from_ninth
    card = page.locator(".finder-card").filter(has_text="Nursing and patient care")
    expect(card).to_contain_text("up to 3 years from Grade 9, up to 1 year from Grade 11")


@pytest.mark.parametrize(("first", "then"), [("start=grade-9", "time"), ("time=1", "start")])
def test_starts_and_times_promise_together_what_they_find(
    page: Page, published: Published, first: str, then: str
) -> None:
    open_finder(page, published, f"?{first}")
    for at in range(page.locator(f'input[name="{then}"]').count()):
        open_finder(page, published, f"?{first}")
        box = page.locator(f'input[name="{then}"]').nth(at)
        page.evaluate("for (const one of document.querySelectorAll('.finder-facet')) one.open = true")
        promised = int(box.locator("xpath=..").locator(".finder-count").inner_text())
        before = page.locator("#finder").get_attribute("data-ready")
        box.check()
        settled(page, before)
        assert status(page) == promised


def test_sorting_by_time_follows_the_chosen_start(page: Page, published: Published) -> None:
    open_finder(page, published, "?start=grade-11&sort=time")
    cards = page.locator(".finder-card dl").all_inner_texts()
    times = [int(found[1]) for card in cards if (found := re.search(r"up to (\d+) years? from Grade 11", card))]
    assert len(times) > 1
    assert times == sorted(times)
