"""Whatever a command is called with, it ends in an answer or a sentence; the last handler is never needed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.pages.website import BuildRefused
from generator.publish.build import build
from tests.builders import course, write
from tests.fuzz import corpus
from tests.laws import examples
from tests.publish.samples import site

WORDS = st.one_of(
    st.sampled_from(
        ("L201", "welding", "a" * 5000, "\udcff", "", "-", "--", "a/b", "../..", "9999-12-31", "0001-01-01")
    ),
    st.text(max_size=8),
)
COMMANDS = (
    ("check", "--only"),
    ("check", "--as-of"),
    ("check", "--base"),
    ("explain",),
    ("metrics", "--catalog"),
    ("reach",),
    ("diff", "HEAD"),
    ("diff",),
    ("stale",),
    ("links", "--list"),
)


@given(st.sampled_from(COMMANDS), st.lists(WORDS, max_size=2))
@settings(max_examples=examples(300))
def test_any_arguments_end_in_an_answer_or_a_sentence(command: tuple[str, ...], words: list[str]) -> None:
    ended = CliRunner().invoke(main, [*command, *words])
    assert ended.exit_code in (0, 1, 2), ended.output
    assert "Traceback" not in ended.output


@pytest.mark.parametrize("content", corpus.SETTINGS)
def test_settings_of_mkdocs_with_any_content_end_in_a_sentence(content: bytes, tmp_path: Path) -> None:
    folder = write(tmp_path / "catalog", course("one"))
    usual = b"site_name: X\nplugins: [pathways]\n" + (b"" if b"theme" in content else b"theme: material\n")
    (tmp_path / "mkdocs.yml").write_bytes(usual + content if b": " in content else content)
    result = build(folder, tmp_path / "site", lambda _: site())
    assert isinstance(result, BuildRefused)
    assert result.message
    assert "free up space" not in result.message.lower()
