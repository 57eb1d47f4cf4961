"""While a catalog is edited, the last good site stays, and a mistake is shown on it."""

from __future__ import annotations

import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.pages.website import BuildRefused, Site
from generator.pages.workbench import SiteBuilder
from generator.publish.preview.background_check import BackgroundCheck, OnChecked
from generator.publish.preview.serve import preview_server
from generator.publish.publication import Publication
from tests.bench.synthetic import write_synthetic
from tests.publish.samples import HOSTILE, course, site

PATIENCE = 90
"""How many seconds a page may take: a busy computer must not make it look missing."""


def titled(catalog: Path) -> Site | BuildRefused:
    """Load a catalog whose one YAML file gives a course its title, or is wrong."""
    text = (catalog / "aspen-ridge" / "courses" / "welding-1.yaml").read_text()
    if not text.startswith("name: "):
        return BuildRefused(f"welding-1.yaml says {text}")
    return site(course("welding-1", text.removeprefix("name: ").strip()))


@pytest.fixture
def port() -> Iterator[int]:
    """A port that no other test gets while this one runs: it stays taken, and only a server may share it."""
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(("127.0.0.1", 0))
        yield door.getsockname()[1]


@pytest.fixture
def address(catalog: Path, port: int) -> Iterator[str]:
    server = preview_server(catalog, catalog.parent / "preview", titled, "127.0.0.1", port)
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{port}/"
    server.shutdown()
    thread.join(10)


def fetched(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return error.read().decode()
    except urllib.error.URLError:  # not listening yet
        return ""


def shown(address: str, words: str) -> str:
    """Return the page once it shows the words, or as it is when patience ends."""
    end = time.monotonic() + PATIENCE
    while words not in (document := fetched(address)) and time.monotonic() < end:
        time.sleep(0.1)
    return document


def test_a_saved_edit_is_shown_and_a_mistake_is_told_on_the_last_good_page(
    catalog: Path, address: str, capfd: pytest.CaptureFixture[str]
) -> None:
    page = address + "courses/aspen-ridge/welding-1/"
    file = catalog / "aspen-ridge" / "courses" / "welding-1.yaml"
    assert "<title>Welding 1 - " in shown(page, "Welding 1")
    file.write_text("name: Welding for all\n")
    assert "<title>Welding for all - " in shown(page, "Welding for all")
    file.write_text(HOSTILE)
    mistaken = shown(page, "welding-1.yaml says &lt;/title&gt;&lt;script&gt;")
    assert "This is the last good site" in mistaken
    assert "<title>Welding for all - " in mistaken
    assert "welding-1.yaml says" in capfd.readouterr().err
    file.write_text("name: Mended\n")
    mended = shown(page, "Mended")
    assert "This is the last good site" not in mended


def test_an_address_that_is_not_there_shows_the_page_that_says_so(address: str) -> None:
    assert "Page not found" in shown(address + "nowhere/", "Page not found")


def test_what_nobody_was_ready_for_is_told_like_a_mistake_and_serving_goes_on(
    catalog: Path, address: str, capfd: pytest.CaptureFixture[str]
) -> None:
    page = address + "courses/aspen-ridge/welding-1/"
    file = catalog / "aspen-ridge" / "courses" / "welding-1.yaml"
    assert "<title>Welding 1 - " in shown(page, "Welding 1")
    moved = file.rename(file.with_name("away"))
    assert f"{file} cannot be read or written: No such file or directory." in shown(page, "cannot be read or written")
    moved.rename(file)
    file.write_text("name: Back again\n")
    back = shown(page, "Back again")
    assert "This is the last good site" not in back
    told = capfd.readouterr().err
    assert told.count("cannot be read or written") == 1
    assert "Traceback" not in told


class Observed(BackgroundCheck):
    """A background check that says when it told its findings for the first time, and that can be held back."""

    def __init__(self, catalog: Path, workbench: SiteBuilder) -> None:
        super().__init__(catalog, workbench)
        self.told = threading.Event()
        self.may_tell = threading.Event()
        self.may_tell.set()

    def begin(self, publication: Publication, tell: OnChecked) -> None:
        def telling(judged: Publication, refusal: BuildRefused | None) -> None:
            self.may_tell.wait(PATIENCE)
            tell(judged, refusal)
            self.told.set()

        super().begin(publication, telling)


def test_what_only_the_whole_catalog_shows_is_told_a_little_later(tmp_path: Path, port: int) -> None:
    catalog = tmp_path / "catalog"
    write_synthetic(catalog, 1)
    workbench = SiteBuilder(catalog, date(2026, 11, 1))
    look = Observed(catalog, workbench)
    server = preview_server(
        catalog, tmp_path / "preview", lambda _: workbench.site(), "127.0.0.1", port, background_check=look
    )
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        page = f"http://127.0.0.1:{port}/courses/district-1/welding-2/"
        assert "Welding II" in shown(page, "Welding II")
        assert look.told.wait(PATIENCE)  # this site is good
        file = catalog / "district-1" / "courses" / "welding-2.yaml"
        sound = file.read_text()
        look.may_tell.clear()  # on a busy computer it may be quicker than the page
        file.write_text(sound.replace("welding-1", "welding-9").replace("Welding II", "Welding for all"))
        assert "<title>Welding for all" in fetched(page)
        look.may_tell.set()
        told = shown(page, "This is the last good site")
        assert "welding-9" in told
        assert "<title>Welding II" in told
        file.write_text(sound.replace("Welding II", "Welding mended"))
        mended = fetched(page)
        assert "<title>Welding mended" in mended
        assert "This is the last good site" not in mended
    finally:
        server.shutdown()
        look.stop()
        thread.join(10)


def until(said: Callable[[], bool]) -> bool:
    """Wait until something is true; say whether it is at the end."""
    end = time.monotonic() + PATIENCE
    while not said() and time.monotonic() < end:
        time.sleep(0.1)
    return said()
