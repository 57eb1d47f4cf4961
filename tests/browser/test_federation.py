"""One finder over the demonstration, a small region, and a site that is gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.pages.federation.federation import MemberSite, federation
from generator.pages.site import load_site
from generator.pages.website import Site
from generator.publish.files import write_changed
from generator.publish.plain_folder import write_pages
from tests.browser.test_accessible import ALL, AXE, RUN
from tests.checks.places import lay_out
from tests.web import Published, serving


@pytest.fixture
def regions(published: Published, tmp_path: Path) -> Iterator[str]:
    """Return the address of the finder over three regions."""
    small = load_site(lay_out(tmp_path / "catalog"), date(2026, 11, 2))
    assert isinstance(small, Site)
    write_pages(small, tmp_path / "www" / "small")
    (tmp_path / "www" / "small" / "find" / "written.json").write_text("[]", encoding="utf-8")
    three = tuple(MemberSite(f"../{name}/") for name in ("large", "small", "gone"))
    for asset in federation(three, "Every region", "en"):
        write_changed(tmp_path / "www" / "careers" / asset.path, asset.content)
    (tmp_path / "www" / "careers" / "404.html").touch()
    (tmp_path / "www" / "large").symlink_to(published.folder)
    with serving(tmp_path / "www") as address:
        yield address


def test_the_best_of_all_sites_come_first_and_lead_to_their_own(page: Page, regions: str) -> None:
    page.goto(f"{regions}?q=welding")
    cards = page.locator(".finder-card")
    expect(cards.filter(has_text="Three Forks Career Pathways").first).to_be_visible()
    hrefs = cards.locator("h3 a").evaluate_all("links => links.map(link => link.href)")
    root = regions.removesuffix("careers/")
    assert {href.removeprefix(root).partition("/")[0] for href in hrefs} == {"large", "small"}
    expect(page.locator(".finder-notes")).to_have_text("../gone/ did not answer, so it was not searched.")
    page.get_by_role("searchbox").fill("no such thing anywhere")
    expect(page.locator(".finder-status")).to_have_text("No pathway matches all of this.")


def test_axe_finds_nothing(page: Page, regions: str) -> None:
    page.goto(regions)
    expect(page.locator(".finder-card").first).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 800})
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RUN, ALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
