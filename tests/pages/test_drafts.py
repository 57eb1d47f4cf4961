"""Pages and files that rest on the same answers are made one after the other, and the answers are then forgotten."""

from __future__ import annotations

from generator.pages.drafts import Batch, Draft, together
from generator.pages.memory import kept, kept_about_one
from generator.pages.page import Page


def draft(path: str, about: str = "") -> Draft:
    return Draft(path, lambda: Page(path, path, ""), about=about)


def test_what_is_about_a_page_is_made_with_it() -> None:
    page, start, other = draft("pathways/a/"), draft("start/a/", "pathways/a/"), draft("pathways/b/")
    picture = Batch("pathways/a/card.png", lambda: (), about="pathways/a/")
    assert together([other, start, picture, page]) == [[page, picture, start], [other]]


class Asked:
    """Something that remembers answers, as a view does."""

    def __init__(self) -> None:
        self.answers: dict[object, object] = {}
        self.asked: list[str] = []


@kept
def about_all(view: Asked) -> int:
    view.asked.append("all")
    return len(view.asked)


@kept_about_one
def about_one(view: Asked, pathway: str) -> str:
    view.asked.append(pathway)
    return pathway.upper()


def test_an_answer_about_the_site_is_worked_out_once_for_each_view() -> None:
    one, other = Asked(), Asked()
    assert [about_all(one), about_all(one), about_all(other)] == [1, 1, 1]
    assert one.asked == other.asked == ["all"]


def test_an_answer_about_a_pathway_is_kept_until_another_is_asked_about() -> None:
    view = Asked()
    assert [about_one(view, pathway) for pathway in "aabba"] == ["A", "A", "B", "B", "A"]
    assert view.asked == ["a", "b", "a"]
