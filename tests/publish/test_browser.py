"""The published site in a real browser: keyboard, a phone, no JavaScript, no request elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

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


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_a_key_leads_into_the_search_box_and_the_box_to_the_finder(
    page: Page, published: Published, key: str
) -> None:
    page.goto(published.address + "courses/aspen-ridge/nurse-aide/")
    page.keyboard.press(key)
    expect(page.get_by_role("searchbox", name="Search the catalog")).to_be_focused()
    page.keyboard.type("joining metal")
    page.keyboard.press("Enter")
    page.wait_for_url(published.address + "find/?q=joining+metal")


def test_a_slash_that_is_written_stays_in_its_box(page: Page, published: Published) -> None:
    page.goto(published.address)
    box = page.get_by_role("searchbox", name="Search the catalog")
    box.fill("9")
    box.press("/")
    expect(box).to_have_value("9/")


def test_hostile_titles_are_text(page: Page, published: Published) -> None:
    alarms: list[str] = []

    def hear(dialog: Dialog) -> None:
        alarms.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", hear)
    page.goto(published.address + "courses/aspen-ridge/welding-2/")
    assert page.title() == f"{HOSTILE} - Grand Mesa Pathways"
    assert alarms == []


def test_a_phone_has_the_way_to_the_search_and_no_box(page: Page, published: Published) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(published.address + "courses/aspen-ridge/nurse-aide/")
    expect(page.get_by_role("searchbox", name="Search the catalog")).to_be_hidden()
    page.keyboard.press("/")
    page.wait_for_url(published.address + "find/")
    page.go_back()
    page.get_by_role("link", name="Search the catalog").click()
    page.wait_for_url(published.address + "find/")


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
    assert [url for url in asked if not url.startswith((published.address, "data:", "blob:"))] == []
    assert failed == []


def test_no_page_reports_an_error_to_the_console(page: Page, published: Published) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    for path in ("", "about/", "courses/aspen-ridge/nurse-aide/", "404.html"):
        page.goto(published.address + path, wait_until="networkidle")
    assert errors == []


def test_without_javascript_the_search_box_leads_to_the_lists(browser: Browser, published: Published) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(published.address + "courses/aspen-ridge/welding-1/")
    page.get_by_role("searchbox", name="Search the catalog").fill("welding")
    page.get_by_role("button", name="Search").click()
    assert page.url == published.address + "find/?q=welding"
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
