"""Nothing of a stranger's is opened or written that is no plain file where it seems to be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.runtime.plain_files import NotPlain, TooLarge, place_in, read_plain_file


def test_a_plain_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert read_plain_file(tmp_path / "a", 3) == b"abc"
    with pytest.raises(TooLarge):
        read_plain_file(tmp_path / "a", 2)


def test_links_pipes_and_folders_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    (tmp_path / "link").symlink_to("a")
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "pipe", "."):
        with pytest.raises(NotPlain) as told:
            read_plain_file(tmp_path / name, 3)
        assert told.value.is_link is (name == "link")


@pytest.mark.parametrize("file", ["new.yaml", "a/new.yaml", "a/b/c/new.yaml", "a/old.yaml"])
def test_a_file_may_be_written_where_no_link_is(tmp_path: Path, file: str) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "old.yaml").touch()
    assert place_in(tmp_path, file) == tmp_path / file
    assert place_in(tmp_path, str(tmp_path / file)) == tmp_path / file


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("link.yaml", '"link.yaml" is a link to another place'),
        ("nowhere.yaml", '"nowhere.yaml" is a link to another place'),
        ("linked/new.yaml", '"linked" is a link to another place'),
        ("a/linked/b/new.yaml", '"a/linked" is a link to another place'),
        ("a", '"a" is no plain file'),
        ("a/pipe", '"a/pipe" is no plain file'),
        ("../other.yaml", '"../other.yaml" is in another place'),
        ("a/../../other.yaml", '"a/../../other.yaml" is in another place'),
    ],
)
def test_nothing_is_written_through_a_link_or_elsewhere(tmp_path: Path, file: str, said: str) -> None:
    folder = tmp_path / "folder"
    (folder / "a").mkdir(parents=True)
    (tmp_path / "other.yaml").touch()
    (folder / "link.yaml").symlink_to("../other.yaml")
    (folder / "nowhere.yaml").symlink_to("../nothing.yaml")
    (folder / "linked").symlink_to("..")
    (folder / "a" / "linked").symlink_to("../..")
    os.mkfifo(folder / "a" / "pipe")
    for written in (file, str(folder / file)):
        if ".." in file and written != file:
            continue  # a whole path is one that the user has named
        with pytest.raises(OSError, match=r"another place|no plain file") as told:
            place_in(folder, written)
        assert told.value.strerror == said
