"""The rule reference: a page for each rule, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from generator.checks.change_rules import EVERY_RULE
from generator.checks.rule import manual_of
from generator.model.findings import Rule
from generator.pages.drafts import Draft
from generator.pages.page import Crumb, Page
from generator.pages.render.templates import Templates
from generator.pages.view import View

SECTION = "rules"


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the list of rules and a page for each."""
    yield Draft(f"{SECTION}/", partial(_list, view, templates), SECTION)
    for rule in EVERY_RULE:
        yield Draft(_path(rule), partial(_page, view, templates, rule), SECTION)


def _path(rule: Rule) -> str:
    return f"{SECTION}/{rule.code}/"


def _list(view: View, templates: Templates) -> Page:
    words = view.words
    rules = sorted(EVERY_RULE, key=lambda rule: (words[f"family_{rule.code[0]}"], rule.code))
    families = [
        (words[f"family_{letter}"], tuple(members)) for letter, members in groupby(rules, lambda rule: rule.code[0])
    ]
    return templates.page(
        "rules.html",
        f"{SECTION}/",
        words["rules_title"],
        {"families": families},
        _above(view),
        description=words["rules_lead"],
    )


def _page(view: View, templates: Templates, rule: Rule) -> Page:
    words = view.words
    return templates.page(
        "rule.html",
        _path(rule),
        f"{rule.code}: {rule.title}",
        # How unclear points are decided; the manual of a rule begins with its code and name.
        {"rule": rule, "decisions": manual_of(rule).split("\n\n")[1:]},
        _above(view),
        Crumb(words["rules_title"], f"{SECTION}/"),
        description=rule.meaning,
    )


def _above(view: View) -> Crumb:
    return Crumb(view.words["tab_data"], "data/")
