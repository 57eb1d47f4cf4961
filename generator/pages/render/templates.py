"""Templates that escape everything they are given, and the headings they make."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from generator.model.entities import Entity, Organization
from generator.pages.page import Heading, href
from generator.pages.render import format as form
from generator.pages.render.environment import escaped, templates_in
from generator.pages.render.icons import icon
from generator.pages.render.links import link_out
from generator.pages.view import View, asks, is_condition, path_of


@dataclass(slots=True)
class _Contents:
    """Collects the headings of one page while its template runs, so that both always agree."""

    headings: list[Heading] = field(default_factory=list)

    def add(self, anchor: str, text: str, level: int = 2) -> Markup:
        """Return the heading as markup, and remember it for "On this page"."""
        self.headings.append(Heading(anchor, text, level))
        # Not Markup.format, which takes longer than all the rest of a heading.
        return Markup(f'<h{level} id="{escaped(anchor)}">{escaped(text)}</h{level}>')  # noqa: S704


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a template made: safe HTML, and its headings in order."""

    body: str
    contents: tuple[Heading, ...]


class _Links:
    """The links of pages that stand equally deep in the site."""

    def __init__(self, view: View, depth: int) -> None:
        self._view, self._page = view, "/" * depth
        # With what each link leads to, so that its number is not given to something else.
        self._made: dict[int, tuple[Entity, Markup]] = {}

    def to(self, path: str) -> str:
        """Return the relative link to the page or file at `path`."""
        return href(self._page, path)

    def link(self, entity: Entity) -> Markup:
        """Return the link to the page of `entity`. The last ones are kept, for pages nearby have the same."""
        known = self._made.get(id(entity))
        if known is not None:
            return known[1]
        if len(self._made) >= _KEPT:
            self._made.clear()
        address, name = self.to(path_of(entity)), self._view.say(entity.name)
        made = Markup(f'<a href="{escaped(address)}">{escaped(name)}</a>')  # noqa: S704  # as above
        self._made[id(entity)] = entity, made
        return made

    def linked(self, entities: Iterable[Entity]) -> Markup:
        """Return the links to the pages of `entities` in a row."""
        return _COMMA.join(map(self.link, entities))


TEMPLATE_FOLDERS = ("kinds", "parts", "finder", "start", "compare")
"""Where templates stand, each beside the module that fills it; no two bear the same name."""
_COMMA = Markup(", ")
_DEPTHS = range(4)
_KEPT = 4096


class Templates:
    """The templates for readers of one language."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._by_depth: dict[int, Environment] = {}

    def _at(self, depth: int) -> Environment:
        """Return the templates of pages `depth` folders below the home page: their links are the same."""
        if depth not in self._by_depth:
            self._by_depth[depth] = _environment(self._view, _Links(self._view, depth))
        return self._by_depth[depth]

    def compile(self) -> None:
        """Read every template, so that copies of this process need not."""
        for templates in map(self._at, _DEPTHS):
            for name in templates.list_templates(extensions=["html"]):
                templates.get_template(name)

    def render(self, template: str, path: str, **values: Any) -> Rendered:
        """Return what `template` makes of `values` for the page at `path`."""
        contents = _Contents()
        loaded = self._at(path.count("/")).get_template(template)
        body = loaded.render(heading=contents.add, **values)
        return Rendered(_BLANK_LINES.sub("\n", body), tuple(contents.headings))


def _environment(view: View, links: _Links) -> Environment:
    words = view.words
    environment = templates_in("generator.pages", TEMPLATE_FOLDERS, words)
    environment.globals.update(
        view=view,
        graph=view.graph,
        path_of=path_of,
        to=links.to,
        link=links.link,
        linked=links.linked,
        icon=icon,
        pay=partial(form.pay, words=words),
        Organization=Organization,
    )
    environment.filters.update(
        say=view.say,
        number=form.number,
        dollars=form.dollars,
        day=form.day,
        month=form.month,
        link_out=link_out,
        grades=partial(form.grades, words=words),
        credits=partial(form.credit_parts, words=words),
        cost=partial(form.cost, words=words),
        level=view.level_name,
    )
    environment.tests["asking"] = asks
    environment.tests["condition"] = is_condition
    return environment


_BLANK_LINES = re.compile(r"\n\s*\n+")
