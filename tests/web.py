"""A folder served as the usual hosts do, and a real browser to look at it."""

from __future__ import annotations

import functools
import gzip
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

_NAMES = ("chromium-headless-shell", "chromium", "google-chrome", "chromium-browser")
INSTALLED = next(filter(None, map(shutil.which, _NAMES)), None)

LEFT_OUT = "WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup"
"""What nobody sees here: for the address bar of every window, Chromium loads pages of its own that take more of the
processor than the page that is tested (2.4 seconds a window with them, 0.9 without)."""

PATIENCE = 60_000
"""How many milliseconds a browser may take for what it is asked: a busy computer must not make a page look broken."""


@dataclass(frozen=True)
class Published:
    """Where a site is on disk, and its web address with the last "/"."""

    folder: Path
    address: str


class Handler(SimpleHTTPRequestHandler):
    """Serves as the usual hosts do: text compressed, the site's own page for what is not there."""

    protocol_version = "HTTP/1.1"
    # Head and content are two writes: by Nagle's rule the second would wait up to 40 ms for word of the first.
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: the test says it."""

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path.partition("?")[0]))
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file()
        root = Path(self.directory, "careers")
        content = _sent(file if found else root / "404.html")
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(str(file)) if found else "text/html")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def _sent(file: Path) -> bytes:
    """Return a file's content as it is sent, compressed once: every page asks for the same scripts and styles."""
    return _compressed(file, file.stat().st_mtime_ns)


@functools.cache
def _compressed(file: Path, changed: int) -> bytes:
    return gzip.compress(file.read_bytes(), 6, mtime=0)


class Server(ThreadingHTTPServer):
    """A server that says nothing of a browser that left before it had everything."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """Serve `folder` and give the address of `careers` in it, below a path as a project's site is."""
    server = Server(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/careers/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def add_style(page: Page, css: str) -> None:
    """Add a reader's own style to a page. A browser's settings may do that, whatever the policy of the page is."""
    page.evaluate(
        """css => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css);
            document.adoptedStyleSheets.push(sheet);
        }""",
        css,
    )


def stopped_by_policy(context: BrowserContext) -> list[str]:
    """Return a list that fills with what the pages' own policy stops in a context."""
    stopped: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            stopped.append(message.text)

    context.on("console", hear)
    return stopped


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give the browser that this computer has, or the one that playwright brought."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        wanted = ["--no-sandbox", "--disable-gpu", f"--disable-features={LEFT_OUT}"]
        browser = playwright.chromium.launch(executable_path=INSTALLED, args=wanted)
        yield browser
        browser.close()
