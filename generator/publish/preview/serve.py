"""Show the site while it is edited: every saved file at once, every mistake on the last good site."""

from __future__ import annotations

import gc
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.livereload import LiveReloadServer

from generator.pages.cache import Cache, cache_folder
from generator.pages.website import Loader
from generator.pages.workbench import SiteBuilder
from generator.publish.preview.background_check import BackgroundCheck
from generator.publish.preview.lazy_site import Preview
from generator.runtime.work_folder import work_folder

_NOTICE = Markup(
    '<pre role="alert" style="position:fixed;inset:auto 0 0;z-index:99;margin:0;padding:1rem;max-height:50vh;'
    'overflow:auto;background:#fff4e5;color:#5b1d00;border-top:3px solid #b3261e;white-space:pre-wrap">'
    "This is the last good site. The catalog has a mistake:\n\n{}</pre>"
)
_SECONDS = 0.25
_POLL_FACTOR = 5
"""How many times as long as looking takes there is no looking."""


class CannotServe(Exception):
    """The port cannot be had: one clear sentence."""


class PreviewServer(LiveReloadServer):
    """MkDocs's server with live reload, before which each page is made that is asked for.

    It has its port as soon as it is made, so that the site can be made for its address, and whoever asks meanwhile
    waits. It watches the preview's news
    only: to watch ten thousand files as MkDocs does would keep a core busy.
    """

    preview: Preview

    def __init__(self, folder: Path, host: str, port: int) -> None:
        super().__init__(builder=lambda: None, host=host, port=port, root=str(folder), polling_interval=_SECONDS)
        self.error_handler = self._not_found
        self._ended = threading.Event()
        super().server_bind()
        super().server_activate()
        self.url = f"http://{host}:{self.server_port}/"

    def server_bind(self) -> None:
        """Do nothing when the base class begins to serve: whoever asks is waiting already."""

    server_activate = server_bind

    def show(self, preview: Preview) -> None:
        """Show a preview, whose folder is the one that is served."""
        self.preview = preview
        self.set_app(self._respond)
        self.watch(str(preview.news))

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Serve until `shutdown`, looking for changes all the while."""
        threading.Thread(target=self._look, daemon=True).start()
        super().serve(open_in_browser=open_in_browser)  # type: ignore[no-untyped-call]

    def shutdown(self, wait: bool = False) -> None:
        """End serving and looking."""
        self._ended.set()
        super().shutdown(wait)

    def _look(self) -> None:
        pause, turn = _SECONDS, self.preview.turn
        while not self._ended.wait(pause):
            began = time.monotonic()
            self.preview.look()
            if turn != self.preview.turn:
                turn = self.preview.turn
                gc.collect()
            pause = max(_SECONDS, _POLL_FACTOR * (time.monotonic() - began))

    def _not_found(self, status: int) -> bytes | None:
        """Return the site's own page for an address that is not there."""
        page = self.preview.folder / f"{status}.html"
        return page.read_bytes() if page.is_file() else None

    def _respond(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if not path.startswith("/livereload/"):
            self.preview.make_file(path.lstrip("/"))
        return self._with_notice(environ, start)

    def _with_notice(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer with the message, if there is one, at the end of every page."""
        notice = b""

        # Asked when the answer begins: before that, the server may wait for a build to end.
        def start_longer(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            nonlocal notice
            if self.preview.message and ("Content-Type", "text/html") in headers:
                notice = str(_NOTICE.format(self.preview.message)).encode()
                headers = [header for header in headers if header[0] != "Content-Length"]
            return start(status, headers, *rest)

        content = self.serve_request(environ, start_longer)
        return [*content, notice] if notice else content


def preview_server(
    catalog: Path,
    folder: Path,
    load: Loader,
    host: str,
    port: int,
    config_file: Path | None = None,
    background_check: BackgroundCheck | None = None,
) -> PreviewServer:
    """Return a server that shows a catalog from a folder, not yet started, with its first site made.

    `load` is asked whenever a file changed, and must be quick; `background_check` takes its time. Raises CannotServe
    if the port cannot be had.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        server = PreviewServer(folder, host, port)
    except OSError as problem:
        raise CannotServe(f"The site cannot be served at port {port}: {problem.strerror}.") from None
    preview = Preview(catalog, folder, load, server.url, config_file, background_check)
    preview.reload()
    server.show(preview)
    return server


def serve(catalog: Path, *, host: str = "127.0.0.1", port: int = 8000, config_file: Path | None = None) -> None:
    """Serve a catalog with live reload until it is interrupted or told to end.

    `port` 0 is any that is free. Raises CannotServe if the port cannot be had.
    """
    with suppress(KeyboardInterrupt), ExitStack() as stack:
        # The search for memory walks the whole catalog, so it waits until the page is shown: see `_look`.
        gc.disable()
        stack.callback(gc.enable)
        for told in (signal.SIGTERM, signal.SIGHUP):
            stack.callback(signal.signal, told, signal.signal(told, _end))
        workplace = stack.enter_context(work_folder())
        cache = cache_folder(catalog)
        workbench = SiteBuilder(catalog, cache=Cache(cache))
        background_check = BackgroundCheck(catalog, workbench)
        stack.callback(background_check.stop)
        load: Loader = lambda _: workbench.site()  # noqa: E731
        server = preview_server(catalog, workplace / "site", load, host, port, config_file, background_check)
        stack.callback(server.shutdown)
        print(f"The catalog is at {server.url} — stop with Ctrl+C", file=sys.stderr, flush=True)
        server.serve()


def _end(told: int, _: object) -> None:
    signal.signal(told, signal.SIG_IGN)  # once is enough: what follows tidies up
    raise KeyboardInterrupt
