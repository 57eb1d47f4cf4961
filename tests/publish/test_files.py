"""Files are written whole or not at all, and whoever's disk does not take them is told."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from generator.pages.website import BuildRefused
from generator.publish import files as output
from generator.publish.build import build
from generator.publish.files import write_changed, write_error_message
from tests.publish.samples import course, loading, site, written


def test_a_file_is_written_only_when_it_changes(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b.txt"
    assert write_changed(file, b"one")
    assert not write_changed(file, b"one")
    assert write_changed(file, b"two")
    assert file.read_bytes() == b"two"


def test_a_link_is_replaced_and_never_written_through(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_bytes(b"Years of work.")
    for name in ("a.txt", ".a.txt.part"):
        (tmp_path / name).symlink_to(mine)
    assert write_changed(tmp_path / "a.txt", b"Years of work.")
    assert write_changed(tmp_path / "a.txt", b"new")
    assert (mine.read_bytes(), (tmp_path / "a.txt").read_bytes()) == (b"Years of work.", b"new")


def test_a_full_disk_is_told_and_leaves_the_last_good_site(catalog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    to = catalog.parent / "site"
    build(catalog, to, loading(site(course())))
    good, changed = written(to), loading(site(course(), course("welding-2")))

    def create(file: str, _content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", file)

    monkeypatch.setattr(output, "_create", create)
    assert build(catalog, to, changed) == BuildRefused(
        f"{to} could not be written: No space left on device. Free up space or choose another folder, then try again."
    )
    assert written(to) == good
    assert [path.name for path in to.parent.iterdir() if path.name.startswith(".site")] == []


def test_room_is_asked_for_only_where_there_is_none(tmp_path: Path) -> None:
    told = write_error_message(tmp_path, PermissionError(errno.EACCES, "Permission denied"))
    assert told == f"{tmp_path} could not be written: Permission denied. Choose another folder, then try again."
    with pytest.raises(OSError, match="no template"):
        write_error_message(tmp_path, OSError("no template"))
