"""Show the site while it is edited: every saved file rebuilds it, every mistake leaves the last good one."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.livereload import LiveReloadServer

from generator.pages.page import Loader, Refusal
from generator.pages.site import load_site
from generator.publish.build import build

Respond = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

_NOTICE = Markup(
    '<pre role="alert" style="position:fixed;inset:auto 0 0;z-index:99;margin:0;padding:1rem;max-height:50vh;'
    'overflow:auto;background:#fff4e5;color:#5b1d00;border-top:3px solid #b3261e;white-space:pre-wrap">'
    "This is the last good site. The catalog has a mistake:\n\n{}</pre>"
)


class Preview:
    """A folder with the last good site of a catalog, and the message if there is a newer mistake."""

    def __init__(
        self, catalog: Path, folder: Path, load: Loader, address: str, config_file: Path | None = None
    ) -> None:
        self.catalog, self.folder, self.load = catalog, folder, load
        self.address, self.config_file = address, config_file
        self.message: str | None = None

    def rebuild(self) -> None:
        """Build again. A refusal is told here and in the browser; raising would stop the server's answers."""
        # Nobody shares a preview, so it has no pictures to share.
        place = (self.catalog, self.folder, self.load)
        result = build(*place, config_file=self.config_file, address=self.address, pictures=False)
        self.message = result.message if isinstance(result, Refusal) else None
        if self.message:
            print(self.message, file=sys.stderr)

    def not_found(self, status: int) -> bytes | None:
        """Return the site's own page for an address that is not there."""
        page = self.folder / f"{status}.html"
        return page.read_bytes() if page.is_file() else None

    def noticing(self, respond: Respond) -> Respond:
        """Return a responder that adds the message, if there is one, to every page."""

        def with_notice(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            notice = b""

            # Asked when the answer begins: before that, the server may wait for a build to end.
            def start_longer(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
                nonlocal notice
                if self.message and ("Content-Type", "text/html") in headers:
                    notice = str(_NOTICE.format(self.message)).encode()
                    headers = [header for header in headers if header[0] != "Content-Length"]
                return start(status, headers, *rest)

            content = respond(environ, start_longer)
            return [*content, notice] if notice else content

        return with_notice


def preview_server(
    catalog: Path, folder: Path, load: Loader, host: str, port: int, config_file: Path | None = None
) -> LiveReloadServer:
    """Return a server that shows a catalog from a folder, not yet started, with its first build done."""
    preview = Preview(catalog, folder, load, f"http://{host}:{port}/", config_file)
    server = LiveReloadServer(builder=preview.rebuild, host=host, port=port, root=str(folder))
    server.error_handler = preview.not_found
    server.set_app(preview.noticing(server.serve_request))
    server.watch(str(catalog))
    preview.rebuild()
    return server


def serve(
    catalog: Path,
    load: Loader = load_site,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    config_file: Path | None = None,
) -> None:
    """Serve a catalog with live reload until it is interrupted."""
    workplace = Path(tempfile.mkdtemp(prefix="pathways-"))
    server = preview_server(catalog, workplace / "site", load, host, port, config_file)
    print(f"The catalog is at {server.url} — stop with Ctrl+C", file=sys.stderr)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
        shutil.rmtree(workplace, ignore_errors=True)
