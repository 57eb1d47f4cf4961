"""While a catalog is edited, the last good site stays, and a mistake is shown on it."""

from __future__ import annotations

import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.pages.page import Refusal, Site
from generator.publish.serve import preview_server
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


def shown(address: str, words: str) -> str:
    """Return the page once it shows the words, or as it is after ten seconds."""
    end = time.monotonic() + 10
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
