"""Settings that refer to their own values are refused before anybody writes them all out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalog.yaml.endless import is_endless

PLAIN = "site_name: Test\ntheme: {name: material}\nplugins: [pathways]\ndocs_dir: catalog\n"
LEVELS = "".join(f"  - &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 9))
ENDLESS = f"extra:\n  - &a0 x\n{LEVELS}"


@pytest.mark.parametrize(
    "text",
    [PLAIN + ENDLESS, PLAIN + "extra: &a [*a]\n", PLAIN + f"copyright: {'x' * 1_000_000}\n", "INHERIT: mkdocs.yml\n"],
)
def test_settings_that_never_end_are_refused_at_once(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(text, encoding="utf-8")
    assert is_endless(file)


@pytest.mark.parametrize("text", [PLAIN, "", "a: [", "just words", PLAIN + "extra: {a: &a [1, 2], b: *a, c: *a}\n"])
def test_other_settings_are_left_to_mkdocs(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(text, encoding="utf-8")
    assert not is_endless(file)


def test_settings_that_inherit_from_endless_ones_are_endless(tmp_path: Path) -> None:
    (tmp_path / "other.yml").write_text(ENDLESS, encoding="utf-8")
    file = tmp_path / "mkdocs.yml"
    file.write_text(f"INHERIT: other.yml\n{PLAIN}", encoding="utf-8")
    assert is_endless(file)
