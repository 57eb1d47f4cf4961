"""The published site in a real browser: search, keyboard, a phone, no JavaScript, no request elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from generator.publish import search as search_index
from generator.publish.build import BuildResult, build
from generator.publish.plain_folder import write_pages
from tests.publish.samples import HOSTILE, course, loading, showcase, site
from tests.web import Published, serving


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """A site with a hostile course and enough others, served below a path as on a project's page."""
    root = tmp_path_factory.mktemp("web")
    catalog = root / "catalog"
    catalog.mkdir()
    (catalog / "catalog.yaml").write_text("name: Test\n")
    (catalog / "about.md").write_text("# About us\n\nWho keeps the catalog: the cooperative.\n")
    many = [course(f"baking-{number}", f"Baking {number}") for number in range(25)]
    value = site(course(), course("welding-2", HOSTILE), showcase(), *many, note="A demonstration.")
    with serving(root / "www") as address:
        result = build(catalog, root / "www" / "careers", loading(value), address=address)
        assert isinstance(result, BuildResult), result
        yield Published(result.folder, address)


def search(page: Page, words: str) -> None:
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill(words)


def test_search_finds_a_page_and_opens_it(page: Page, published: Published) -> None:
    page.goto(published.address + "courses/aspen-ridge/nurse-aide/")
    search(page, "joining metal welding")
    expect(page.get_by_role("status")).to_contain_text("result")
    expect(page.locator(".search__kind").first).to_have_text("Course")
    expect(page.locator(".search__list mark").first).to_be_visible()
    page.get_by_role("link", name="Welding 1").click()
    page.wait_for_url(published.address + "courses/aspen-ridge/welding-1/")


def test_search_shows_hostile_text_as_text(page: Page, published: Published) -> None:
    alarms: list[str] = []

    def hear(dialog: Dialog) -> None:
        alarms.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", hear)
    page.goto(published.address)
    search(page, "script alert")
    expect(page.locator(".search__title").first).to_have_text(HOSTILE)
    assert page.locator(".search__list script").count() == 0
    page.locator(".search__list a").first.click()
    page.wait_for_url("**/welding-2/")
    assert page.title() == f"{HOSTILE} - Grand Mesa Pathways"
    assert alarms == []


def test_search_finds_hand_written_pages(page: Page, published: Published) -> None:
    page.goto(published.address)
    search(page, "cooperative")
    expect(page.locator(".search__title")).to_have_text("About us")


def test_search_says_how_many_and_shows_more(page: Page, published: Published) -> None:
    page.goto(published.address)
    search(page, "baking")
    expect(page.get_by_role("status")).to_have_text("25 results")
    expect(page.locator(".search__list li")).to_have_count(10)
    page.get_by_role("button", name="Show more results").click()
    expect(page.locator(".search__list li")).to_have_count(20)


def test_search_that_finds_nothing_says_so(page: Page, published: Published) -> None:
    page.goto(published.address)
    search(page, "xylophonequartz")
    expect(page.get_by_role("status")).to_contain_text("Nothing found for “xylophonequartz”")


def test_search_finds_pages_in_every_part_of_the_index(
    page: Page, published: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "PART", 10)
    records = search_index.Records()
    records.add(search_index.record_of(course(f"baking-{number}", f"Baking {number}"), "en") for number in range(25))
    index, whole = published.folder / "pagefind", tmp_path / "whole"
    index.rename(whole)
    try:
        search_index.write_index(records, index)
        page.goto(published.address)
        search(page, "baking")
        expect(page.get_by_role("status")).to_have_text("25 results")
        for number in (0, 12, 24):
            page.get_by_role("searchbox").fill(f"baking {number}")
            expect(page.locator(".search__list").get_by_text(f"Baking {number}", exact=True)).to_be_visible()
    finally:
        shutil.rmtree(index)
        whole.rename(index)


def test_search_works_by_keyboard_alone(page: Page, published: Published) -> None:
    page.goto(published.address)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("joining metal welding")
    expect(page.locator(".search__list a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search__list a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_be_hidden()


def test_search_works_on_a_phone(page: Page, published: Published) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(published.address + "courses/aspen-ridge/nurse-aide/")
    page.get_by_role("link", name="Search the catalog").click()
    page.get_by_role("searchbox").fill("baking")
    expect(page.get_by_role("status")).to_have_text("25 results")


def test_no_page_is_wider_than_its_screen(page: Page, published: Published) -> None:
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(published.address + "courses/aspen-ridge/nurse-aide/")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_is_asked_of_another_host(page: Page, published: Published) -> None:
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    for path in ("", "about/", "courses/aspen-ridge/nurse-aide/"):
        page.goto(published.address + path, wait_until="networkidle")
    search(page, "baking")
    expect(page.get_by_role("status")).to_have_text("25 results")
    assert [url for url in asked if not url.startswith((published.address, "data:", "blob:"))] == []
    assert failed == []


def test_no_page_reports_an_error_to_the_console(page: Page, published: Published) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    for path in ("", "about/", "courses/aspen-ridge/nurse-aide/", "404.html"):
        page.goto(published.address + path, wait_until="networkidle")
    assert errors == []


def test_without_javascript_the_search_link_leads_to_the_lists(browser: Browser, published: Published) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(published.address + "courses/aspen-ridge/welding-1/")
    page.get_by_role("link", name="Search the catalog").click()
    assert page.url == published.address + "find/"
    context.close()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_by_keyboard_on_a_phone(page: Page, published: Published, key: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(published.address)
    page.get_by_role("button", name="Menu").press(key)
    expect(page.locator(".md-sidebar--primary").get_by_role("link", name="Home")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Menu")).to_be_focused()


def test_a_wide_screen_has_tabs_and_no_menu(page: Page, published: Published) -> None:
    page.goto(published.address + "courses/aspen-ridge/welding-1/")
    expect(page.get_by_role("button", name="Menu")).to_be_hidden()
    expect(page.locator(".md-tabs [aria-current]")).to_have_text("Courses")


def test_a_closed_menu_is_out_of_the_way_of_the_keyboard(page: Page, published: Published) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(published.address + "courses/aspen-ridge/welding-1/")
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()


def test_without_javascript_the_menu_opens_on_a_phone(browser: Browser, published: Published) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(published.address)
    page.locator(".menu-label").click()
    expect(page.locator(".md-sidebar--primary").get_by_role("link", name="Courses")).to_be_in_viewport()
    context.close()


def test_the_skip_link_leads_to_the_page(page: Page, published: Published) -> None:
    page.goto(published.address + "courses/aspen-ridge/welding-1/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#__content")).to_be_focused()


def test_the_dark_scheme_stays_chosen(page: Page, published: Published) -> None:
    page.goto(published.address)
    page.get_by_role("button", name="Dark colors").click()
    page.goto(published.address + "about/")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


@pytest.mark.parametrize("plain", [False, True])
def test_links_work_from_a_folder_on_disk(page: Page, published: Published, tmp_path: Path, plain: bool) -> None:
    folder = published.folder
    if plain:
        folder = tmp_path / "plain"
        write_pages(site(course(), showcase()), folder)
    page.goto((folder / "courses/aspen-ridge/nurse-aide/index.html").as_uri())
    page.locator("#__content").get_by_role("link", name="Medical terminology").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Page courses/")
