"""Scripts as they are published: whole, but for what is there for whoever reads their files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.pages.scripts import lean_script

PACKAGE = Path(__file__).parents[2] / "generator"
SCRIPTS = sorted(PACKAGE.rglob("*.js"))


def test_comments_and_indents_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "a.js"
    file.write_text("// What it does.\nconst a = () => {\n  // Why.\n  return 'https://a/';  // stays\n};\n")
    assert lean_script(file) == b"const a = () => {\nreturn 'https://a/';  // stays\n};\n"


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_no_text_of_a_script_runs_over_several_lines(file: Path) -> None:
    text = re.sub(
        r"(?m)^\s*//.*$|/(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\n\\[*])+/[gimsuy]*", "", file.read_text(encoding="utf-8")
    )
    assert not [one for one in re.findall(r"`(?:\\.|[^`\\])*`", text) if "\n" in one]
