"""Answers that several pages share, kept by the view that was asked and gone with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from generator.pages.view import View

R = TypeVar("R")


def kept(ask: Callable[[View], R]) -> Callable[[View], R]:
    """Let a view keep the answer to a question about the whole site."""

    @wraps(ask)
    def answer(view: View) -> R:
        if ask not in view.answers:
            view.answers[ask] = ask(view)
        made: R = view.answers[ask]
        return made

    return answer


def kept_for_all(ask: Callable[[View], R]) -> Callable[[View], R]:
    """Let the views of one graph in every language keep the answer to a question that no word is part of."""

    @wraps(ask)
    def answer(view: View) -> R:
        if ask not in view.reaches.answers:
            view.reaches.answers[ask] = ask(view)
        made: R = view.reaches.answers[ask]
        return made

    return answer


def kept_about_one(ask: Callable[[View, str], R]) -> Callable[[View, str], R]:
    """Let a view keep the answer about one pathway, until it is asked about another.

    The pages and files of a pathway are made together (`Draft.about`), so one answer is enough for all of them; those
    about ten thousand pathways would fill more memory than the catalog.
    """

    @wraps(ask)
    def answer(view: View, pathway_id: str) -> R:
        if view.answers.get(ask, ("",))[0] != pathway_id:
            view.answers[ask] = pathway_id, ask(view, pathway_id)
        made: R = view.answers[ask][1]
        return made

    return answer
