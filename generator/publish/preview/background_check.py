"""What takes longer than a reader of a preview waits: the rules about the whole catalog."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from datetime import date
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from generator.model.findings import Finding
from generator.pages.site import load_and_check
from generator.pages.website import BuildRefused
from generator.pages.workbench import SiteBuilder
from generator.publish.publication import Publication
from generator.runtime.bug_report import bug_report

OnChecked = Callable[[Publication, BuildRefused | None], None]
_NICENESS = 10


class BackgroundCheck:
    """Looks at a catalog once more, in a process of its own that gives way to everything else.

    A newer look ends one that is still at work, because what it finds is no longer true.
    """

    def __init__(self, catalog: Path, workbench: SiteBuilder) -> None:
        self._catalog, self._workbench = catalog, workbench
        self._process: BaseProcess | None = None

    def begin(self, publication: Publication, tell: OnChecked) -> None:
        """Begin a look at the files as they are now; `tell` is told, from a thread, what it finds."""
        self.stop()
        # Not a fork: the server has threads.
        context = get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        work = (theirs, self._catalog, date.today())
        self._process = context.Process(target=_check_catalog, args=work, daemon=True)
        self._process.start()
        theirs.close()
        threading.Thread(target=self._wait, args=(ours, publication, tell), daemon=True).start()

    def stop(self) -> None:
        """End the look at work, if there is one."""
        if self._process:
            self._process.kill()
            self._process.join()
            self._process = None

    def _wait(self, found: Connection, publication: Publication, tell: OnChecked) -> None:
        try:
            result: BuildRefused | tuple[Finding, ...] = found.recv()
        except EOFError:  # stopped
            return
        finally:
            found.close()
        if isinstance(result, BuildRefused):
            tell(publication, result)
            return
        self._workbench.findings = result
        tell(publication, None)


def _check_catalog(tell: Connection, catalog: Path, as_of: date) -> None:
    """Judge a catalog and say what was found. Runs alone in its process."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    try:
        _judge(tell, catalog, as_of)
    except Exception as error:
        refusal = BuildRefused(bug_report(error))
        try:
            tell.send(refusal)
        except OSError:  # the findings were told already
            print(refusal.message, file=sys.stderr)


def _judge(tell: Connection, catalog: Path, as_of: date) -> None:
    result = load_and_check(catalog, as_of)
    _end_with_server()  # not before: beside another thread, the work would not be shared
    tell.send(result if isinstance(result, BuildRefused) else result[1].findings)
    tell.close()


def _end_with_server() -> None:
    server = parent_process()
    if server is None:
        return
    if not server.is_alive():
        os._exit(1)

    def wait() -> None:
        server.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
