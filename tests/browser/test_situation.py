"""Every page follows the reader's situation: shown, kept, carried, cleared; other schools' parts are put away."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.demonstration import ROOT
from tests.web import Published

KEY = "/careers/.pathways-situation"
COURSE = "courses/three-forks-boces/welding-1/"
AGREEMENTS = "courses/sandreed-college/eng-1021/"
NURSING = "pathways/three-forks-boces/nursing/"
AT_KESTREL = "#at=kestrel-pass&level=grade-11"
BAR = "#situation"
SOUND = {"at": "kestrel-pass", "level": "grade-11", "done": ["a/b"], "name": "Kestrel"}
ODD: tuple[object, ...] = (None, True, 0, "", "x", [], [None], {}, {"length": 3}, ["x"], "<b>x</b>", "x" * 40_000)
CONTENTS = [
    *("", "null", "{", '"x"', "\x00", "[" * 50_000),
    *(json.dumps({**SOUND, key: odd}) for key in SOUND for odd in ODD),
    json.dumps({**SOUND, "done": [f"a/b-{number}" for number in range(9_000)]}),
    json.dumps({**SOUND, "at": "../../x", "__proto__": {"level": "grade-9"}}),
]
PARTS = """() => {
    document.querySelector(".page").insertAdjacentHTML("beforeend", `
        <div id="slots"><div data-situation="chooser"><a href="#x">Choose your school</a></div>
        <div data-situation="next" data-pathway="three-forks-boces/nursing"><p>All schools</p></div></div>
        <details id="own" data-at="kestrel-pass"><summary>Kestrel Pass</summary>A</details>
        <details id="body" data-at="three-forks-boces"><summary>BOCES</summary>B</details>
        <details id="other" data-at="cinder-mesa sagehen-valley" open><summary>Others</summary>C</details>
        <details id="eleven" data-level="grade-11" data-grade="11"><summary>Grade 11</summary>D</details>
        <details id="nine" data-level="grade-9" data-grade="9" open><summary>Grade 9</summary>E</details>
        <ul id="list"><li data-at="cinder-mesa">F</li><li data-at="kestrel-pass">G</li><li>H</li></ul>`);
}"""
OPEN = "() => Object.fromEntries([...document.querySelectorAll('details[id]')].map((one) => [one.id, one.open]))"


def kept(page: Page) -> object:
    return page.evaluate("key => JSON.parse(localStorage.getItem(key))", KEY)


def test_a_situation_comes_with_an_address_is_kept_shown_and_cleared_by_one_button(
    page: Page, published: Published
) -> None:
    page.goto(f"{published.address}{COURSE}{AT_KESTREL}&done=three-forks-boces/trades-foundations")
    expect(page.locator(f"{BAR} .situation-text")).to_have_text(
        "Kestrel Pass School District · Grade 11 · 1 course finished"
    )
    page.goto(published.address)
    expect(page.locator(f"{BAR} .situation-text")).to_contain_text("Kestrel Pass School District · Grade 11")
    share = str(page.get_by_role("link", name="Address to share").get_attribute("href"))
    assert share == f"{AT_KESTREL}&done=three-forks-boces/trades-foundations"
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(BAR)).to_have_text("Choose your school and grade")
    expect(page.get_by_role("link", name="Choose your school and grade")).to_be_focused()
    assert kept(page) is None


def test_what_somebody_shares_does_not_take_the_place_of_what_is_kept(page: Page, published: Published) -> None:
    page.goto(f"{published.address}{AT_KESTREL}")
    expect(page.locator(f"{BAR} .situation-text")).to_contain_text("Kestrel Pass School District")
    page.goto("about:blank")
    page.goto(f"{published.address}{COURSE}#at=cinder-mesa&level=grade-9")
    expect(page.locator(BAR)).to_contain_text("Cinder Mesa School District · Grade 9")
    expect(page.locator(BAR)).to_contain_text("This came with the address.")
    page.locator(".page").get_by_role("link", name="Trades Foundations").first.click()
    page.wait_for_url("**/trades-foundations/#at=cinder-mesa&level=grade-9")
    expect(page.locator(BAR)).to_contain_text("Cinder Mesa School District · Grade 9")
    page.get_by_role("button", name="Back to mine").click()
    expect(page.locator(BAR)).to_contain_text("Kestrel Pass School District · Grade 11")


def test_parts_of_other_schools_are_folded_and_come_back(page: Page, published: Published) -> None:
    page.goto(published.address + COURSE)
    page.evaluate(PARTS)
    page.evaluate("Situation.set({ at: 'kestrel-pass', level: 'grade-11', done: [] })")
    expect(page.locator("#own")).to_have_attribute("open", "")
    assert page.evaluate(OPEN) == {"own": True, "body": True, "other": False, "eleven": True, "nine": False}
    expect(page.locator("#eleven summary")).to_have_text("Grade 11You are here")
    assert page.locator("#list > li:visible").all_inner_texts() == ["G", "H"]
    expect(page.locator("#list + .situation-note")).to_contain_text(
        "Only what concerns Kestrel Pass School District is shown."
    )
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(OPEN)["other"] is False, "it was chosen away, on paper too"
    page.locator("#list + .situation-note button").click()
    expect(page.locator("#list > li").first).to_be_visible()
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#other")).to_have_attribute("open", "")
    assert page.evaluate(OPEN) == {"own": False, "body": False, "other": True, "eleven": False, "nine": True}


def test_a_course_page_shows_who_teaches_it_to_the_reader(page: Page, published: Published) -> None:
    page.goto(f"{published.address}{COURSE}{AT_KESTREL}")
    expect(page.locator("tr[data-at]:visible")).to_have_count(1)
    expect(page.locator("tr[data-at]:visible")).to_contain_text("Sagehen Valley")
    page.goto("about:blank")
    page.goto(f"{published.address}{COURSE}#at=cinder-mesa&level=grade-11")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".situation-note").first).to_have_text("None of these is Cinder Mesa School District.")
    expect(page.locator("tr[data-at]:visible")).to_have_count(2)


def test_the_short_question_is_asked_in_place_and_what_comes_next_follows(page: Page, published: Published) -> None:
    page.goto(published.address + COURSE)
    page.evaluate(PARTS)
    page.get_by_role("link", name="Choose your school", exact=True).click()
    page.locator(".situation-form select").first.select_option("Kestrel Pass School District")
    page.locator(".situation-form select").last.select_option("Grade 11")
    page.get_by_role("button", name="Use this").click()
    expect(page.locator("#slots a").first).to_have_text("Kestrel Pass School District · Grade 11: change")
    expect(page.locator("[data-situation=next] .become-sum")).to_have_text("You can reach all 4 credentials.")
    expect(page.locator("[data-situation=next] .become-when")).to_have_text("In Grade 11 you can do these:")
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("[data-situation=next]")).to_have_text("All schools")
    page.evaluate("Situation.set({ at: 'cinder-mesa', level: 'grade-11', done: [] })")
    expect(page.locator("[data-situation=next]")).to_contain_text("Your school does not offer this pathway.")


def test_a_school_that_is_not_there_is_said(page: Page, published: Published) -> None:
    page.goto(f"{published.address}{COURSE}#at=nowhere&level=grade-9")
    expect(page.locator(BAR)).to_contain_text("There is no school “nowhere” in this catalog.")
    expect(page.locator("tr[data-at]:visible")).to_have_count(2)


def test_any_content_of_the_storage_is_read_as_a_situation_that_can_be_shown_or_none(
    page: Page, published: Published
) -> None:
    page.goto(published.address + COURSE)
    sound = """([key, contents]) => contents.map((text) => {
        localStorage.setItem(key, text);
        dispatchEvent(new StorageEvent("storage", { key }));
        const now = Situation.current;
        return now === null || (/^[a-z0-9-]{1,130}$/.test(now.at) && now.level === "grade-11"
            && now.name.length <= 130 && now.done.length <= 200
            && now.done.every((one) => /^[a-z0-9-]+[/][a-z0-9-]+$/.test(one)));
    })"""
    found = page.evaluate(sound, [KEY, CONTENTS])
    assert [text[:80] for text, is_sound in zip(CONTENTS, found, strict=True) if not is_sound] == []
    assert page.locator(f"{BAR} b").count() == 0


def test_nothing_is_sent_and_only_what_one_school_needs_is_fetched(page: Page, published: Published) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(published.address)))
    page.goto(f"{published.address}start/{AT_KESTREL}&done=a/b", wait_until="networkidle")
    data = [url for url in asked if url.startswith("data/")]
    assert data == ["data/start/at/kestrel-pass.js", "data/start/school/kestrel-pass.js"]
    assert not any("a/b" in url or "grade-11" in url for url in asked)


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_an_answer_is_for_everybody(page: Page, published: Published, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.goto(f"{published.address}start/#at=kestrel-pass&level=grade-12&done=no/such")
    expect(page.locator(".become-card").first).to_be_visible()
    for summary in (page.locator("#start-finished > summary"), page.locator(".become-card summary").first):
        summary.click()
    page.evaluate((ROOT / "tests/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    problems = page.evaluate(
        "async () => (await axe.run()).violations.flatMap((one) => one.nodes.map((node) => [one.id, node.html]))"
    )
    assert problems == []


def test_nothing_shifts_while_an_answer_loads(page: Page, published: Published) -> None:
    page.goto(f"{published.address}start/{AT_KESTREL}")
    page.goto(f"{published.address}{NURSING}", wait_until="networkidle")
    page.goto(f"{published.address}start/", wait_until="networkidle")
    expect(page.locator(".become-card").first).to_be_visible()
    shift = page.evaluate(
        """() => new Promise((done) => new PerformanceObserver((list) => done(
        list.getEntries().reduce((sum, one) => sum + one.value, 0))).observe({type: 'layout-shift', buffered: true})
        || setTimeout(() => done(0), 500))"""
    )
    assert shift < 0.05


def test_the_answer_prints_with_a_sheet_for_a_conversation_if_it_is_open(page: Page, published: Published) -> None:
    page.goto(f"{published.address}start/")
    sheet = page.locator(".talk")
    expect(sheet).to_be_hidden()
    page.goto(f"{published.address}start/{AT_KESTREL}")
    page.reload()
    expect(sheet).to_be_visible()
    page.emulate_media(media="print")
    expect(sheet).to_be_hidden()
    page.emulate_media(media="screen")
    sheet.locator("summary").click()
    page.emulate_media(media="print")
    expect(sheet.get_by_text("Which of these do I want to keep open, and why?")).to_be_visible()
    expect(sheet.get_by_role("button")).to_be_hidden()
