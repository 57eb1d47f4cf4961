"""Which fields hold an address is what their schema says, and only public web pages are safe to follow."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.catalog.addresses import addresses, is_address, unsafe_link
from generator.catalog.load import load
from generator.catalog.schemas import SCHEMA_NAMES, describe, read_schema, schema_files
from generator.model.places import split_pointer
from tests.effort import worked_off
from tests.pages.maximal import write_maximal_catalog

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
    "https://user@example.org": "contains a user name or password",
    "https://user:pass@example.org": "contains a user name or password",
    "https://good.example.org\\@evil.example.com/": "contains a user name or password",
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
    "https://example.org:8443/": "contains a port number",
    "https://example.org:99999/": "cannot be read as a web address",
    "https://[::1/": "cannot be read as a web address",
    "https:///path": "has no host name",
    "https:example.org": "has no host name",
    "//example.org/": "begins with : instead of https:",
    " https://example.org/": "holds a space or a hidden character",
    "https://example.org/a b": "holds a space or a hidden character",
    "https://exam\tple.org/": "holds a space or a hidden character",
    "java\tscript:alert(1)": "holds a space or a hidden character",
    "\x01https://example.org/": "holds a space or a hidden character",
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


def fields_of_type(name: str, word: str) -> Iterator[tuple[str, ...]]:
    """Yield the route to each value that refers to the shared part `word` in a schema, once for each place in it."""
    schema = read_schema(name)
    waiting: list[tuple[tuple[str, ...], Any]] = [((), schema)]
    seen: list[int] = []
    while waiting:
        keys, here = waiting.pop()
        if id(here) in seen:
            continue
        seen.append(id(here))
        reference = here.get("$ref", "").rpartition("/")[2]
        if reference == word:
            yield keys
        elif reference:
            waiting.append((keys, schema["$defs"][reference]))
        waiting += [((*keys, key), below) for key, below in here.get("properties", {}).items()]
        for inner, key in (("items", "0"), ("additionalProperties", "grade-9")):
            if isinstance(here.get(inner), dict):
                waiting.append(((*keys, key), here[inner]))


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_every_mention_of_the_type_in_a_schema_makes_an_address(name: str) -> None:
    found = list(fields_of_type(name, "web_address"))
    assert ("web_page",) in found
    assert all(is_address(name, keys) for keys in found)
    text = next(file for file in schema_files() if file.name == f"{name}.schema.json").read_text(encoding="utf-8")
    assert len(found) == text.count("$defs/web_address")


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_no_other_field_is_an_address_and_none_has_a_pattern_of_its_own(name: str) -> None:
    for key in read_schema(name)["properties"]:
        asked = json.dumps(describe(name, (key,)).get("pattern", ""))
        assert is_address(name, (key,)) == ("A-Za-z0-9+.-]*:" in asked)
    assert not is_address(name, ("name",))
    assert not is_address(name, ("description", "en"))


def test_every_address_of_a_catalog_is_found_with_its_place(tmp_path: Path) -> None:
    catalog = load(write_maximal_catalog(tmp_path)).catalog
    files = {"catalog": catalog.settings.file, **{entity.kind.value: entity.file for entity in catalog.all()}}
    assert {(place.file, split_pointer(place.pointer)) for _, place in addresses(catalog)} == {
        (files[name], keys) for name in SCHEMA_NAMES for keys in fields_of_type(name, "web_address")
    }
