"""A catalog while it is edited, as a folder in which each page appears when it is looked at."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.pages.website import BuildRefused, Loader, Site
from generator.publish.build import build_frames
from generator.publish.files import write_changed
from generator.publish.preview.background_check import BackgroundCheck
from generator.publish.publication import Publication
from generator.runtime.bug_report import bug_report

Snapshot = dict[str, tuple[int, int]]
"""Date and size of every file."""


class Preview:
    """The folder, and the message if the catalog has a mistake.

    A request sees every file that was saved before it: what changed is read before it is answered, and one page is
    made. What takes longer, the rules about the whole catalog, comes from the background check. Until
    it has found a mistake the newest site is shown, afterwards the last good one, which stays published.
    """

    def __init__(
        self,
        catalog: Path,
        folder: Path,
        load: Loader,
        address: str,
        config_file: Path | None = None,
        background_check: BackgroundCheck | None = None,
    ) -> None:
        self.folder = folder
        self.message: str | None = None
        self.news = folder.with_name(f"{folder.name}-news")
        """A folder in which a file changes when browsers should look again."""
        self.news.mkdir(parents=True, exist_ok=True)
        self._catalog, self._load, self._background_check = catalog, load, background_check
        self._address, self._config_file = address, config_file
        self._seen: Snapshot = {}
        self._newest: Publication | None = None
        self._good: Publication | None = None
        self._made: set[Path] = set()
        self.turn = 0
        """How many times something new was shown or told."""
        self._failed = ""
        """The error that was told last, until something goes well again."""
        self._lock = threading.RLock()

    def reload(self) -> None:
        """Read what changed. A refusal is told here and on every page; raising would stop the server's answers."""
        with self._lock:
            seen = dict(_files(self._catalog))
            if seen == self._seen:
                return
            by_hand = _handwritten_files(seen) != _handwritten_files(self._seen)
            self._seen = seen
            match self._load(self._catalog):
                case BuildRefused(message):
                    self._refuse(message)
                case site:
                    self._show(site, by_hand)
            self._notify()

    def look(self) -> None:
        """Read what changed; what nobody was ready for is told like a mistake, and looked at again next time."""
        with self._telling():
            self.reload()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Go on after an error, which becomes a sentence here and on every page: a thread cannot tell otherwise."""
        try:
            yield
        except Exception as error:
            with self._lock:
                self._seen = {}
                if (again := repr(error)) != self._failed:
                    self._failed = again
                    self.message = _in_words(error)
                    print(self.message, file=sys.stderr)
                    self._notify()
        else:
            with self._lock:
                self._failed = ""

    def make_file(self, path: str) -> None:
        """Make the page or file at an address of the site, as the catalog is now, where the server looks for it."""
        with self._telling():
            self._make_file(path)

    def _make_file(self, path: str) -> None:
        file = self.folder / path
        if file not in self._made and file.is_file():
            return  # nothing of the catalog: a style, a script, a hand-written page
        self.reload()
        with self._lock:
            shown = self._newest or self._good
            if shown is None:
                return
            try:
                self._make(shown, path)
            except Exception:
                # An unsound catalog may not bear to be drawn; the background check says why.
                if self._good is None or self._good is shown:
                    raise
                self._make(self._good, path)

    def _make(self, shown: Publication, path: str) -> None:
        publication, path = shown.at(path)
        folder, address = publication.site.folder, path.removesuffix("index.html")
        if draft := publication.site.pages.at(address if address.endswith("/") or not address else f"{address}/"):
            page = draft.made()
            self._write(folder + page.file, publication.document(page))
        elif asset := publication.site.assets.at(path):
            self._write(folder + asset.path, asset.content)

    def _write(self, name: str, content: bytes) -> None:
        write_changed(self.folder / name, content)
        self._made.add(self.folder / name)

    def _show(self, site: Site, by_hand: bool) -> None:
        """Show a site in the frames there are, or in new ones where it needs them."""
        shown = self._newest or self._good
        other = shown.with_site(site) if shown and not by_hand else None
        made = other or self._framed(site)
        if isinstance(made, BuildRefused):
            self._refuse(made.message)
        elif other and (complaints := list(other.complaints())):
            self._refuse("\n".join(complaints))
        else:
            self._use_site(made)
            self.message = None
            if self._background_check:
                self._background_check.begin(made, self._use_check_results)
            else:
                self._good = made

    def _framed(self, site: Site) -> Publication | BuildRefused:
        """Return new frames for a site, with all that MkDocs makes in the folder, or what it complains of."""
        new = self.folder.with_name(f"{self.folder.name}-new")
        made = build_frames(site, self._catalog, new, self._config_file, self._address)
        if not isinstance(made, BuildRefused):
            self.folder.rename(old := self.folder.with_name(f"{self.folder.name}-old"))
            new.rename(self.folder)
            shutil.rmtree(old, ignore_errors=True)
        return made

    def _use_check_results(self, publication: Publication, refusal: BuildRefused | None) -> None:
        """Take what the background check found, if nothing was saved since: perhaps new gaps to show."""
        with self._telling(), self._lock:
            if publication is not self._newest:
                return
            if refusal:
                self._refuse(refusal.message)
                self._notify()
                return
            site = self._load(self._catalog)
            again = None if isinstance(site, BuildRefused) else publication.with_site(site)
            self._use_site(again or publication)
            self._good = self._newest

    def _refuse(self, message: str) -> None:
        if self._background_check:
            self._background_check.stop()
        self._use_site(None)
        self.message = message
        print(message, file=sys.stderr)

    def _use_site(self, newest: Publication | None) -> None:
        self._newest = newest
        for file in self._made:
            file.unlink(missing_ok=True)
        self._made.clear()

    def _notify(self) -> None:
        self.turn += 1
        (self.news / "news").write_text(f"{self.turn}\n")


def _in_words(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename} cannot be read or written: {error.strerror}."
    return bug_report(error)


def _files(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield each file below a folder with its date and size; links are not followed."""
    waiting = [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                    continue
                try:
                    found = entry.stat(follow_symlinks=False)
                except OSError:  # gone meanwhile
                    continue
                yield entry.path, (found.st_mtime_ns, found.st_size)


def _handwritten_files(files: Snapshot) -> Snapshot:
    """Return the files that MkDocs reads: pages and pictures."""
    return {name: found for name, found in files.items() if not name.endswith((".yaml", ".yml"))}
