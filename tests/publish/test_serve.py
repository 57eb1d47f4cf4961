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

from generator.pages.website import Refusal, Site
from generator.pages.workbench import Workbench
from generator.publish.second_look import SecondLook
from generator.publish.serve import preview_server
from tests.bench.synthetic import write_synthetic
from tests.publish.samples import HOSTILE, course, site


def titled(catalog: Path) -> Site | Refusal:
    """Load a catalog whose one YAML file gives a course its title, or is wrong."""
    text = (catalog / "aspen-ridge" / "courses" / "welding-1.yaml").read_text()
    if not text.startswith("name: "):
        return Refusal(f"welding-1.yaml says {text}")
    return site(course("welding-1", text.removeprefix("name: ").strip()))


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


@pytest.fixture
def address(catalog: Path) -> Iterator[str]:
    port = free_port()
    server = preview_server(catalog, catalog.parent / "preview", titled, "127.0.0.1", port)
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{port}/"
    server.shutdown()
    thread.join(10)


def fetched(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return error.read().decode()
    except urllib.error.URLError:  # not listening yet
        return ""


def shown(address: str, words: str, seconds: float = 10) -> str:
    """Return the page once it shows the words, or as it is after some seconds."""
    end = time.monotonic() + seconds
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
    mistaken = shown(page, "This is the last good site")
    assert "<title>Welding for all - " in mistaken
    assert "welding-1.yaml says &lt;/title&gt;&lt;script&gt;" in mistaken
    assert "welding-1.yaml says" in capfd.readouterr().err
    file.write_text("name: Mended\n")
    mended = shown(page, "Mended")
    assert "This is the last good site" not in mended


def test_an_address_that_is_not_there_shows_the_page_that_says_so(address: str) -> None:
    assert "This page is not here" in shown(address + "nowhere/", "This page")


def test_what_only_the_whole_catalog_shows_is_told_a_little_later(tmp_path: Path) -> None:
    catalog, port = tmp_path / "catalog", free_port()
    write_synthetic(catalog, 1)
    workbench = Workbench(catalog, date(2026, 11, 1))
    look = SecondLook(catalog, workbench)
    server = preview_server(
        catalog, tmp_path / "preview", lambda _: workbench.site(), "127.0.0.1", port, second_look=look
    )
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        page = f"http://127.0.0.1:{port}/courses/district-1/welding-2/"
        stamp = tmp_path / "preview" / "pagefind" / "records.sha256"
        assert "Welding II" in shown(page, "Welding II")
        assert until(stamp.is_file)  # the first look is over: this site is good
        file = catalog / "district-1" / "courses" / "welding-2.yaml"
        sound = file.read_text()
        file.write_text(sound.replace("welding-1", "welding-9").replace("Welding II", "Welding for all"))
        assert "<title>Welding for all" in fetched(page)
        told = shown(page, "This is the last good site", seconds=90)
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


def until(said: Callable[[], bool], seconds: float = 90) -> bool:
    """Wait until something is true; say whether it is at the end."""
    end = time.monotonic() + seconds
    while not said() and time.monotonic() < end:
        time.sleep(0.1)
    return said()
