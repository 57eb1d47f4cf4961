"""Building a site harms nothing but the last site, wherever it is stopped and whatever lies where it writes."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from generator.publish import site_folder as module
from generator.publish.site_folder import MARKER, FolderRefused, is_ours, site_folder
from tests.publish.samples import written

OPERATIONS = frozenset(
    {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.scandir", "os.listdir", "shutil.rmtree"}
)
OLD = {"index.html": b"old", "courses/index.html": b"old"}
NEW = {"index.html": b"new", "find/index.html": b"new"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder around a catalog, beside a folder of somebody's own."""
    project = tmp_path / "project"
    (project / "catalog").mkdir(parents=True)
    (project / ".git").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.txt").write_text("Years of work.")
    return project


def make(to: Path, project: Path, files: dict[str, bytes]) -> None:
    with site_folder(to, project / "catalog") as folder:
        for name, content in files.items():
            (folder.new / name).parent.mkdir(exist_ok=True)
            (folder.new / name).write_bytes(content)
        folder.put_in_place()


def beside(to: Path) -> list[str]:
    return sorted(path.name for path in to.parent.iterdir() if path.name.startswith(f".{to.name}"))


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site_and_nothing_that_the_next_does_not_clear(
    project: Path,
) -> None:
    to = project / "site"
    between_two_renames = 0
    for moment in count(1):
        shutil.rmtree(to, ignore_errors=True)
        make(to, project, OLD)
        killed = _killed_at(moment, lambda: make(to, project, NEW))
        between_two_renames += not to.exists()
        if to.exists():
            assert written(to) in (OLD, NEW)
        with site_folder(to, project / "catalog") as folder:
            assert beside(to) == [folder.new.name]
            assert written(to) in (OLD, NEW)
        assert beside(to) == []
        if not killed:
            break
    assert moment > 20
    assert between_two_renames == 1
    assert written(to) == NEW


def test_a_first_build_that_is_killed_at_any_moment_leaves_its_whole_site_or_none(project: Path) -> None:
    to = project / "site"
    for moment in count(1):
        killed = _killed_at(moment, lambda: make(to, project, NEW))
        with site_folder(to, project / "catalog"):
            assert not to.exists() or written(to) == NEW
        assert beside(to) == []
        if not killed:
            break
        shutil.rmtree(to, ignore_errors=True)
    assert moment > 10


def _killed_at(moment: int, work: Callable[[], None]) -> bool:
    """Do `work` in a process that is killed before its so-many-th operation on files; say whether it came so far."""
    process = os.fork()
    if not process:
        left = moment

        def watch(event: str, _: object) -> None:
            nonlocal left
            if event in OPERATIONS:
                left -= 1
                if not left:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        work()
        os._exit(0)
    _, status = os.waitpid(process, 0)
    assert os.waitstatus_to_exitcode(status) in (0, -signal.SIGKILL)
    return status != 0


@pytest.mark.parametrize("marks", [(), (".pathways-site",), (".pathways-unfinished",)])
def test_a_folder_that_was_only_begun_is_cleared(project: Path, marks: tuple[str, ...]) -> None:
    begun = project / ".site-0123456789abcdef"
    begun.mkdir()
    for name in marks:
        (begun / name).touch()
    make(project / "site", project, NEW)
    assert not begun.exists()


def link_in_its_place(project: Path) -> None:
    (project / "site").symlink_to("../other")


def link_above_it(project: Path) -> None:
    (project / "public").symlink_to("../other")


def links_beside_it(project: Path) -> None:
    for name in (".site-new", ".site-old", ".site-0123456789abcdef", ".cache"):
        (project / name).symlink_to("../other")


def folders_of_other_names(project: Path) -> None:
    for name in (".site-new", ".site-old", ".site-notes"):
        shutil.copytree(project.parent / "other", project / name)


def mark_of_another_folder(project: Path) -> None:
    make(project / "copied", project, OLD)
    shutil.copytree(project.parent / "other", project / "site")
    shutil.copy(project / "copied" / MARKER, project / "site")


def link_as_mark(project: Path) -> None:
    shutil.copytree(project.parent / "other", project / "site")
    make(project / "copied", project, OLD)
    (project / "site" / MARKER).symlink_to(project / "copied" / MARKER)


def link_in_the_last_site(project: Path) -> None:
    make(project / "site", project, OLD)
    shutil.rmtree(project / "site" / "courses")
    (project / "site" / "courses").symlink_to(project.parent / "other")


WROTE = "made"
LINK = " is a link to another place. Delete it, or choose another folder."
NOT_OURS = (
    "{0}/site contains something other than a site, or a site that was copied there. "
    "Empty it, or choose another folder."
)
TRAPS: list[tuple[Callable[[Path], None], str, str]] = [
    (link_in_its_place, "site", "{0}/site" + LINK),
    (link_above_it, "public/site", "{0}/public" + LINK),
    (links_beside_it, "site", WROTE),
    (folders_of_other_names, "site", WROTE),
    (mark_of_another_folder, "site", NOT_OURS),
    (link_as_mark, "site", NOT_OURS),
    (link_in_the_last_site, "site", WROTE),
]


@pytest.mark.parametrize(("trap", "to", "said"), TRAPS, ids=[trap[0].__name__ for trap in TRAPS])
def test_nothing_of_anybody_else_is_touched(project: Path, trap: Callable[[Path], None], to: str, said: str) -> None:
    trap(project)
    precious = {path: path.read_bytes() for path in project.parent.rglob("thesis.txt")}
    links = [path for path in project.rglob("*") if path.is_symlink() and "courses" not in path.name]
    try:
        make(project / to, project, NEW)
        told = WROTE
    except FolderRefused as refusal:
        told = str(refusal)
    assert told == said.format(project)
    assert all(path.read_bytes() == content for path, content in precious.items())
    assert written(project.parent / "other") == {"thesis.txt": b"Years of work."}
    assert all(path.is_symlink() for path in links)
    if told == WROTE:
        assert written(project / to) == NEW


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("catalog", "is inside the catalog"),
        ("catalog/site", "is inside the catalog"),
        (".", "contains the catalog"),
        ("../home", "contains your home folder"),
        ("..", "contains the catalog"),
        ("file", "is a file. Choose a folder."),
    ],
)
def test_a_folder_that_holds_what_is_precious_is_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch, to: str, said: str
) -> None:
    monkeypatch.setenv("HOME", str(project.parent / "home" / "me"))
    (project / "file").touch()
    with pytest.raises(FolderRefused, match=said), site_folder(project / to, project / "catalog"):
        pass


def test_a_catalog_inside_an_earlier_site_is_not_deleted_with_it(project: Path) -> None:
    to = project.parent / "elsewhere"
    make(to, project, OLD)
    (project / "catalog").rename(to / "catalog")
    with (
        pytest.raises(FolderRefused, match=r"elsewhere contains the catalog\. Choose a folder for the site alone\."),
        site_folder(to, to / "catalog"),
    ):
        pass
    assert (to / "catalog").is_dir()


def test_a_site_that_was_moved_is_known_and_one_that_was_copied_is_not(project: Path) -> None:
    make(project / "site", project, OLD)
    (project / "site").rename(project / "moved")
    shutil.copytree(project / "moved", project / "copied")
    assert [is_ours(project / name) for name in ("moved", "copied")] == [True, False]


def test_of_two_builds_into_one_folder_one_waits_for_the_other_and_gives_up_in_the_end(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = project / "site"
    with site_folder(to, project / "catalog") as first:
        with monkeypatch.context() as impatient:
            impatient.setattr(module, "_PATIENCE_SECONDS", 0)
            with pytest.raises(FolderRefused, match=f"Another build is writing to {project}. Try again when it has"):
                make(to, project, NEW)
        waiting = threading.Thread(target=make, args=(to, project, NEW))
        waiting.start()
        for name, content in OLD.items():
            (first.new / name).parent.mkdir(exist_ok=True)
            (first.new / name).write_bytes(content)
        first.put_in_place()
        assert written(to) == OLD
    waiting.join()
    assert written(to) == NEW


def test_a_swap_that_fails_puts_the_last_good_site_back(project: Path) -> None:
    to = project / "site"
    make(to, project, OLD)
    with pytest.raises(OSError), site_folder(to, project / "catalog") as folder:  # noqa: PT011, PT012
        shutil.move(folder.new, project / "gone")
        (project / "gone" / ".pathways-unfinished").rename(folder.new)
        folder.put_in_place()
    assert written(to) == OLD
