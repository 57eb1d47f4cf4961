"""Whatever a command is called with, it ends in an answer or a sentence; the last handler is never needed."""

from __future__ import annotations

from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from tests.laws import NIGHT, examples

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
@settings(max_examples=examples(400 if NIGHT else 100))
def test_any_arguments_end_in_an_answer_or_a_sentence(command: tuple[str, ...], words: list[str]) -> None:
    ended = CliRunner().invoke(main, [*command, *words])
    assert ended.exit_code in (0, 1, 2), ended.output
    assert "Traceback" not in ended.output
