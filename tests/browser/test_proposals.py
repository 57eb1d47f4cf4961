"""What goes beyond one file: new things that go along, and a proposal made by GitHub's own interface."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route, expect

from generator.catalog.yaml.reader import read_document
from tests.browser.test_editor import COURSE, PATHWAY, form, opened
from tests.demonstration import CATALOG
from tests.web import Published

__all__ = ["form"]

TOKEN = "github_pat_for_this_test"
API = "https://api.github.com/repos/example/pathway-catalog"
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "*, Authorization, Content-Type, X-GitHub-Api-Version",
    "Access-Control-Allow-Methods": "*",
    "Access-Control-Expose-Headers": "*",
}

Answer = tuple[int, object]


class GitHub:
    """GitHub as far as a proposal needs it. `instead` are other answers, by method and the end of the address."""

    def __init__(self, instead: dict[str, Answer] | None = None) -> None:
        self.instead = instead or {}
        self.asked: list[tuple[str, str, Any]] = []
        self.tokens: set[str | None] = set()

    def __call__(self, route: Route) -> None:
        request = route.request
        if request.method == "OPTIONS":
            route.fulfill(status=204, headers=CORS)
            return
        path = request.url.removeprefix(API).partition("?")[0]
        self.tokens.add(request.header_value("authorization"))
        self.asked.append((request.method, path, request.post_data_json if request.method == "POST" else None))
        asked = f"{request.method} {path}"
        status, answer = next((one for end, one in self.instead.items() if asked.startswith(end)), (200, None))
        if answer is None and status == 200:
            status, answer = self.usual(asked)
        body = answer if isinstance(answer, str) else json.dumps(answer)
        headers = CORS | ({"X-RateLimit-Remaining": "0"} if answer == "too often" else {})
        route.fulfill(status=status, body=body, headers=headers)

    def usual(self, asked: str) -> Answer:
        match asked.split("/", 2):
            case ["GET ", "contents", path]:
                file = CATALOG.parent / path
                return (200, file.read_text(encoding="utf-8")) if file.is_file() else (404, {})
            case ["GET ", "git", "ref/heads/main"]:
                return 200, {"object": {"sha": "a" * 40}}
            case ["GET ", "git", _]:
                return 200, {"tree": {"sha": "b" * 40}}
            case ["POST ", "git", "trees"]:
                return 201, {"sha": "c" * 40}
            case ["POST ", "git", "commits"]:
                return 201, {"sha": "d" * 40}
            case ["POST ", "git", "refs"]:
                return 201, {}
            case ["POST ", "pulls"]:
                return 201, {"number": 7, "html_url": "https://evil.example/"}
        raise AssertionError(asked)

    def posted(self, path: str) -> Any:
        return next(body for method, asked, body in self.asked if (method, asked) == ("POST", path))


def propose(page: Page, github: Callable[[Route], None]) -> None:
    page.route(f"{API}/**", github)
    page.get_by_label("Token", exact=True).fill(TOKEN)
    page.get_by_role("button", name="Propose it", exact=True).click()


def test_a_new_course_begun_in_a_plan_goes_along_in_one_proposal(form: Page, published: Published) -> None:
    opened(form, published, f"file=catalog/{PATHWAY}")
    search = form.get_by_label("Add to Grade 10, by name")
    search.fill("Robot Welding")
    search.press("ArrowDown")
    expect(form.locator("[role=option][aria-selected=true]")).to_contain_text("New Course: “Robot Welding”")
    search.press("Enter")
    expect(form.locator(".edit-status")).to_contain_text("things have to be corrected")
    also = form.locator(".edit-also")
    expect(also.get_by_role("heading", level=2)).to_have_text("Also new: Course “Robot Welding”")
    # The draft holds both.
    form.reload()
    also.get_by_role("group", name="Description").get_by_label("English").fill("Students program a welding robot.")
    also.get_by_label("Subject").select_option("Career and technical")
    expect(form.locator(".edit-status")).to_contain_text("Nothing is wrong")
    expect(form.locator(".edit-changes li", has_text="Plan, Grade 10: after: Robot Welding")).to_have_count(1)
    expect(form.get_by_role("heading", level=3)).to_have_text(
        ["Robot Welding", "Welding and fabrication", "1 of 2: Robot Welding", "2 of 2: Welding and fabrication"]
    )
    github = GitHub()
    form.locator("summary", has_text="Propose it from here with a token").click()
    propose(form, github)
    link = form.get_by_role("link", name="See the proposal")
    expect(link).to_have_attribute("href", "https://github.com/example/pathway-catalog/pull/7")
    files = {one["path"]: one["content"] for one in github.posted("/git/trees")["tree"]}
    pathway, course = f"catalog/{PATHWAY}", "catalog/granite-gap-tech/courses/robot-welding.yaml"
    assert set(files) == {pathway, course}
    assert read_document(files[course]).value == {
        "name": "Robot Welding",
        "description": "Students program a welding robot.",
        "subject": "cte",
    }
    old = (CATALOG / PATHWAY).read_text(encoding="utf-8").splitlines()
    assert [line for line in files[pathway].splitlines() if line not in old] == ["    - course: robot-welding"]
    assert github.posted("/git/commits")["parents"] == ["a" * 40]
    assert github.posted("/git/refs") == {"ref": f"refs/heads/form-{'d' * 12}", "sha": "d" * 40}
    assert github.posted("/pulls")["title"] == "Change Welding and fabrication"
    assert github.tokens == {f"Bearer {TOKEN}"}
    assert TOKEN not in form.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert form.evaluate("Object.keys(localStorage).filter((one) => one.includes('pathways-edit'))") == []


def test_something_new_that_is_left_out_leaves_a_place_to_mend(form: Page, published: Published) -> None:
    opened(form, published, f"file=catalog/{COURSE}")
    needed = form.get_by_role("group", name="Prerequisites")
    needed.get_by_role("combobox", name="Add by name").fill("Robot Welding")
    form.get_by_role("option", name="New Course").click()
    form.get_by_role("button", name="Leave it out: Robot Welding").click()
    expect(form.locator(".edit-also")).to_have_count(0)
    problem = form.locator(".edit-problem p", has_text="Nothing of this kind is called “robot-welding”.")
    problem.get_by_role("button", name="New Course: “Robot welding”").click()
    expect(form.locator(".edit-also")).to_have_count(1)
    expect(problem).to_have_count(0)


def test_what_was_proposed_first_and_is_in_the_catalog_by_now_is_not_begun_again(
    form: Page, published: Published
) -> None:
    opened(form, published, f"file=catalog/{COURSE}")
    text = (CATALOG / COURSE).read_text(encoding="utf-8")
    value = {**_group(read_document(text).value), "code": "WEL 1011"}
    more = [{"kind": "course", "slug": slug, "value": {"name": slug}} for slug in ("wel-1020", "wel-9999")]
    draft = json.dumps({"base": text, "value": value, "more": more})
    key = f"{urlsplit(published.address).path}.pathways-edit:{COURSE}"
    form.evaluate("([key, draft]) => localStorage.setItem(key, draft)", [key, draft])
    form.reload()
    expect(form.locator(".edit-also h2")).to_have_text(["Also new: Course “wel-9999”"])
    expect(form.get_by_role("textbox", name="Code")).to_have_value("WEL 1011")


def _group(value: object) -> dict[str, Any]:
    assert isinstance(value, dict)
    return value


REFUSALS: dict[str, tuple[dict[str, Answer], str]] = {
    "a token that is wrong": ({"GET /git/ref": (401, {})}, "GitHub does not accept this token."),
    "a token for another repository": ({"GET /git/ref": (404, {})}, "does not see the repository or its branch."),
    "a token that may only read": ({"POST /git/trees": (403, {})}, "This token may not do that."),
    "too many questions": ({"GET /git/commits": (403, "too often")}, "Wait some minutes"),
    "trouble at GitHub": ({"POST /git/refs": (502, {})}, "GitHub has trouble at the moment."),
    "a rule of the repository": ({"POST /git/refs": (422, {})}, "GitHub refuses it (state 422)."),
    "a file that changed meanwhile": ({"GET /contents": (200, "name: Other\n")}, f"catalog/{COURSE} has changed"),
    "an answer that is none": ({"POST /git/trees": (201, "<html>")}, "GitHub’s answer is not understood."),
    "no pull request": ({"POST /pulls": (422, {})}, f"in the branch form-{'d' * 12}, but no pull request"),
}


def test_what_github_refuses_is_a_sentence_and_the_draft_stays(form: Page, published: Published) -> None:
    opened(form, published, f"file=catalog/{COURSE}")
    form.get_by_role("textbox", name="Code").fill("WEL 1011")
    form.locator("summary", has_text="Propose it from here with a token").click()
    for instead, sentence in REFUSALS.values():
        form.unroute_all()
        propose(form, GitHub(instead))
        expect(form.locator(".edit-answer")).to_contain_text(sentence)
        by_hand = form.get_by_role("link", name="Open the pull request by hand")
        expect(by_hand).to_have_count(1 if "POST /pulls" in instead else 0)
    form.unroute_all()
    propose(form, lambda route: route.abort())
    expect(form.locator(".edit-answer")).to_have_text("GitHub does not answer. Check your connection and try again.")
    form.get_by_label("Token", exact=True).fill("två ord")
    form.get_by_role("button", name="Propose it", exact=True).click()
    expect(form.locator(".edit-answer")).to_contain_text("GitHub does not accept this token.")
    assert form.evaluate("Object.keys(localStorage).filter((one) => one.includes('pathways-edit')).length") == 1
