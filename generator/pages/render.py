"""Templates that escape everything they are given, and the headings they make."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from generator.model.entities import Entity, Organization
from generator.pages import format as form
from generator.pages.icons import icon
from generator.pages.page import Heading, href
from generator.pages.view import View, asks, path_of


@dataclass(slots=True)
class _Contents:
    """Collects the headings of one page while its template runs, so that both always agree."""

    headings: list[Heading] = field(default_factory=list)

    def add(self, anchor: str, text: str, level: int = 2) -> Markup:
        """Return the heading as markup, and remember it for "On this page"."""
        self.headings.append(Heading(anchor, text, level))
        # Not Markup.format, which takes longer than all the rest of a heading.
        return Markup(f'<h{level} id="{escape(anchor)}">{escape(text)}</h{level}>')  # noqa: S704


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a template made: safe HTML, and its headings in order."""

    body: str
    contents: tuple[Heading, ...]


class _Compiled(BytecodeCache):
    """What Jinja made of each template, for all who render in this process: compiling takes longer than a page."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_compiled = _Compiled()


class Templates:
    """The templates for readers of one language."""

    def __init__(self, view: View) -> None:
        words = view.words
        self._environment = Environment(
            loader=PackageLoader("generator.pages", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=_compiled,
            auto_reload=False,
        )
        self._environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
        self._environment.globals.update(
            view=view, graph=view.graph, w=words, path_of=path_of, Organization=Organization
        )
        self._environment.filters.update(
            say=view.say,
            number=form.number,
            dollars=form.dollars,
            day=form.day,
            month=form.month,
            host=form.host,
            grades=partial(form.grades, words=words),
            credits=partial(form.credit_parts, words=words),
            cost=partial(form.cost, words=words),
            level=view.level_name,
        )
        self._environment.globals["icon"] = icon
        self._environment.globals["pay"] = partial(form.pay, words=words)
        self._environment.tests["asking"] = asks

    def compile(self) -> None:
        """Read every template, so that copies of this process need not."""
        for name in self._environment.list_templates():
            self._environment.get_template(name)

    def render(self, template: str, path: str, **values: Any) -> Rendered:
        """Return what `template` makes of `values` for the page at `path`."""
        contents = _Contents()
        loaded = self._environment.get_template(template)
        body = loaded.render(to=partial(href, path), heading=contents.add, **values)
        return Rendered(_BLANK_LINES.sub("\n", body), tuple(contents.headings))


_BLANK_LINES = re.compile(r"\n\s*\n+")


def anchor_of(entity: Entity) -> str:
    """Return an id for a part of a page that is about `entity`."""
    return str(escape(entity.id.replace("/", "-")))
