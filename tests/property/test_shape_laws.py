"""Laws of shape: both validators agree, every no has its words, and what is kept can be parsed."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog.decode.entities import decode_entity
from generator.catalog.decode.settings import decode_settings
from generator.catalog.schemas import CATALOG, SCHEMA_NAMES, errors, is_valid, read_schema
from generator.catalog.validate import check_shape
from generator.model.ids import Kind
from tests.laws import examples

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 300),
    st.sampled_from([0.5, 9.0, 1e9]),
    st.sampled_from(
        ["", " ", "x", "TBD", "2026-02-30", "0000-01-01", "2026-02-28\n", "welding-1", "a/b/c", "Ä" * 90]
    ),
    st.sampled_from([[], {}, [None], ["x"], [["x"]], {"any": "x"}, {"en": "Name"}, {"all": [], "any": []}]),
    st.sampled_from(
        [{"at_least": 2.0, "of": ["a", "b"]}, {"of": ["a"]}, {"course": "a", "support": "b"}, {"from": []}]
    ),
)


@st.composite
def broken(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """Return the name of a schema and one of its examples with up to three things changed at random."""
    name = draw(st.sampled_from(SCHEMA_NAMES))
    value = copy.deepcopy(draw(st.sampled_from(read_schema(name)["examples"])))
    for _ in range(draw(st.integers(1, 3))):
        _break(draw, name, value)
    return name, value


def _break(draw: st.DrawFn, name: str, value: dict[str, Any]) -> None:
    inner: Any = value
    while True:
        if isinstance(inner, dict):
            known = sorted(read_schema(name)["properties"]) if inner is value else sorted(inner)
            key: Any = draw(st.sampled_from([*known, "unknown"]))
        elif inner:
            key = draw(st.integers(0, len(inner) - 1))
        else:
            return
        below = inner.get(key) if isinstance(inner, dict) else inner[key]
        if isinstance(below, (dict, list)) and below and draw(st.booleans()):
            inner = below
            continue
        if isinstance(inner, dict) and draw(st.integers(0, 3)) == 0:
            inner.pop(key, None)
        else:
            inner[key] = copy.deepcopy(draw(ODD))
        return


@given(broken())
@settings(max_examples=examples(1500))
def test_both_validators_agree_and_every_no_has_words_at_a_place(case: tuple[str, dict[str, Any]]) -> None:
    name, value = case
    before = copy.deepcopy(value)
    shaped = check_shape(name, "f.yaml", value)
    assert value == before
    assert is_valid(name, value) == (not list(errors(name, value)))
    if is_valid(name, value):
        assert shaped.findings == []
    else:
        assert shaped.findings
    for finding in shaped.findings:
        assert finding.place.file == "f.yaml"
        assert finding.place.pointer == "" or finding.place.pointer.startswith("/")
        assert finding.title
        assert finding.fix
        assert all(word not in f"{finding.title} {finding.what} {finding.fix}".lower().split() for word in BANNED)


BANNED = ("schema", "node", "null", "regex", "dangling", "none", "pattern", "array", "boolean", "string", "object")


@given(broken())
@settings(max_examples=examples(800))
def test_whatever_is_kept_can_be_decoded(case: tuple[str, dict[str, Any]]) -> None:
    name, value = case
    kept = check_shape(name, "f.yaml", value).value
    if name == CATALOG:
        assert decode_settings(kept, "f.yaml").levels
    else:
        assert decode_entity(Kind(name), "aspen-ridge/x", "f.yaml", kept, ()).id == "aspen-ridge/x"
