"""The finder: words, each facet, orders, forms, the address, ways out, a phone, the keyboard, no JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.web import Published

FACETS = (
    *("cluster", "interest", "place", "county", "start", "for", "time", "when", "online"),
    *("cost", "credential", "wage", "college-credit", "work", "help"),
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
    dividing = [key for key in FACETS if page.locator(f'.finder-facet:not([hidden]) input[name="{key}"]').count()]
    assert set(FACETS) - set(dividing) == {"college-credit"}, "every pathway has college credit"
    for key in dividing:
        value, promised = choose(page, key)
        assert 0 < status(page) == promised <= everything, key
        assert f"{key}={value.replace(' ', '+')}" in page.url
        page.get_by_role("button", name=re.compile("^Remove ")).click()
        expect(page.locator(".finder-status")).to_have_text(f"{everything} pathways")


def test_what_no_facet_divides_is_said_where_the_facets_were(page: Page, published: Published) -> None:
    open_finder(page, published, "?q=welding")
    expect(page.locator(".finder-facet:visible")).to_have_count(0)
    expect(page.locator(".finder-facets")).to_contain_text("What was found cannot be narrowed further.")


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


def ask(page: Page, words: str) -> None:
    before = page.locator("#finder").get_attribute("data-ready")
    page.get_by_label("Words to look for").fill(words)
    page.get_by_label("Words to look for").press("Enter")
    settled(page, before)


NOTES = (
    ("weldng", "No results for “weldng”. Showing results for “welding”."),
    ("xylophonequartz", "No page has “xylophonequartz”."),
    ("how to become a welder", "Left out of the search, because they say little: “how”, “to”, “become”, “a”."),
    ("@@@ !!", "“@@@ !!” cannot be searched. Type letters or numbers."),
    (" ".join(f"word{number}x" for number in range(20)), "Only the first 12 words were searched."),
)


def test_nothing_that_is_asked_is_dropped_in_silence(page: Page, published: Published) -> None:
    open_finder(page, published)
    for words, told in NOTES:
        ask(page, words)
        expect(page.locator(".finder-notes")).to_contain_text(told)
    ask(page, "welding")
    expect(page.locator(".finder-notes")).to_be_empty()
    open_finder(page, published, "?county=Nowhere&utm_source=mail")
    expect(page.locator(".finder-notes")).to_have_text("This catalog has no such filter: “Nowhere”.")


def test_a_code_is_found_in_every_spelling_with_its_page_first(page: Page, published: Published) -> None:
    open_finder(page, published)
    for words in ("CUL 1040", "cul-1040", "CUL1040", "cul.1040"):
        ask(page, words)
        expect(page.locator(".finder-first a")).to_have_text("Menu and Cost Management")
        assert names(page) == ["Culinary arts"]


def test_other_pages_are_listed_below_and_those_who_keep_the_catalog_are_not_among_them(
    page: Page, published: Published
) -> None:
    open_finder(page, published, "?q=welding")
    hits = page.locator(".finder-others li")
    expect(hits.first).to_contain_text("Course · ")
    shown = hits.count()
    page.locator(".finder-others").get_by_role("button", name="Show more").press("Enter")
    expect(hits.nth(shown).get_by_role("link")).to_be_focused()
    links = page.locator(".finder-others a").evaluate_all("all => all.map((one) => one.pathname)")
    assert not [link for link in links if re.search("/(rules|fields|gaps|quality|resilience|agreements)/", link)]
    ask(page, "M801")
    expect(page.locator(".finder-others")).to_be_hidden()


def test_hand_written_pages_are_found(page: Page, published: Published) -> None:
    open_finder(page, published, "?q=made up likeness")
    expect(page.locator(".finder-others a").first).to_have_text("About this catalog")


def test_when_nothing_fits_other_schools_are_offered_and_whom_to_ask(page: Page, published: Published) -> None:
    open_finder(page, published, "?q=culinary&place=cinder-mesa")
    expect(page.locator(".finder-status")).to_have_text("No pathway matches all of this.")
    ways = page.locator(".finder-list")
    expect(ways).to_contain_text("Without “Cinder Mesa School District”: 1 pathway")
    expect(ways).to_contain_text("Online: 1 pathway")
    address = page.get_by_role("link", name="Ask for a pathway").get_attribute("href")
    assert address is not None
    assert address.startswith("mailto:cte@threeforks.example.org?subject=A%20pathway%20that%20is%20missing&body=")
    ways.get_by_role("button", name=re.compile("At Kestrel Pass School District")).click()
    expect(page.locator(".finder-card h3").first).to_have_text("Culinary arts")
    expect(page).to_have_url(re.compile("place=kestrel-pass"))


def test_a_facet_that_would_not_divide_what_is_found_is_not_shown(page: Page, published: Published) -> None:
    open_finder(page, published, "?cluster=healthcare-and-human-services")
    expect(page.locator("details", has=page.locator('input[name="cluster"]')).last).to_be_visible()
    ask(page, "nursing")
    visible = page.locator(".finder-facet:visible").evaluate_all(
        "all => all.filter((facet) => ![...facet.querySelectorAll('input')].some((one) => one.checked ||"
        " !['0', '1'].includes(one.closest('label').querySelector('.finder-count').textContent))).length"
    )
    assert visible == 0


INERT = (
    "a" * 5_000,
    "<img src=x onerror=alert(1)>",
    "__proto__ constructor toString",
    "%00%ff\\u0000",
    "'; DROP TABLE--",
    "\u202e\u0301\u0301",
    "🙂🙂",
)


def test_a_query_of_anything_is_inert_and_does_not_widen_the_page(page: Page, published: Published) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    open_finder(page, published)
    for words in INERT:
        ask(page, words)
        assert page.locator(".finder-found img, .finder-found script").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, words[:20]


def test_the_finder_says_that_it_searches_while_its_data_load(page: Page, published: Published) -> None:
    held: list[Route] = []
    page.route("**/facets.json", lambda route: held.append(route))
    page.goto(published.address + "find/?q=welding")
    expect(page.locator(".finder-status")).to_have_text("Searching …")
    held[0].continue_()
    expect(page.locator(".finder-card h3").first).to_have_text("Welding and fabrication")


def test_a_phone_keeps_in_view_how_many_there_are_while_one_narrows(page: Page, published: Published) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    open_finder(page, published)
    page.get_by_text("Narrow the list", exact=True).click()
    choose(page, "for")
    bar = page.get_by_role("button", name=re.compile(r"Show \d+ pathway"))
    expect(bar).to_be_in_viewport()
    bar.click()
    expect(page.get_by_role("heading", name="Pathways found")).to_be_focused()
    expect(page.locator('input[name="cluster"]').first).to_be_hidden()
    expect(page.locator(".finder-status")).to_be_in_viewport()


def test_six_questions_end_in_the_finder_best_match_first_and_nothing_is_kept(
    page: Page, published: Published
) -> None:
    page.goto(published.address + "interests/")
    expect(page.get_by_role("group").get_by_role("checkbox")).to_have_count(6)
    page.get_by_label("Do you like to help, teach or care for people?").check()
    page.get_by_label("Do you like to find out how things work?").check()
    page.get_by_role("button", name="Show pathways for me").click()
    page.wait_for_url("**/find/?interest=I&interest=S&here=yes")
    expect(page.locator(".finder-card h3").first).to_have_text("Nursing and patient care")
    assert page.evaluate("Object.keys({ ...localStorage, ...sessionStorage })") == []


def test_after_the_six_questions_the_reader_s_own_school_narrows_the_list(page: Page, published: Published) -> None:
    open_finder(page, published, "?interest=A&here=yes")
    expect(page.locator('input[name="place"]:checked')).to_have_count(0)
    tell = "window.Situation = { current: { at: 'kestrel-pass' } }; dispatchEvent(new CustomEvent('situation'))"
    page.evaluate(tell)
    expect(page).to_have_url(re.compile("interest=A&place=kestrel-pass$"))
    expect(page.get_by_role("button", name="Remove Kestrel Pass School District")).to_be_visible()


def test_the_finder_works_by_keyboard_alone(page: Page, published: Published) -> None:
    open_finder(page, published)
    page.get_by_label("Words to look for").focus()
    before = page.locator("#finder").get_attribute("data-ready")
    page.keyboard.type("technician")
    page.keyboard.press("Enter")
    settled(page, before)
    box = page.locator(".finder-facet[open] input:visible").first
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
    page.locator("#__content").get_by_role("button", name="Search").click()
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
