"""One function writes every link that leads out of the site, and writes none that is not safe to follow."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import generator
from generator.pages.render.links import link_out
from tests.catalog.test_addresses import UNSAFE

_HREF = re.compile(r"href\s*=\s*[\"']?((?:\{\{.*?\}\}|[^\"'>\s{])*)")
# Inside the site: relative addresses that the site makes itself, never a value of a catalog.
_OWN = re.compile(r"\{\{ (to\(|to_first\(|href\(|[^}]*\| url \}\})|#")
_OWN_VALUES = {
    "{{ step.box.href }}": "the address of a page, made by the captions of the drawing",
    "{{ item.box.href }}": "the same",
    "{{ form }}": "the address of the form, made by the proposals",
    "{{ frame.address }}{{ page.path }}": "the canonical address, from the settings of the site",
    "{{ frame.address }}{{ page.oembed }}": "the address of what tells programs of the page for frames",
    "{{ site }}": "an address that the person who runs the command gave, and the command looked at",
    "{{ style }}": "a style beside the page",
    "{{ published }}find/": "the finder of the published site, as code to copy",
    "{{ frame.address }}{{ page.moved_to }}": "the canonical address of a page that moved",
    "{{ frame.root }}{{ page.path }}": "the address of the page in the first language",
    "{{ frame.root }}{{ one.site.folder }}{{ page.path }}": "the address of the page in another language",
    '{{ "../" if frame.folder }}{{ href(page.path, file) }}': "a file that all languages share",
    "{{ one.href }}": "the way to another language, made by the frame",
}
_TEMPLATES = sorted(Path(generator.__file__).parent.rglob("*.html"))


def test_a_web_page_shows_its_host() -> None:
    made = link_out("https://www.mesa-college.example.org/a?b=c&d", rel="external")
    expected = (
        '<a href="https://www.mesa-college.example.org/a?b=c&amp;d" rel="external">mesa-college.example.org</a>'
    )
    assert made == expected


def test_other_words_may_be_shown() -> None:
    assert link_out("https://example.org/", "A <b> & c") == '<a href="https://example.org/">A &lt;b&gt; &amp; c</a>'


@pytest.mark.parametrize("address", UNSAFE)
def test_an_unsafe_address_is_text(address: str) -> None:
    made = link_out(address)
    assert "<" not in made
    assert made.unescape() == address
    assert link_out(address, "A document") == "A document"


def test_an_e_mail_address_is_quoted() -> None:
    assert (
        link_out("a&b@example.org", scheme="mailto") == '<a href="mailto:a%26b@example.org">a&amp;b@example.org</a>'
    )
    assert 'href="mailto:x%3Fbcc%3Dall@example.org"' in link_out("x?bcc=all@example.org", scheme="mailto")


@pytest.mark.parametrize(
    ("number", "dialed"),
    [
        ("(970) 555 0142", "tel:+19705550142"),
        ("1-970-555-0142", "tel:+19705550142"),
        ("970-555-0142 ext. 4", "tel:+19705550142;ext=4"),
        ("970.555.0142, extension 4", "tel:+19705550142;ext=4"),
        ("970-555-0142x12", "tel:+19705550142;ext=12"),
        ("+44 20 7946 0018", "tel:+442079460018"),
    ],
)
def test_a_phone_number_can_be_dialed_from_anywhere_with_its_extension(number: str, dialed: str) -> None:
    assert link_out(number, scheme="tel") == f'<a href="{dialed}">{number}</a>'


@pytest.mark.parametrize(
    "words", ["ask at the desk", "room 12", "data:text/html,alert(1)", "+", "x4", "9705550142\n"]
)
def test_what_is_no_number_is_no_link_to_a_phone(words: str) -> None:
    assert link_out(words, scheme="tel") == words


@pytest.mark.parametrize("scheme", ["javascript", "http", "", "data"])
def test_no_other_scheme_makes_a_link(scheme: str) -> None:
    assert link_out("//example.org", scheme=scheme) == "//example.org"


def filled_links(template: Path) -> list[str]:
    """Return what a template writes into the addresses of its links, where it fills anything in."""
    return [one for one in _HREF.findall(template.read_text(encoding="utf-8")) if "{" in one]


@pytest.mark.parametrize("template", _TEMPLATES, ids=lambda path: path.name)
def test_no_template_writes_an_address_of_a_catalog_into_a_link_itself(template: Path) -> None:
    assert [one for one in filled_links(template) if not _OWN.match(one) and one not in _OWN_VALUES] == []


def test_the_exceptions_are_all_in_use() -> None:
    assert set(_OWN_VALUES) <= {one for template in _TEMPLATES for one in filled_links(template)}


def test_an_email_may_begin_with_a_subject_and_a_message_and_nothing_in_them_adds_a_field() -> None:
    link = link_out("a@example.org", "Write", scheme="mailto", subject="A & B?", message="One\nTwo&cc=b@example.org")
    address = "mailto:a@example.org?subject=A%20%26%20B%3F&amp;body=One%0D%0ATwo%26cc%3Db%40example.org"
    assert link == f'<a href="{address}">Write</a>'
