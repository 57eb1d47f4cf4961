"""Templates escape what they are given, and an attribute or word that is not there is an error, not a blank."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from generator.pages.page import Crumb
from generator.pages.render.environment import escaped, script_data, templates_in
from generator.pages.render.templates import TEMPLATE_FOLDERS
from generator.pages.render.words import words_in

WORDS = words_in("en")
TEMPLATES = templates_in("generator.pages", TEMPLATE_FOLDERS, WORDS)


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
    assert escaped(value) == shown
    assert TEMPLATES.from_string("{{ value }}").render(value=value) == shown


def test_attributes_and_calls_are_those_of_python() -> None:
    template = TEMPLATES.from_string("{{ crumb.title.replace('a', 'o') }}{{ plus(1, more=2) }}")
    assert template.render(crumb=Crumb("Mesa", ""), plus=lambda one, more: one + more) == "Meso3"


def test_an_attribute_that_is_not_there_is_an_error() -> None:
    with pytest.raises(AttributeError, match="titel"):
        TEMPLATES.from_string("{{ crumb.titel }}").render(crumb=Crumb("Mesa", ""))
    with pytest.raises(UndefinedError, match="crumb"):
        TEMPLATES.from_string("{{ crumb.title }}").render()


def test_a_macro_is_called_with_what_it_is_given() -> None:
    row = "{% macro row(name, mark='-') %}<li>{{ mark }}{{ name }}</li>{% endmacro %}"
    source = row + "{{ row('<') }}{{ row('b', mark='+') }}"
    assert TEMPLATES.from_string(source).render() == "<li>-&lt;</li><li>+b</li>"


def test_words_are_set_into_a_template_when_it_is_compiled() -> None:
    source = "{{ w.email }}: {{ w.count('count_year', 2) }}"
    assert WORDS["email"] in TEMPLATES.compile(source, raw=True)
    assert TEMPLATES.from_string(source).render() == f"{WORDS['email']}: 2 {WORDS['count_year_many']}"


def test_words_that_nobody_wrote_are_an_error() -> None:
    with pytest.raises(AttributeError, match="no_such_words"):
        TEMPLATES.from_string("{{ w.no_such_words }}").render()


def test_json_in_a_script_cannot_end_it() -> None:
    assert script_data('{"a": "</script>&"}') == '{"a": "\\u003c/script\\u003e\\u0026"}'
