"""The rule reference: a page for each rule, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.checks.rule import manual_of
from generator.diff.rules import EVERY_RULE
from generator.model.findings import Rule
from generator.pages.page import Crumb, Page
from generator.pages.render import Templates
from generator.pages.view import View

SECTION = "rules"


def pages(view: View, templates: Templates) -> Iterator[Page]:
    """Yield the list of rules and a page for each."""
    words = view.words
    crumbs = (Crumb(words["home"], ""), Crumb(words["rules_title"], f"{SECTION}/"))
    rules = sorted(EVERY_RULE, key=lambda rule: (words[f"family_{rule.code[0]}"], rule.code))
    families = [
        (words[f"family_{letter}"], tuple(members)) for letter, members in groupby(rules, lambda rule: rule.code[0])
    ]
    made = templates.render("rules.html", f"{SECTION}/", families=families)
    yield Page(
        path=f"{SECTION}/",
        title=words["rules_title"],
        body=made.body,
        section=SECTION,
        description=words["rules_lead"],
        contents=made.contents,
        breadcrumbs=crumbs[:1],
        kind=words["kind_rule_many"],
        search_text=words["rules_lead"],
    )
    for rule in rules:
        path = f"{SECTION}/{rule.code}/"
        made = templates.render("rule.html", path, rule=rule, decisions=_decisions(rule))
        yield Page(
            path=path,
            title=f"{rule.code}: {rule.title}",
            body=made.body,
            section=SECTION,
            description=rule.meaning,
            contents=made.contents,
            breadcrumbs=crumbs,
            kind=words["kind_rule"],
            search_text=f"{rule.code} {rule.name} {rule.meaning} {rule.why} {rule.fix}",
        )


def _decisions(rule: Rule) -> tuple[str, ...]:
    """Return how `rule` decides unclear points, by paragraph; its manual begins with its code and name."""
    return tuple(manual_of(rule).split("\n\n")[1:])
