"""What texts must not hold: unsafe links, markup, placeholders, private details."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.read import read_text
from generator.catalog.text_checks import check_texts, unsafe_link
from generator.model.findings import Finding
from tests.effort import worked_off

SAFE = (
    "https://www.bls.gov/oes/",
    "HTTPS://Mesa-College.example.ORG/a?b=c#d",
    "https://x.example.org:443/",
    "https://example.org.",
    "https://a.b.co.us/~jane",
)
MACHINE = "points to a single machine or a private network"
LOOKS_ALIKE = "has a host with unusual letters, which can imitate another host"
UNSAFE = {
    "javascript:alert(1)": "begins with javascript: instead of https:",
    "JavaScript:alert(1)": "begins with javascript: instead of https:",
    "data:text/html,<script>alert(1)</script>": "begins with data: instead of https:",
    "vbscript:x": "begins with vbscript: instead of https:",
    "http://example.org": "begins with http: instead of https:",
    "ftp://example.org": "begins with ftp: instead of https:",
    "mailto:jane@example.org": "begins with mailto: instead of https:",
    "https://user@example.org": "holds a user name or password",
    "https://user:pass@example.org": "holds a user name or password",
    "https://good.example.org\\@evil.example.com/": "holds a user name or password",
    "https://good.example.org\\.evil.example.com": LOOKS_ALIKE,
    "https://127.0.0.1/": MACHINE,
    "https://10.1.2.3": MACHINE,
    "https://8.8.8.8/": MACHINE,
    "https://2130706433/": MACHINE,
    "https://0x7f000001/": MACHINE,
    "https://0x7f.1/": MACHINE,
    "https://0177.0.0.1/": MACHINE,
    "https://127.1/": MACHINE,
    "https://[::1]/": MACHINE,
    "https://[2001:db8::1]/": MACHINE,
    "https://localhost/": MACHINE,
    "https://intranet/": MACHINE,
    "https://printer.local/": MACHINE,
    "https://wiki.corp/": MACHINE,
    "https://files.internal./": MACHINE,
    "https://аpple.com/": LOOKS_ALIKE,
    "https://xn--pple-43d.com/": LOOKS_ALIKE,
    "https://exa%6dple.com/": LOOKS_ALIKE,
    "https://a..example.org/": LOOKS_ALIKE,
    "https://example.org:8443/": "names a port",
    "https://example.org:99999/": "cannot be read as a web address",
    "https://[::1/": "cannot be read as a web address",
    "https:///path": "names no host",
    "https:example.org": "names no host",
}


@pytest.mark.parametrize("address", SAFE)
def test_a_public_web_address_is_safe(address: str) -> None:
    assert unsafe_link(address) == ""


@pytest.mark.parametrize("address", UNSAFE)
def test_a_hostile_address_is_refused_with_its_reason(address: str) -> None:
    assert unsafe_link(address) == UNSAFE[address]


@pytest.mark.parametrize("part", ["a", "a."])
def test_the_work_to_judge_an_address_grows_no_faster_than_its_length(part: str) -> None:
    with worked_off():  # half an hour and more, if it grew with the square
        assert unsafe_link(f"https://{part * 1_600_000}!") != ""


def found(field: str, words: object, schema: str = "course") -> list[Finding]:
    """Return what is found in a file whose `field` says `words`."""
    text = yaml.safe_dump({field: words}, allow_unicode=True)
    source, _ = read_text("f.yaml", text)
    assert source is not None
    return list(check_texts(schema, "f.yaml", source.value, text))


def test_an_unsafe_link_is_told_with_its_reason() -> None:
    (finding,) = found("web_page", "http://example.org")
    assert (finding.code, finding.place.pointer) == ("T951", "/web_page")
    assert finding.what == "The address begins with http: instead of https:."


MARKUP = {
    "Make <b>bold</b> welds": "<b>",
    "</title><script>alert(1)</script>": "</title>",
    "Read <!-- hidden --> this": "<!-- hidden -->",
    "See [the page](https://example.org)": "[the page](https://example.org)",
    "![picture](x.png)": "![picture](x.png)",
    "**Important** course": "**Important**",
    "Salt &amp; pepper": "&amp;",
    "{{ config.site_name }}": "{{",
    "{% include 'x' %}": "{%",
    "Run `weld`": "`weld`",
}
PLAIN = (
    "Grades 9 & 10",
    "a < b and c > d",
    "R&D",
    "5 * 3 * 2",
    "AT&T; others",
    "Learn [sic] more",
    "Use (parentheses)",
)


@pytest.mark.parametrize("words", MARKUP)
def test_marks_of_formatting_are_shown_as_they_stand(words: str) -> None:
    (finding,) = found("description", words)
    assert (finding.code, finding.severity.value) == ("T953", "warning")
    assert finding.what == f"Families would see {MARKUP[words]} exactly as it stands here."


@pytest.mark.parametrize("words", PLAIN)
def test_ordinary_signs_are_no_markup(words: str) -> None:
    assert found("description", words) == []


@pytest.mark.parametrize("words", ["“Welding I”", "‘Welding I’", "„Welding I“", '“Welding I"', "‘Welding I'"])
def test_curly_quotes_around_a_text_are_told_in_their_own_words(words: str) -> None:
    (finding,) = found("name", words)
    assert (finding.code, finding.title) == ("T953", "Curly quotes stand around a text")
    assert finding.what == (
        f"Word processors make such quotes. Families would see {words[0]} and {words[-1]} as part of the text."
    )


@pytest.mark.parametrize(
    "words", ["Learn “hot work” safely", "“Hot work” and more", "Don’t wait", "“Hot” and 'cold'"]
)
def test_curly_quotes_inside_a_text_are_left_alone(words: str) -> None:
    assert found("description", words) == []


@pytest.mark.parametrize(
    "written", ['Welding I"', "'Welding I\"'", '"Welding I\\""', '[Welding I", a]', '- Welding I"']
)
def test_a_quote_that_nothing_opens_is_told(written: str) -> None:
    source, _ = read_text("f.yaml", f"keywords:\n  {written}\n")
    assert source is not None
    (finding,) = check_texts("course", "f.yaml", source.value, source.text)
    assert (finding.code, finding.title) == ("T953", "A text ends with a quote that nothing opens")


@pytest.mark.parametrize("words", ['Pipe of 6"', 'Learn what is "hot"', '"Hot" and "cold"', '"'])
def test_quotes_with_a_partner_and_inches_are_left_alone(words: str) -> None:
    assert found("description", words) == []


PRIVATE = {
    "pat.doe@gmail.com": "a private e-mail address",
    "Write to pat@Yahoo.com": "a private e-mail address",
    "Cell: (970) 555-0142": "a private phone number",
    "Call my mobile 970.555.0142": "a private phone number",
    "Student 123-45-6789": "a personal number",
    "Lives at 12 Elm Street, Apt 4": "a home address",
    "12 Elm Street Unit#5": "a home address",
}
PUBLIC = (
    "careers@aspen-ridge.example.org",
    "Call the office at (970) 555-0142",
    "Apt students",
    "SOC 51-4121",
    "Unit 4",
)


@pytest.mark.parametrize("words", PRIVATE)
def test_what_looks_private_is_told(words: str) -> None:
    (finding,) = found("description", words)
    assert (finding.code, finding.title) == ("T954", f"This looks like {PRIVATE[words]}")
    assert finding.fix == "Use the address or phone number of an office."


@pytest.mark.parametrize("words", PUBLIC)
def test_what_belongs_to_an_office_is_not_private(words: str) -> None:
    assert found("description", words) == []


@pytest.mark.parametrize(
    "words",
    ["TBD", "tba", "todo", "To do", "xxx", "N/A", "n/a", "lorem ipsum dolor", "Coming soon", "???", "-", "..."],
)
def test_a_placeholder_is_told(words: str) -> None:
    (finding,) = found("code", words)
    assert (finding.code, finding.title) == ("D106", f'"code" says only "{words}"')


NOTICED = st.sampled_from((*MARKUP, *PRIVATE, 'Weld"', "TBD", "N/A", "...", "?", "", " "))


@given(NOTICED, st.sampled_from(['"', "'", "|", ">", "plain", "\\"]))
def test_the_quick_look_misses_nothing_that_the_close_look_finds(words: str, style: str) -> None:
    if style == "\\":
        text = 'keywords:\n- "' + "".join(f"\\u{ord(letter):04x}" for letter in words) + '"\n'
    else:
        text = yaml.dump({"keywords": [words]}, default_style=None if style == "plain" else style, allow_unicode=True)
    source, _ = read_text("f.yaml", text)
    assert source is not None
    assert list(check_texts("course", "f.yaml", source.value, text)), text
    assert list(check_texts("course", "f.yaml", source.value, "< looks suspicious")) == list(
        check_texts("course", "f.yaml", source.value, text)
    )
