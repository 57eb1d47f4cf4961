"""Pages and files that rest on the same answers are made one after the other, and the answers are then forgotten."""

from __future__ import annotations

from datetime import date

from generator.pages.drafts import Batch, Draft, together
from generator.pages.memory import kept, kept_about_one
from generator.pages.page import Page
from generator.pages.render.words import words_in
from generator.pages.view import View
from tests.insight.small import RING, catalog


def draft(path: str, about: str = "") -> Draft:
    return Draft(path, lambda: Page(path, path, ""), about=about)


def test_what_is_about_a_page_is_made_with_it() -> None:
    page, start, other = draft("pathways/a/"), draft("start/a/", "pathways/a/"), draft("pathways/b/")
    picture = Batch("pathways/a/card.png", lambda: (), about="pathways/a/")
    assert together([other, start, picture, page]) == [[page, picture, start], [other]]


def view() -> View:
    return View(catalog(RING), words_in("en"), date(2026, 11, 1))


def test_an_answer_about_the_site_is_worked_out_once_for_each_view() -> None:
    asked = []

    @kept
    def about_all(view: View) -> int:
        asked.append(view)
        return len(asked)

    one, other = view(), view()
    assert [about_all(one), about_all(one), about_all(other)] == [1, 1, 2]
    assert asked == [one, other]


def test_an_answer_about_a_pathway_is_kept_until_another_is_asked_about() -> None:
    asked = []

    @kept_about_one
    def about_one(_: View, pathway: str) -> str:
        asked.append(pathway)
        return pathway.upper()

    one = view()
    assert [about_one(one, pathway) for pathway in "aabba"] == ["A", "A", "B", "B", "A"]
    assert asked == ["a", "b", "a"]
