"""Whatever a framework or pathway in JSON holds, an import ends in sound files or in one sentence."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog.load import load
from generator.cli import main
from generator.model.findings import Severity
from tests.builders import HOME, course, write
from tests.effort import worked_off
from tests.fuzz import corpus
from tests.fuzz.hostile_text import any_bytes, mutated
from tests.github.sandbox import ROOT
from tests.laws import examples

EXAMPLES = {
    "competencies": (ROOT / "examples" / "competencies.json").read_text(encoding="utf-8"),
    "ctdl": (ROOT / "examples" / "pathway-ctdl.json").read_text(encoding="utf-8"),
}
TOKENS = (*'{}[]",:0', "null", "1e999", "NaN", "\\ud800", "\\u0000", "é", '"@id"', '"@graph"', "[" * 30, "9" * 5_000)
LEAVES = (st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)) | st.sampled_from(
    ("../../x", "a" * 5_000, "TODO", "- a: # b", "<b>", "\0", "\u202e", "https://[", "=1+1", "9999-99-99")
)
VALUES = st.recursive(
    LEAVES,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(("en", "en-US", "@id")), inside),
    max_leaves=6,
)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, one in inner for place in _places(one, (*path, key)))]


@st.composite
def changed_values(draw: st.DrawFn, text: str) -> bytes:
    """Return JSON in which a few values are others, or gone, or those of another place."""
    value = [json.loads(text)]
    for _ in range(draw(st.integers(1, 3))):
        *around, last = draw(st.sampled_from(_places(value)[1:]))
        at = value
        for key in around:
            at = at[key]
        at[last] = draw(VALUES | st.just(at[last]) | st.just([at[last], at[last]]))
    return json.dumps(value[0]).encode("utf-8", "surrogatepass")


def hostile(text: str) -> st.SearchStrategy[bytes]:
    return changed_values(text) | any_bytes(mutated(text, TOKENS))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a small sound catalog, which every import gets as new."""
    return write(tmp_path_factory.mktemp("sound") / "catalog", course("one"))


def assert_imported_or_refused(sound: Path, what: str, content: bytes) -> None:
    folder = sound.parent / "catalog-now"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(sound, folder)
    file = sound.parent / "framework.json"
    file.write_bytes(content)
    words = ["import", what, str(file), "--organization", HOME, "--catalog", str(folder)]
    more = ["--cluster", "construction", "--at", "college-1"] if what == "ctdl" else []
    with worked_off():
        ended = CliRunner().invoke(main, [*words, *more])
    assert ended.exit_code in (0, 1, 2), ended.output
    assert "Traceback" not in ended.output
    assert [one for one in load(folder).findings if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize("what", EXAMPLES)
@given(data=st.data())
@settings(max_examples=examples(100))
def test_any_framework_is_imported_or_refused(sound: Path, what: str, data: st.DataObject) -> None:
    assert_imported_or_refused(sound, what, data.draw(hostile(EXAMPLES[what])))


@pytest.mark.parametrize("what", EXAMPLES)
def test_frameworks_that_failed_once_are_imported_or_refused(sound: Path, what: str) -> None:
    assert_imported_or_refused(sound, what, EXAMPLES[what].encode())
    for content in corpus.FRAMEWORKS:
        assert_imported_or_refused(sound, what, content)
