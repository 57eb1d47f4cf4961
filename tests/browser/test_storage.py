"""Whatever stands in a browser's storage, pages work: other sites of the same address may have written it."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from tests.web import Published

WELDING = "pathways/granite-gap-tech/welding/"
KEY = "/careers/.pathways-my-list"
SOUND = {"granite-gap-tech/welding": "Welding"}
ODD: tuple[object, ...] = (
    None,
    True,
    0,
    -1.5,
    "",
    "x",
    [],
    [[]],
    {},
    [None],
    {"length": 3},
    {"__proto__": 1},
    {"a/b": {}},
    {"a/b": None},
)
CONTENTS = [
    *("", "null", "{", "[1", '"x"', "\x00", "NaN", '{"version": 1}', "[" * 50_000),
    *(json.dumps(odd) for odd in ODD),
    *(json.dumps({"version": odd, "pathways": SOUND, "done": {}}) for odd in ODD),
    *(json.dumps({"version": 1, "pathways": odd, "done": odd}) for odd in ODD),
    *(json.dumps({"version": 1, "pathways": SOUND, "done": odd}) for odd in ODD),
    json.dumps(
        {"version": 1, "pathways": {"../x": "x", "a/b/c": "x", "a/<b>": "x", "a/b": "x" * 10_000}, "done": {}}
    ),
    json.dumps({"version": 1, "pathways": {f"a/{n}": "x" for n in range(20_000)}, "done": dict.fromkeys("ab", True)}),
    json.dumps({"version": 1, "pathways": {}, "done": {f"step {n}": True for n in range(40_000)}}),
    json.dumps({"version": 1, "pathways": {"a/b": "x" * 4_000_000}, "done": {}}),
]
TRY = """([key, contents]) => contents.map((text) => {
    localStorage.setItem(key, text);
    const { version, pathways, done } = MyList.read();
    const steps = [{ key: "constructor", choice: "toString", choose: 1 }, { key: "b" }];
    const names = Object.entries(pathways);
    const sound = version === 1 && names.length <= 100 && Object.keys(done).length <= 2000
      && names.every(([id]) => /^[a-z0-9-]+[/][a-z0-9-]+$/.test(id))
      && names.every(([, name]) => typeof name === "string" && name.length <= 200)
      && Object.values(done).every((one) => one === true) && !MyList.saved("constructor") && !MyList.done("toString");
    const left = MyList.left(steps).length;
    MyList.save("a/b", "B");
    return sound && left >= 1 && (MyList.saved("a/b") || names.length === 100);
})"""


def test_a_list_of_any_content_is_read_as_one_that_can_be_shown(page: Page, published: Published) -> None:
    page.goto(published.address + "my-list/")
    sound = page.evaluate(TRY, [KEY, CONTENTS])
    assert [text[:80] for text, is_sound in zip(CONTENTS, sound, strict=True) if not is_sound] == []


def test_pages_work_with_any_list_in_the_storage(page: Page, published: Published) -> None:
    page.goto(published.address + "my-list/")
    for text in ('{"version": 1, "pathways": null, "done": null}', '{"version": 1, "pathways": [], "done": [1]}'):
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
        page.goto(published.address + "my-list/")
        expect(page.locator(".list-status")).to_contain_text("Nothing is saved yet")
        page.goto(published.address + "find/?q=welding")
        expect(page.locator(".finder-save").first).to_have_text("Save to my list")
        page.goto(published.address + WELDING)
        page.get_by_role("button", name="Save to my list").click()
        expect(page.get_by_role("button", name="Saved. Remove from my list")).to_be_visible()


def test_a_full_list_takes_no_more_and_says_so(page: Page, published: Published) -> None:
    page.goto(published.address + WELDING)
    full = json.dumps({"version": 1, "pathways": {f"a/{number}": "x" for number in range(100)}, "done": {}})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, full])
    page.get_by_role("button", name="Save to my list").click()
    expect(page.locator(".keep-note")).to_have_text("The list is full, or this browser cannot save lists.")


def test_sites_of_one_address_keep_their_own_list_and_colors(page: Page, published: Published) -> None:
    other = {
        "/other/.pathways-my-list": json.dumps({"version": 1, "pathways": SOUND, "done": {}}),
        "/other/.__palette": json.dumps({"color": {"scheme": "slate"}}),
        "/careers/.__palette": '{"color": {"scheme": "\\"><script>"}}',
    }
    page.goto(published.address + "my-list/")
    page.evaluate("all => Object.entries(all).forEach(([key, text]) => localStorage.setItem(key, text))", other)
    page.goto(published.address + "my-list/")
    expect(page.locator(".list-status")).to_contain_text("Nothing is saved yet")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
