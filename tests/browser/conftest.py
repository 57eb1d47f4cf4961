"""The demonstration region, published and served below a path, seen by a real browser."""

from __future__ import annotations

import functools
import gzip
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from generator.pages.site import load_site
from generator.publish.build import Built, build

PROJECT = Path(__file__).parents[2]
DAY = date(2026, 11, 1)
INSTALLED = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))), None)


class Handler(SimpleHTTPRequestHandler):
    """Serves as the usual hosts do: text compressed, the site's own page for what is not there."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: the test says it."""

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path.partition("?")[0]))
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file()
        root = Path(self.directory, "careers")
        content = self.compressed(file if found else root / "404.html")
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(str(file)) if found else "text/html")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def compressed(self, file: Path) -> bytes:
        return gzip.compress(file.read_bytes(), 6, mtime=0)


@dataclass(frozen=True)
class Published:
    folder: Path
    address: str


def serving(folder: Path) -> ThreadingHTTPServer:
    return ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    root = tmp_path_factory.mktemp("region")
    server = serving(root)
    address = f"http://127.0.0.1:{server.server_port}/careers/"
    load = functools.partial(load_site, as_of=DAY)
    result = build(PROJECT / "catalog", root / "careers", load, address=address)
    assert isinstance(result, Built), result
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Published(result.folder, address)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def address(published: Published) -> str:
    """Return where the demonstration region is served, with its last "/"."""
    return published.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=INSTALLED, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.set_default_timeout(15_000)
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    yield tab
    context.close()
    assert errors == []
