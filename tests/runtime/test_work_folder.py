"""A folder for work belongs to a process, and does not outlive it for longer than until the next one begins."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from generator.runtime.work_folder import work_folder


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which temporary folders are made now."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_nothing_is_left_of_it(temporary: Path) -> None:
    with work_folder() as folder:
        (folder / "inside").mkdir()
        assert list(temporary.iterdir()) == [folder]
    assert list(temporary.iterdir()) == []


def test_what_a_killed_process_left_is_removed_and_what_others_use_stays(temporary: Path) -> None:
    killed = (
        "import os, signal, tempfile\n"
        f"tempfile.tempdir = {str(temporary)!r}\n"
        "from generator.runtime.work_folder import work_folder\n"
        "with work_folder() as folder:\n"
        "    (folder / 'half').write_text('made')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    with work_folder() as used:
        subprocess.run([sys.executable, "-c", killed], check=False)
        (left,) = set(temporary.iterdir()) - {used}
        assert (left / "half").is_file()
        with work_folder() as new:
            assert set(temporary.iterdir()) == {used, new}


def test_links_and_files_of_such_a_name_are_left_alone(temporary: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "precious").touch()
    (temporary / "pathways-work-link").symlink_to(other)
    (temporary / "pathways-work-file").touch()
    with work_folder():
        assert (other / "precious").is_file()
        assert len(list(temporary.iterdir())) == 3
