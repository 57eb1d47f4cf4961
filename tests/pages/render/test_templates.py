"""One set of templates serves pages at any depth: the way up is put into their links last."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment, UndefinedError
from markupsafe import escape

from generator.catalog.read import read_text
from generator.pages.page import href
from generator.pages.render.environment import templates_in
from generator.pages.render.templates import TO_HOME, TO_ROOT, WordsInPlace, link_to, with_links
from generator.pages.render.words import words_in

WORDS = words_in("en")


def _templates(source: str) -> Environment:
    templates = templates_in("generator.pages")
    templates.loader = DictLoader({"a.html": source})
    templates.globals["w"] = WORDS
    templates.add_extension(WordsInPlace)
    return templates


SPECIAL = [key for key, words in WORDS.items() if escape(words) != words and key.isidentifier()]


@pytest.mark.parametrize("key", [*SPECIAL[:5], "email"])
def test_words_of_the_interface_are_escaped_where_they_are_written_into_a_template(key: str) -> None:
    source = f"{{{{ w.{key} }}}} w.{key} {{{{ w['{key}'] }}}} {{{{ w.count('count_year', 2) }}}}"
    shown = f"{escape(WORDS[key])} w.{key} {escape(WORDS[key])} 2 {WORDS['count_year_many']}"
    assert _templates(source).get_template("a.html").render() == shown


def test_words_that_are_not_in_the_table_stay_an_error() -> None:
    with pytest.raises(UndefinedError, match="no_such_words"):
        _templates("{{ w.no_such_words }}").get_template("a.html").render()


@pytest.mark.parametrize("page", ["", "find/", "courses/aspen-ridge/", "courses/aspen-ridge/welding-1/"])
@pytest.mark.parametrize("target", ["", "find/", "careers/welder/#wages"])
def test_a_link_written_without_a_page_becomes_the_link_of_that_page(page: str, target: str) -> None:
    assert with_links(page, f'<a href="{link_to(target)}">') == f'<a href="{href(page, target)}">'


@pytest.mark.parametrize("mark", [TO_HOME, TO_ROOT])
def test_no_text_of_a_catalog_can_hold_what_stands_for_the_way_up(mark: str) -> None:
    written = (mark, f"\\x{ord(mark):02x}", f"\\u{ord(mark):04x}", f"\\U{ord(mark):08x}")
    assert [read_text("a.yaml", f'name: "a{one}b"\n')[0] for one in written] == [None] * 4
