"""Comparing pathways, and the reader's own list, which never leaves the device."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web import Published

WELDING = "pathways/granite-gap-tech/welding/#year-grade-9"
"""The address that opens the first year, where its steps are."""
BOTH = "compare/?p=granite-gap-tech/welding,three-forks-boces/nursing"


def test_two_results_of_the_finder_can_be_compared(page: Page, published: Published) -> None:
    page.goto(published.address + "find/?sort=name")
    picks = page.locator(".finder-pick input")
    picks.nth(0).check()
    expect(page.locator(".finder-compare")).to_have_text("Choose one more to compare")
    picks.nth(1).check()
    page.get_by_role("link", name="Compare 2 pathways").click()
    expect(page.locator("table.compare thead th")).to_have_count(2)
    expect(page.get_by_role("rowheader", name="Cost")).to_be_visible()


def test_comparing_shows_the_same_facts_of_each(page: Page, published: Published) -> None:
    page.goto(published.address + BOTH)
    expect(page.get_by_role("status").first).to_have_text("2 pathways side by side.")
    for row in page.locator("table.compare tbody tr").all():
        assert row.locator("td").count() == 2
        assert all(text.strip() for text in row.locator("td").all_inner_texts())


def test_comparing_what_is_not_there_says_so(page: Page, published: Published) -> None:
    page.goto(published.address + "compare/?p=granite-gap-tech/welding,../../x,nobody/nothing")
    expect(page.get_by_role("status").first).to_contain_text("no longer in the catalog")


def test_a_saved_pathway_is_on_the_list_with_its_steps(page: Page, published: Published) -> None:
    page.goto(published.address + WELDING)
    page.get_by_role("button", name="Save to my list").press("Enter")
    expect(page.get_by_role("button", name="Saved. Remove from my list")).to_be_focused()
    page.goto(published.address + "my-list/")
    expect(page.get_by_role("heading", name="Welding and fabrication")).to_be_visible()
    expect(page.get_by_label("Trades Foundations")).to_be_visible()


def test_a_finished_step_is_finished_on_the_pathways_page(page: Page, published: Published) -> None:
    page.goto(published.address + WELDING)
    page.get_by_role("button", name="Save to my list").click()
    left = page.locator(".keep-note").inner_text()
    page.goto(published.address + "my-list/")
    page.get_by_label("Trades Foundations").check()
    page.goto(published.address + WELDING)
    before, after = int(left.split()[0]), int(page.locator(".keep-note").inner_text().split()[0])
    assert after == before - 1
    expect(page.get_by_label("Finished: Trades Foundations")).to_be_checked()


def test_one_option_finishes_a_choice_of_one(page: Page, published: Published) -> None:
    page.goto(published.address + WELDING)
    page.get_by_role("button", name="Save to my list").click()
    before = int(page.locator(".keep-note").inner_text().split()[0])
    page.get_by_role("button", name="Open all").first.click()
    page.get_by_label("Finished: Algebra I", exact=True).check()
    assert int(page.locator(".keep-note").inner_text().split()[0]) == before - 2


def test_the_list_can_be_taken_along(page: Page, published: Published, tmp_path: Path) -> None:
    page.goto(published.address + WELDING)
    page.get_by_role("button", name="Save to my list").click()
    page.get_by_label("Finished: Trades Foundations").check()
    page.goto(published.address + "my-list/")
    with page.expect_download() as text:
        page.get_by_role("button", name="Download as text").click()
    text.value.save_as(tmp_path / "list.txt")
    assert "[x] Grade 9: Trades Foundations" in (tmp_path / "list.txt").read_text()
    with page.expect_download() as data:
        page.get_by_role("button", name="Download as data").click()
    data.value.save_as(tmp_path / "list.json")
    (saved,) = json.loads((tmp_path / "list.json").read_text())
    assert saved["id"] == "granite-gap-tech/welding"


def test_the_list_is_cleared_only_after_asking(page: Page, published: Published) -> None:
    page.goto(published.address + WELDING)
    page.get_by_role("button", name="Save to my list").click()
    page.goto(published.address + "my-list/")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Clear my list").click()
    expect(page.get_by_role("heading", name="Welding and fabrication")).to_be_visible()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear my list").click()
    expect(page.locator(".list-status")).to_contain_text("Nothing is saved yet")


def test_nothing_but_the_list_is_kept_and_nothing_is_sent(page: Page, published: Published) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    page.goto(published.address + WELDING)
    page.get_by_role("button", name="Save to my list").click()
    page.get_by_label("Finished: Trades Foundations").check()
    page.goto(published.address + "my-list/", wait_until="networkidle")
    page.goto(published.address + "find/?q=welding", wait_until="networkidle")
    assert [request for request in asked if not request.startswith(f"GET {published.address}")] == []
    assert page.context.cookies() == []
    assert page.evaluate("Object.keys(localStorage)") == ["/careers/.pathways-my-list"]


@pytest.mark.parametrize("view", ["cards", "table"])
def test_a_result_of_the_finder_is_saved_by_keyboard_and_says_so(page: Page, published: Published, view: str) -> None:
    page.goto(f"{published.address}find/?q=welding&sort=name&view={view}")
    save = page.get_by_role("button", name="Save to my list: Welding and fabrication")
    save.focus()
    page.keyboard.press("Enter")
    saved = page.get_by_role("button", name="Saved to my list: Welding and fabrication")
    expect(saved).to_be_focused()
    expect(page.locator(".finder-said")).to_have_text("Welding and fabrication is now on your list.")
    page.goto(published.address + WELDING)
    expect(page.get_by_role("button", name="Saved. Remove from my list")).to_be_visible()


def test_the_finder_follows_when_a_pathway_is_taken_off_the_list_elsewhere(page: Page, published: Published) -> None:
    page.goto(published.address + "find/?q=welding")
    page.get_by_role("button", name="Save to my list: Welding and fabrication").click()
    other = page.context.new_page()
    other.goto(published.address + WELDING)
    other.get_by_role("button", name="Saved. Remove from my list").click()
    expect(page.get_by_role("button", name="Save to my list: Welding and fabrication")).to_be_visible()
    page.get_by_role("button", name="Save to my list: Welding and fabrication").click()
    page.get_by_role("button", name="Saved to my list: Welding and fabrication").click()
    expect(page.locator(".finder-said")).to_have_text("Welding and fabrication is no longer on your list.")
