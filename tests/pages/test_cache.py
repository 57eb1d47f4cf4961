"""A kept entry is what would be made, whatever happened to the folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.pages import cache as cache_module
from generator.pages.cache import Cache


def test_what_was_made_is_not_made_again(tmp_path: Path) -> None:
    assert Cache(tmp_path).get_or_make("word", ("a", 1), lambda: b"made") == b"made"
    assert Cache(tmp_path).get_or_make("word", ("a", 1), lambda: b"made again") == b"made"


@pytest.mark.parametrize("other", [("word", ("a", 2)), ("word", ("a", "1")), ("phrase", ("a", 1))])
def test_another_value_or_name_is_another_entry(tmp_path: Path, other: tuple[str, object]) -> None:
    Cache(tmp_path).get_or_make("word", ("a", 1), lambda: b"made")
    assert Cache(tmp_path).get_or_make(*other, lambda: b"other") == b"other"


@pytest.mark.parametrize("damage", [b"", b"rubbish", b"\0" * 200, None])
def test_a_damaged_entry_is_made_again_and_mended(tmp_path: Path, damage: bytes | None) -> None:
    cache = Cache(tmp_path)
    cache.get_or_make("word", "a", lambda: b"made" * 50)
    (file,) = files(tmp_path)
    file.write_bytes(file.read_bytes()[:-3] if damage is None else damage)
    assert cache.get_or_make("word", "a", lambda: b"new") == b"new"
    assert cache.get_or_make("word", "a", lambda: b"newer") == b"new"


def test_one_flipped_bit_anywhere_is_noticed(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.get_or_make("word", "a", lambda: b"made")
    (file,) = files(tmp_path)
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert cache.get_or_make("word", "a", lambda: b"made") == b"made"


def test_another_program_finds_nothing_of_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(tmp_path).get_or_make("word", "a", lambda: b"made")
    monkeypatch.setattr(cache_module, "program_digest", lambda: "another")
    assert Cache(tmp_path).get_or_make("word", "a", lambda: b"other") == b"other"


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file")
    assert cache.get_or_make("word", "a", lambda: b"made") == b"made"
    cache.sweep(cache.begin())


def test_what_no_build_used_is_dropped(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for word in ("old", "used"):
        cache.get_or_make("word", word, lambda: b"made")
    (tmp_path / "another-version").mkdir()
    for file in files(tmp_path):
        os.utime(file, (1, 1))
    begun = cache.begin()
    cache.get_or_make("word", "used", lambda: b"made")
    cache.sweep(begun)
    assert len(files(tmp_path)) == 1
    assert cache.get_or_make("word", "used", lambda: b"again") == b"made"
    assert not (tmp_path / "another-version").exists()


def test_without_a_folder_nothing_is_kept() -> None:
    cache = Cache()
    assert cache.get_or_make("word", "a", lambda: b"one") == b"one"
    assert cache.get_or_make("word", "a", lambda: b"two") == b"two"
    cache.sweep(cache.begin())


def files(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.rglob("*")) if file.is_file()]
