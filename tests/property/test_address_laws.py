"""Laws of addresses: a hostile one is told wherever a schema has room for one, and never becomes a live link."""

from __future__ import annotations

import copy
import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.catalog.addresses import unsafe_link
from generator.catalog.decode.entities import decode_entity
from generator.catalog.decode.settings import decode_settings
from generator.catalog.entity_files import entity_file
from generator.catalog.load import load
from generator.catalog.schemas import CATALOG, SCHEMA_NAMES, describe
from generator.catalog.survey import SETTINGS_FILE
from generator.graph.build import build_graph
from generator.model.catalog import Catalog
from generator.model.findings import Finding, Severity
from generator.model.places import join_pointer
from generator.pages.site import make_site
from tests.catalog.test_addresses import UNSAFE, fields_of_type
from tests.laws import examples
from tests.pages.maximal import OWNER, write_maximal_catalog

FIELDS = {
    word: {name: tuple(fields_of_type(name, word)) for name in SCHEMA_NAMES}
    for word in ("web_address", "email_address", "phone_number")
}
HOSTILE = st.one_of(
    st.sampled_from(sorted(UNSAFE)),
    st.sampled_from(
        ["blob:https://example.org/x", "file:///etc/passwd", "view-source:https://example.org", "//a.b/c"]
    ),
    st.builds(
        lambda scheme, code: f"{scheme}:{code}",
        st.sampled_from(["javascript", "JAVASCRIPT", "jAvAsCrIpT", "data", "vbscript", "VbScript"]),
        st.sampled_from(["alert(1)", "//%0aalert(1)", "text/html,<script>alert(1)</script>", "x\"onclick='alert(1)"]),
    ),
    st.builds(
        lambda address, at, gap: address[: at % len(address)] + gap + address[at % len(address) :],
        st.sampled_from(["javascript:alert(1)", "https://example.org/", "https://user@example.org/"]),
        st.integers(0, 30),
        st.sampled_from([" ", "\t", "\n", "\r", "\x00", "\x01", "\x0b", "\x7f", "\u00a0"]),
    ),
)
_SHAPE = re.compile(describe(CATALOG, ("web_page",))["pattern"].replace("$", r"\Z"))
_LINK = re.compile(r"""(?:href|action|src)\s*=\s*["']([^"']*)["']""")


@cache
def maximal() -> Mapping[str, Any]:
    """Return the fields of every file of a catalog in which every field is filled."""
    with tempfile.TemporaryDirectory() as folder:
        catalog = write_maximal_catalog(Path(folder))
        files = sorted(catalog.rglob("*.yaml"))
        return {file.relative_to(catalog).as_posix(): json.loads(file.read_text(encoding="utf-8")) for file in files}


def planted(hostile: str) -> tuple[dict[str, Any], set[tuple[str, str]]]:
    """Return those files with `hostile` as every address and phone number, and the places of the web addresses."""
    files, places = copy.deepcopy(dict(maximal())), set()
    for file, values in files.items():
        for word, fields in FIELDS.items():
            for keys in fields[schema_of(file)]:
                inner = values
                for key in keys[:-1]:
                    inner = inner[int(key) if isinstance(inner, list) else key]
                inner[int(keys[-1]) if isinstance(inner, list) else keys[-1]] = hostile
                if word == "web_address":
                    places.add((file, join_pointer("", *keys)))
    return files, places


def schema_of(file: str) -> str:
    found = entity_file(file)
    return found.kind.value if found else CATALOG


def findings_about(files: Mapping[str, Any]) -> tuple[Finding, ...]:
    with tempfile.TemporaryDirectory() as folder:
        for file, values in files.items():
            (Path(folder) / file).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / file).write_text(json.dumps(values), encoding="utf-8")
        return load(Path(folder)).findings


def documents(files: Mapping[str, Any], findings: tuple[Finding, ...]) -> Iterator[str]:
    """Yield the pages and drawings of a catalog of `files` that nobody has checked."""
    chosen = decode_settings(files[SETTINGS_FILE], SETTINGS_FILE)
    levels = tuple(level.id for level in chosen.levels)
    named = ((entity_file(file), values) for file, values in files.items())
    entities = tuple(decode_entity(one.kind, one.id, one.file, values, levels) for one, values in named if one)
    site = make_site(build_graph(Catalog.of(chosen, entities)), date(2026, 11, 1), findings)
    for draft in site.pages.drafts:
        if not draft.path.startswith(("rules/", "fields/")):
            yield draft.made().body
    for batch in site.assets.batches:
        if OWNER in batch.prefix and "start" not in batch.prefix:
            yield from (asset.content.decode() for asset in batch.made() if asset.path.endswith(".svg"))


def links_in(document: str) -> Iterator[str]:
    if document.lstrip().startswith(("<svg", "<?xml")):
        yield from _LINK.findall(document)
        return
    for node in LexborHTMLParser(document).css("[href], [action], [src]"):
        yield from (node.attributes.get(name) or "" for name in ("href", "action", "src"))


def is_live(address: str) -> bool:
    """Say whether a browser would leave the site for something unsafe; it drops what nobody sees before it looks."""
    seen = re.sub(r"[\t\n\r]", "", address.strip("".join(map(chr, range(33))))).replace("\\", "/")
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", seen)
    if scheme is None:
        return seen.startswith("//")
    if scheme[1] in ("mailto", "tel"):
        to, _, begun_with = seen.partition(":")[2].partition("?")
        return re.fullmatch(r"[A-Za-z0-9@%/._~-]*", to) is None or not parse_qs(begun_with).keys() <= {
            "subject",
            "body",
        }
    return bool(unsafe_link(address))


@given(HOSTILE)
@settings(max_examples=examples(60))
def test_a_hostile_address_is_told_in_every_field_of_every_kind(hostile: str) -> None:
    files, places = planted(hostile)
    found = findings_about(files)
    errors = {(one.code, one.place.file, one.place.pointer) for one in found if one.severity is Severity.ERROR}
    for file, pointer in places:
        if _SHAPE.match(hostile) and not re.search(r"[\x00-\x1f\x7f]", hostile):
            assert ("T951", file, pointer) in errors
        else:
            assert any(at == file for _, at, _ in errors)


@given(HOSTILE)
@settings(max_examples=examples(15))
def test_a_hostile_address_is_no_live_link_even_if_nobody_checked(hostile: str) -> None:
    files, _ = planted(hostile)
    found = findings_about(files)
    seen = [address for document in documents(files, found) for address in links_in(document)]
    assert seen
    assert [address for address in seen if is_live(address)] == []


def test_every_kind_of_file_has_room_for_an_address() -> None:
    assert all(FIELDS["web_address"].values())
    assert all(FIELDS["email_address"].values())
    assert all(FIELDS["phone_number"].values())


def test_a_safe_address_is_a_live_link() -> None:
    files, _ = planted("https://www.mesa-college.example.org/page")
    seen = {address for document in documents(files, ()) for address in links_in(document)}
    assert "https://www.mesa-college.example.org/page" in seen
