"""The form in a browser: what a counselor does, without a line of YAML, ends in a small change to hand over."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from generator.catalog.yaml.reader import read_document
from generator.pages.editor.bundle import Editor
from tests.browser.test_accessible import ALL, AXE, RUN
from tests.browser.test_languages import english_on
from tests.demonstration import CATALOG
from tests.laws import at_night
from tests.web import Published

COURSE = "granite-gap-tech/courses/wel-1010.yaml"
PATHWAY = "granite-gap-tech/pathways/welding.yaml"


@pytest.fixture
def form(page: Page, editor: Editor) -> Page:
    """Return an empty page for which the repository has the files of the demonstration."""
    page.context.route("https://raw.githubusercontent.com/**", answer_with_file)
    return page


def answer_with_file(route: Route) -> None:
    owner_and_file = route.request.url.removeprefix("https://raw.githubusercontent.com/")
    file = owner_and_file.removeprefix("example/pathway-catalog/main/catalog/")
    route.fulfill(path=CATALOG / file, headers={"Access-Control-Allow-Origin": "*"})


def opened(form: Page, published: Published, query: str) -> None:
    form.goto(f"{published.address}edit/?{query}")
    expect(form.get_by_role("heading", name="What will change")).to_be_visible()


def lines(form: Page) -> list[str]:
    """Return the lines that go and come, as the page shows them."""
    return [line.rstrip("\n") for line in form.locator(".edit-diff ins, .edit-diff del").all_text_contents()]


def expect_lines(form: Page, *wanted: str) -> None:
    expect(form.locator(".edit-diff ins, .edit-diff del")).to_have_text([*wanted])


def test_edit_this_page_leads_to_the_form_and_a_description_changes_in_one_line(
    form: Page, published: Published
) -> None:
    form.goto(published.address + "courses/granite-gap-tech/wel-1010/")
    form.get_by_role("link", name="Edit this page").click()
    expect(form.get_by_role("heading", level=1)).to_have_text("Edit: Shielded Metal Arc Welding")
    form.get_by_role("group", name="Description").get_by_label("English").fill("Stick welding on plate and pipe.")
    expect(form.locator(".edit-status")).to_contain_text("2 lines change. Nothing is wrong")
    assert [line[0] for line in lines(form)] == ["-", "+"]
    assert lines(form)[1].endswith("Stick welding on plate and pipe.")
    github = form.get_by_role("link", name="Open the file on GitHub").get_attribute("href")
    assert github == f"https://github.com/example/pathway-catalog/edit/main/catalog/{COURSE}"


def test_a_draft_stays_until_it_is_handed_over(form: Page, published: Published) -> None:
    opened(form, published, f"file=catalog/{COURSE}")
    form.get_by_role("textbox", name="Code").fill("WEL 1011")
    expect_lines(form, '- code: "WEL 1010"', '+ code: "WEL 1011"')
    form.reload()
    expect(form.get_by_text("These are your earlier changes")).to_be_visible()
    expect(form.get_by_role("textbox", name="Code")).to_have_value("WEL 1011")
    form.get_by_role("button", name="Throw my changes away").click()
    expect(form.get_by_role("textbox", name="Code")).to_have_value("WEL 1010")
    expect(form.locator(".edit-status")).to_have_text("Nothing is changed yet.")


NO_DRAFTS = (
    *(
        "",
        "null",
        "3",
        "[]",
        "{",
        '{"base": 3, "value": {}}',
        '{"base": "", "value": null}',
        '{"base": "", "value": [1]}',
    ),
    *(
        '{"base": "", "text": "name: x"}',
        '{"base": "", "value": ' + "[" * 5_000,
        '{"base": "", "value": {"a": "' + "a" * 3**12,
    ),
    json.dumps({"base": "", "value": {"formerly": ["a"] * 20_000}}),
)
DRAFTS: tuple[dict[str, Any], ...] = (
    *(
        {"plan": {"grade-9": [None]}},
        {"name": 3},
        {"name": {"en": {"en": []}}},
        {"plan": 3},
        {"plan": {"grade-9": 3, "constructor": [{}], "": []}},
    ),
    *({"prerequisites": {"any": {"any": 3}}}, {"__proto__": {"name": 1}, "constructor": 2, "toString": {}}),
    *({"plan": {"grade-9": [{"from": 3}, {"from": [{}]}, {"milestone": {}}, 3, []]}}, {"grades": {"from": "x"}}),
    *({"offerings": [[], 3, {"by": []}]}, {"description": "<img src=x onerror=alive=1>"}, {"credits": [[[[]]]]}),
)


@pytest.mark.parametrize("file", [pytest.param(COURSE, marks=at_night), PATHWAY])
def test_the_form_opens_whatever_another_site_put_into_the_storage(
    form: Page, published: Published, file: str
) -> None:
    opened(form, published, f"file=catalog/{file}")
    key = f"{urlsplit(published.address).path}.pathways-edit:{file}"
    for content in (*NO_DRAFTS, *(json.dumps({"base": "", "value": value}) for value in DRAFTS)):
        form.evaluate("([key, content]) => localStorage.setItem(key, content)", [key, content])
        form.reload()
        expect(form.get_by_role("heading", name="What will change")).to_be_visible()
        if content in NO_DRAFTS:
            expect(form.locator(".edit-status")).to_have_text("Nothing is changed yet.")
        assert form.locator("[onerror]").count() == 0


def test_either_of_two_courses_is_chosen_by_name_with_the_keyboard(form: Page, published: Published) -> None:
    opened(form, published, f"file=catalog/{COURSE}")
    needed = form.get_by_role("group", name="Prerequisites")
    needed.get_by_role("button", name="or … instead of Welding Safety and Prints").press("Enter")
    form.keyboard.type("trades found")
    expect(form.get_by_role("option", name="Trades Foundations")).to_be_visible()
    form.keyboard.press("ArrowDown")
    form.keyboard.press("Enter")
    either = "+   any: [wel-1001, three-forks-boces/trades-foundations]"
    expect_lines(form, "- prerequisites: wel-1001", "+ prerequisites:", either)


def test_a_step_moves_to_another_level_and_a_new_one_is_found_by_name(form: Page, published: Published) -> None:
    opened(form, published, f"file=catalog/{PATHWAY}")
    form.get_by_label("Level of Gate and Trailer Project").select_option("Grade 12")
    expect(form.locator(".edit-diff del")).to_have_text(["-     - experience: sagehen-valley/fabrication-project"])
    expect(form.locator(".edit-diff ins")).to_have_text(["+     - experience: sagehen-valley/fabrication-project"])
    form.get_by_label("Add to College year 1, by name").fill("pipe")
    form.locator("[role=option]").first.click()
    expect(form.locator(".edit-diff ins")).to_have_count(2)
    expect(form.locator(".edit-status")).to_contain_text("Nothing is wrong")


def test_a_new_course_opens_on_github_with_its_text(form: Page, published: Published) -> None:
    form.goto(published.address + "organizations/kestrel-pass/")
    form.get_by_role("link", name="a new course").click()
    form.get_by_role("group", name="Name").get_by_label("English").fill("Welding: first steps")
    expect(form.locator(".edit-status")).to_contain_text("things have to be corrected")
    form.get_by_role("group", name="Description").get_by_label("English").fill("Students make their first welds.")
    form.get_by_label("Subject").select_option("Career and technical")
    expect(form.locator(".edit-status")).to_contain_text("Nothing is wrong")
    address = form.get_by_role("link", name="Propose it on GitHub").get_attribute("href") or ""
    asked = parse_qs(urlsplit(address).query)
    assert address.startswith("https://github.com/example/pathway-catalog/new/main?")
    assert asked["filename"] == ["catalog/kestrel-pass/courses/welding-first-steps.yaml"]
    assert read_document(asked["value"][0]).value == {
        "name": "Welding: first steps",
        "description": "Students make their first welds.",
        "subject": "cte",
    }


def test_an_id_that_means_nothing_is_said_beside_its_field_with_a_way_out(form: Page, published: Published) -> None:
    opened(form, published, f"file=catalog/{COURSE}")
    form.get_by_label("By (needed)").fill("granite")
    problem = form.locator(".edit-problem p")
    expect(problem).to_contain_text("Nothing of this kind is called “granite”.")
    problem.get_by_role("button", name="Granite Gap Technical College").click()
    expect(form.locator(".edit-status")).to_have_text("Nothing is changed yet.")


@pytest.mark.parametrize(
    "query", ["", "file=../../x.yaml", "file=catalog/no/courses/x.yaml", "new=course&in=nobody", "new=step&in=state"]
)
def test_an_address_that_names_nothing_of_the_catalog_opens_nothing(
    form: Page, published: Published, query: str
) -> None:
    form.goto(f"{published.address}edit/?{query}")
    expect(form.locator(".edit-status")).to_contain_text("Nothing in the catalog has this address.")
    assert form.locator(".edit-place").inner_text() == ""


def test_everybody_can_use_the_form_also_on_a_small_phone(form: Page, published: Published) -> None:
    problems = []
    for query in (f"file=catalog/{COURSE}", f"file=catalog/{PATHWAY}", "new=agreement&in=kestrel-pass"):
        opened(form, published, query)
        for one in form.locator("details").all():
            one.evaluate("one => { one.open = true }")
        form.evaluate(AXE.read_text(encoding="utf-8"))
        problems += [(query, *found) for found in form.evaluate(RUN, ALL)]
        form.set_viewport_size({"width": 320, "height": 640})
        assert form.evaluate("document.documentElement.scrollWidth") <= 320, query
        form.set_viewport_size({"width": 1280, "height": 900})
    assert problems == []


def test_a_draft_goes_along_into_spanish_where_only_examples_are_in_english(form: Page, published: Published) -> None:
    opened(form, published, f"file=catalog/{PATHWAY}")
    form.get_by_role("group", name="Name").get_by_label("Spanish").fill("Soldadura")
    expect_lines(form, "-   es: Soldadura y fabricación", "+   es: Soldadura")
    form.locator(".languages a", has_text="Español").click()
    # The draft belongs to the file, whichever language it is edited in.
    expect(form.get_by_text("Estos son sus cambios anteriores")).to_be_visible()
    expect(form.get_by_role("heading", level=1)).to_have_text("Editar: Soldadura")
    expect_lines(form, "-   es: Soldadura y fabricación", "+   es: Soldadura")
    for one in form.locator("details").all():
        one.evaluate("one => { one.open = true }")
    form.evaluate(AXE.read_text(encoding="utf-8"))
    assert form.evaluate(RUN, ALL) == []
    # The text of a file is what it is, and so are ids.
    form.evaluate("document.querySelectorAll('.edit-diff, textarea').forEach((one) => one.remove())")
    assert [text for text in english_on(form) if "/" not in text] == []


def test_the_form_weighs_less_than_120_kb(form: Page, published: Published) -> None:
    sizes: dict[str, int] = {}
    form.on("requestfinished", lambda one: sizes.update({one.url: one.sizes()["responseBodySize"]}))
    opened(form, published, f"file=catalog/{COURSE}")
    own = [size for url, size in sizes.items() if "/edit/" in url or "/edit." in url]
    assert len(own) >= 6
    assert sum(own) < 120_000
