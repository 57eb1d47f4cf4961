"""Parts of the catalog within another website."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessible import ALL, AXE, RUN
from tests.web import Published, serving

NURSING = "pathways/three-forks-boces/nursing/"


@pytest.fixture
def school(published: Published, tmp_path: Path) -> Iterator[str]:
    """Return the address of a page of another origin that asks for a pathway, dark, and for another site."""
    folder = tmp_path / "careers"
    folder.mkdir()
    script = f'<script src="{published.address}embed/frame.js"'
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="en"><title>School</title><h1>Our school</h1>'
        f'{script} data-embed="{NURSING}" data-title="Nursing" data-theme="dark" defer></script>'
        f'{script} data-embed="https://elsewhere.example/" data-title="Elsewhere" defer></script>',
        encoding="utf-8",
    )
    (folder / "404.html").touch()
    with serving(tmp_path) as address:
        yield address


def test_a_frame_is_as_high_as_its_page_and_its_links_leave_it(page: Page, published: Published, school: str) -> None:
    page.goto(school)
    expect(page.locator("iframe")).to_have_count(1)
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="Nursing and patient care")).to_be_visible()
    expect(frame.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    page.wait_for_function("document.querySelector('iframe').style.height !== '620px'")
    inside = page.frames[1]
    assert inside.evaluate("document.documentElement.scrollHeight <= innerHeight")
    page.set_viewport_size({"width": 360, "height": 800})
    page.wait_for_function("document.querySelector('iframe').getBoundingClientRect().height > 700")
    assert inside.evaluate("document.documentElement.scrollWidth <= innerWidth")
    frame.get_by_role("link", name="See the whole pathway").click()
    page.wait_for_url(published.address + NURSING)


def test_the_finder_finds_in_a_frame(page: Page, published: Published) -> None:
    page.goto(published.address + "embed/finder/?place=kestrel-pass")
    expect(page.locator(".finder-list li").first).to_be_visible()
    page.get_by_role("searchbox").fill("welding")
    expect(page.locator(".finder-list a").first).to_contain_text("Welding")


def test_axe_finds_nothing_in_pages_for_frames(page: Page, published: Published) -> None:
    for path in (NURSING, "organizations/sagehen-valley/", "finder/"):
        page.goto(f"{published.address}embed/{path}")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert page.evaluate(RUN, ALL) == []


def test_the_code_is_for_the_page_whose_address_is_given(page: Page, published: Published) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{published.address}embed/?of={NURSING}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    code = page.locator('[data-way="frame"] code')
    expect(code).to_contain_text(f'embed/{NURSING}" title="Nursing and patient care"')
    page.get_by_label("Address of the page to show").fill(f"{published.address}organizations/sagehen-valley/")
    expect(code).to_contain_text("embed/organizations/sagehen-valley/")
    page.get_by_label("Colors", exact=True).select_option("dark")
    expect(code).to_contain_text("?theme=dark")
    page.get_by_label("Address of the page to show").fill("javascript:alert(1)")
    expect(page.locator(".embed-said")).to_contain_text("no page of this site")
