"""A kept entry is what would be made, whatever happened to the folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.pages import cache as cache_module
from generator.pages.cache import Cache, cache_folder


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


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the user's own cache folder, which is not there yet, beside a repository with a catalog."""
    (tmp_path / "project" / "catalog").mkdir(parents=True)
    (tmp_path / "project" / ".git").mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home" / ".cache"))
    return tmp_path / "home" / ".cache"


def test_each_catalog_has_a_folder_in_the_cache_folder_of_the_user_alone(home: Path, tmp_path: Path) -> None:
    catalog = tmp_path / "project" / "catalog"
    folder = cache_folder(catalog)
    assert folder is not None
    assert folder.parent == home / "pathways"
    assert folder.parent.stat().st_mode & 0o077 == 0
    assert cache_folder(catalog) == folder
    assert cache_folder(catalog.with_name("another")) not in (folder, None)


def test_nothing_is_kept_in_the_repository_not_even_by_a_link(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "project"
    home.parent.mkdir()
    home.symlink_to(project)
    assert cache_folder(project / "catalog") is None
    monkeypatch.setenv("XDG_CACHE_HOME", str(project / ".cache"))
    assert cache_folder(project / "catalog") is None
    assert sorted(path.name for path in project.iterdir()) == [".git", "catalog"]


@pytest.mark.parametrize("mode", [0o770, 0o707])
def test_a_folder_that_others_may_write_to_is_not_used(home: Path, tmp_path: Path, mode: int) -> None:
    (home / "pathways").mkdir(parents=True)
    (home / "pathways").chmod(mode)
    assert cache_folder(tmp_path / "project" / "catalog") is None


def test_a_home_that_cannot_be_written_to_costs_time_only(home: Path, tmp_path: Path) -> None:
    home.parent.mkdir()
    home.write_text("in the way")
    assert cache_folder(tmp_path / "project" / "catalog") is None


def test_what_was_made_from_a_catalog_is_removed_a_month_after_its_last_build(home: Path, tmp_path: Path) -> None:
    old, other = cache_folder(tmp_path / "a" / "old"), cache_folder(tmp_path / "a" / "other")
    assert old is not None
    assert other is not None
    os.utime(old, (1, 1))
    cache_folder(tmp_path / "project" / "catalog")
    assert (old.exists(), other.exists()) == (False, True)


def test_an_entry_that_would_fill_the_memory_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path)
    cache.get_or_make("word", "a", lambda: b"made" * 1000)
    monkeypatch.setattr(cache_module, "_MAXIMUM_BYTES", 999)
    (file,) = files(tmp_path)
    assert file.stat().st_size < 999  # it unpacks to more
    assert cache.get_or_make("word", "a", lambda: b"new") == b"new"
    file.write_bytes(bytes(1000))
    assert cache.get_or_make("word", "a", lambda: b"newer") == b"newer"
    assert cache.get_or_make("word", "b", lambda: b"large" * 1000) == b"large" * 1000
    assert len(files(tmp_path)) == 1


def test_an_entry_that_is_a_link_is_not_read(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    cache.get_or_make("word", "a", lambda: b"made")
    (file,) = files(tmp_path)
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert cache.get_or_make("word", "a", lambda: b"new") == b"new"


def files(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.rglob("*")) if file.is_file()]
