"""Templates that escape everything they are given, and the headings they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.filters import do_truncate
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup, escape

from generator.insight.small_groups import publishable
from generator.model.conditions import Condition
from generator.model.entities import Entity, Organization
from generator.model.texts import Text
from generator.pages.page import Crumb, Heading, Page, href
from generator.pages.parts.remarks import remark_on
from generator.pages.parts.wage_pictures import axis_of, bar_of, scale_of
from generator.pages.render import format as form
from generator.pages.render.environment import CompiledTemplates, templates_in
from generator.pages.render.icons import icon
from generator.pages.render.links import link_out
from generator.pages.view import View, path_of


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a template made: safe HTML, and its headings in order."""

    body: str
    contents: tuple[Heading, ...]


TO_ROOT = "\x01"
TO_HOME = "\x02"
"""Placeholders for the relative part of links, until it is known how deep the page is. The YAML reader refuses both
characters, however they are written, so no text of a catalog contains them."""


ONLY_IN_FIRST = ("gaps", "rules")
"""The sections whose pages are the sentences of checks, which are in one language: pages in another one would say the
same in the same words."""


def link_to(path: str) -> str:
    """Return the link to the page or file at `path`."""
    return f"{TO_ROOT}{path}" if path else TO_HOME


def link_in(view: View, path: str) -> str:
    """Return the link to `path`, out of the folder of the view's language where it has no such page."""
    return link_to(f"../{path}" if is_only_in_first(view, path) else path)


def is_only_in_first(view: View, path: str) -> bool:
    """Say whether the view's language has no such page as `path`, because only the first language has it."""
    return view.is_translation and path.partition("/")[0] in ONLY_IN_FIRST


def with_links(path: str, markup: str) -> str:
    """Return markup with its links as the page at `path` has them (`href`)."""
    return markup.replace(TO_HOME, href(path, "")).replace(TO_ROOT, "../" * path.count("/"))


TEMPLATE_FOLDERS = ("kinds", "parts", "pathway", "finder", "start", "compare", "partners", "editor", "embed")
"""Where templates are, each next to the module that fills it; no two have the same name."""


class Templates:
    """The templates for readers of one language, the same for pages at any depth."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._templates = _environment(view)
        self._home = Crumb(view.words["home"], "")

    def compile(self) -> None:
        """Read every template, so that copies of this process need not."""
        for name in self._templates.list_templates(extensions=["html"]):
            self._templates.get_template(name)

    def render(self, template: str, path: str, **values: Any) -> Rendered:
        """Return what `template` makes of `values` for the page at `path`."""
        contents: list[Heading] = []
        body = self._templates.get_template(template).render(heading=partial(_heading, contents), **values)
        return Rendered(_BLANK_LINES.sub("\n", with_links(path, body)), tuple(contents))

    def page(
        self,
        template: str,
        path: str,
        title: str,
        values: Mapping[str, Any],
        *above: Crumb,
        section: str = "",
        **frame: Any,
    ) -> Page:
        """Return the page at `path`, below home and the pages `above` it, with what `template` makes of `values`.

        Its section is the first part of its path unless another is named; `frame` are further fields of `Page`.
        """
        made = self.render(template, path, title=title, **values)
        frame.setdefault("remark", remark_on(self._view))
        return Page(
            path=path,
            title=title,
            body=made.body,
            section=section or path.partition("/")[0],
            contents=made.contents,
            breadcrumbs=(self._home, *above),
            **frame,
        )


def _heading(contents: list[Heading], anchor: str, text: str, level: int = 2) -> Markup:
    """Return a heading as markup, and add it to the contents of its page, so that both always agree."""
    contents.append(Heading(anchor, text, level))
    # Not Markup.format, which takes longer than all the rest of a heading.
    return Markup(f'<h{level} id="{escape(anchor)}">{escape(text)}</h{level}>')  # noqa: S704  # each part is escaped


class WordsInPlace(Extension):
    """Reads `w.key` in a template as the words themselves, so that Jinja escapes them once and not for each page."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the tokens of a template, with text in place of the three of `w.key`."""
        words: Any = self.environment.globals["w"]
        for token in stream:
            key = stream.look().value if token.test("name:w") and stream.current.test("dot") else None
            if key in words:
                next(stream)
                next(stream)
                token = Token(token.lineno, "string", words[key])
            yield token


@cache
def _compiled_in(_: str) -> CompiledTemplates:
    """Return the templates that were compiled with the words of a language: they are part of them."""
    return CompiledTemplates()


def _environment(view: View) -> Environment:
    words = view.words
    links: dict[str, Markup] = {}

    def lang(text: Text | None) -> Markup:
        tag = view.foreign(text)
        return Markup(f' lang="{escape(tag)}"') if tag else Markup("")  # noqa: S704  # escaped

    def say(text: Text | None, most: int = 0) -> str:
        """Return `text` for the body of a page, cut to about `most` letters, marked if it is in another language."""
        words = do_truncate(environment, view.say(text), most) if most else view.say(text)
        attribute = lang(text)
        return Markup(f"<span{attribute}>{escape(words)}</span>") if attribute else words  # noqa: S704  # escaped

    def link(entity: Entity) -> Markup:
        path = path_of(entity)
        if path not in links:
            address, name = link_to(path), view.say(entity.name)
            links[path] = Markup(f'<a href="{escape(address)}"{lang(entity.name)}>{escape(name)}</a>')  # noqa: S704  # as above
        return links[path]

    def linked(entities: Iterable[Entity]) -> Markup:
        return _COMMA.join(map(link, entities))

    environment = templates_in("generator.pages", *TEMPLATE_FOLDERS, compiled=_compiled_in(view.language))
    environment.globals.update(
        w=words,
        view=view,
        graph=view.graph,
        path_of=path_of,
        to=partial(link_in, view),
        to_first=lambda path: link_to(view.out + path),
        in_first=Markup(f' hreflang="{escape(view.settings.languages[0])}"' if view.is_translation else ""),  # noqa: S704  # escaped
        pay=partial(form.pay, words=words),
        scale_of=scale_of,
        bar_of=bar_of,
        axis_of=partial(axis_of, words=words),
        publishable=partial(publishable, smallest=view.settings.limits.smallest_group),
        Organization=Organization,
    )
    environment.filters.update(
        say=say,
        plain=view.say,
        number=partial(form.number, words=words),
        dollars=partial(form.dollars, words=words),
        day=partial(form.day, words=words),
        month=partial(form.month, words=words),
        icon=icon,
        link=link,
        linked=linked,
        link_out=link_out,
        grades=partial(form.grades, words=words),
        credits=partial(form.credit_parts, words=words),
        cost=partial(form.cost, words=words),
        level=view.level_name,
    )
    environment.tests["condition"] = lambda part: isinstance(part, Condition)
    environment.add_extension(WordsInPlace)
    for shared in (
        "parts",
        "wages",
        "pictures",
        "career_bars",
        "tables",
    ):  # once; imports would be looked up for every page
        environment.globals[shared] = environment.get_template(f"{shared}.html").module
    return environment


_COMMA = Markup(", ")
_BLANK_LINES = re.compile(r"\n\s*\n+")
