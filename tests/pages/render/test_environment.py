"""Templates escape what they are given, and an attribute or word that is not there is an error, not a blank."""

from __future__ import annotations

import pytest
from jinja2 import Environment, UndefinedError
from markupsafe import Markup

from generator.pages.page import Crumb
from generator.pages.render.environment import CompiledTemplates, script_data, templates_in
from generator.pages.render.templates import Templates
from generator.pages.render.words import words_in
from generator.pages.view import View
from tests.demonstration import DAY, graph

WORDS = words_in("en")
TEMPLATES = templates_in("generator.pages")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("R&D <b>", "R&amp;D &lt;b&gt;"),
        ('"it\'s"', "&#34;it&#39;s&#34;"),
        ("plain", "plain"),
        (Markup("<b>"), "<b>"),
        (12, "12"),
    ],
)
def test_a_value_is_escaped_unless_it_is_markup(value: object, shown: str) -> None:
    assert TEMPLATES.from_string("{{ value }}").render(value=value) == shown


@pytest.mark.parametrize(("source", "missing"), [("{{ crumb.titel }}", "titel"), ("{{ crumbs.title }}", "crumbs")])
def test_what_is_not_there_is_an_error(source: str, missing: str) -> None:
    with pytest.raises(UndefinedError, match=missing):
        TEMPLATES.from_string(source).render(crumb=Crumb("Mesa", ""))


def test_a_macro_is_called_with_what_it_is_given() -> None:
    row = "{% macro row(name, mark='-') %}<li>{{ mark }}{{ name }}</li>{% endmacro %}"
    source = row + "{{ row('<') }}{{ row('b', mark='+') }}"
    assert TEMPLATES.from_string(source).render() == "<li>-&lt;</li><li>+b</li>"


def test_words_are_written_as_attributes() -> None:
    source = "{{ w.email }}: {{ w.count('count_year', 2) }}"
    assert TEMPLATES.from_string(source).render(w=WORDS) == f"{WORDS['email']}: 2 {WORDS['count_year_many']}"


def test_no_word_hides_what_words_can_do() -> None:
    assert not set(WORDS) & set(dir(type(WORDS)))


def test_words_that_nobody_wrote_are_an_error() -> None:
    with pytest.raises(UndefinedError, match="no_such_words"):
        TEMPLATES.from_string("{{ w.no_such_words }}").render(w=WORDS)


def test_json_in_a_script_cannot_end_it() -> None:
    assert script_data('{"a": "</script>&"}') == '{"a": "\\u003c/script\\u003e\\u0026"}'


def test_what_was_compiled_once_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = CompiledTemplates()
    first = templates_in("generator.pages", "federation", compiled=compiled).get_template("federation.html")

    def compile_again(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Environment, "compile", compile_again)
    again = templates_in("generator.pages", "federation", compiled=compiled).get_template("federation.html")
    assert again.name == first.name
    with pytest.raises(AssertionError):
        templates_in("generator.pages", "federation").get_template("federation.html")


def test_the_words_of_a_language_stay_its_own() -> None:
    for language in ("en", "es", "en"):
        view = View(graph(), words_in(language), DAY)
        entity = next(iter(graph().catalog.pathways.values()))
        moved = Templates(view).render("moved.html", "x/", entity=entity).body
        assert f"<p>{words_in(language)['moved_to']} " in moved
