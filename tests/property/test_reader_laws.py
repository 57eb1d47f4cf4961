"""Laws of the reader: anything gives a source or findings, and places point at what they name."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog.read import read, read_text
from generator.catalog.yaml import reader as yaml_events
from generator.catalog.yaml.reader import Span, find_spans, read_document
from generator.model.places import Position, join_pointer
from tests.laws import examples

YAML_LIKE = st.text(alphabet=st.sampled_from("ab9:-?[]{},'\"#&*!|>%@` \t\n\r\\~.\u00e9"), max_size=60)
WORDS = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Cn")), max_size=12
)
KEYS = st.text(alphabet="abcxyz/~_-é 019", min_size=1, max_size=8)
SIMPLE = st.one_of(
    WORDS, st.booleans(), st.none(), st.integers(-(10**15), 10**15), st.sampled_from([0.5, -1.25, 1.5, 100.125])
)
NESTED = st.recursive(
    SIMPLE, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)
FIELDS = st.dictionaries(KEYS, NESTED, min_size=1, max_size=4)


def inside(position: Position | None, text: str) -> bool:
    """Say whether `position` is in `text` or just behind one of its lines."""
    lines = (text + "x").splitlines()
    return (
        position is not None and position.line <= len(lines) and position.column <= len(lines[position.line - 1]) + 1
    )


@given(YAML_LIKE)
@settings(max_examples=examples(600))
def test_any_text_gives_a_source_or_findings_with_places_inside_the_file(text: str) -> None:
    source, findings = read_text("a/courses/b.yaml", text)
    assert source is not None or len(findings) == 1
    for finding in findings:
        if finding.place.position is not None or source is None:
            assert inside(finding.place.position, text)
        assert finding.title
        assert finding.what
        assert finding.fix


@given(st.binary(max_size=80))
@settings(max_examples=examples(300))
def test_any_bytes_give_a_source_or_one_finding(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / "f.yaml").write_bytes(content)
    source, findings = read(folder, "f.yaml")
    assert source is not None or len(findings) == 1


@given(YAML_LIKE)
@settings(max_examples=examples(300))
def test_both_parsers_refuse_and_read_alike(text: str) -> None:
    fast = _value(text, yaml.CSafeLoader)
    slow = _value(text, yaml.SafeLoader)
    if fast is not REFUSED and slow is not REFUSED:
        assert fast == slow


REFUSED = object()


def _value(text: str, parser: Any) -> Any:
    usual = yaml_events._PARSER
    yaml_events._PARSER = parser
    try:
        source, _ = read_text("f.yaml", text)
    finally:
        yaml_events._PARSER = usual
    return REFUSED if source is None else source.value


@given(FIELDS, st.booleans())
@settings(max_examples=examples(300))
def test_what_is_written_is_read_back_with_places_that_point_at_it(value: dict[str, Any], flow: bool) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, width=10_000, sort_keys=False)
    assert read_document(text).value == value
    spans = find_spans(text, frozenset(pointer for pointer, _, _ in _walk(value, "")))
    lines = text.split("\n")
    for pointer, key, inner in _walk(value, ""):
        span = spans[pointer]
        assert _reads(lines, span, key, inner), (pointer, span)


def _walk(value: Any, pointer: str) -> list[tuple[str, str | None, Any]]:
    found: list[tuple[str, str | None, Any]] = []
    pairs: list[tuple[Any, Any]] = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    for key, inner in pairs:
        here = join_pointer(pointer, key)
        found.append((here, key if isinstance(value, dict) else None, inner))
        if isinstance(inner, (dict, list)):
            found.extend(_walk(inner, here))
    return found


def _reads(lines: list[str], span: Span, key: str | None, value: Any) -> bool:
    """Say whether the text at `span` is the key and value it should be."""
    # Read without any meaning: PyYAML's own reader fails on keys such as 0x_.
    if key is not None and (span.key is None or yaml.load(_stretch(lines, span.key), yaml.BaseLoader) != key):
        return False
    if isinstance(value, (dict, list)):
        return inside(span.value, "\n".join(lines))
    written = _stretch(lines, span.value)
    # A text of several lines begins here but goes on; it is enough that it begins in the right place.
    return "\n" in str(value) or str(yaml.safe_load(written)) == str(
        yaml.safe_load(json.dumps(value, ensure_ascii=False))
    )


def _stretch(lines: list[str], at: Position) -> str:
    return lines[at.line - 1][at.column - 1 : at.column - 1 + at.length]
