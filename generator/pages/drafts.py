"""Pages and files before they are made.

The site of a whole state has fifty thousand pages, and they are never needed all at once: a build writes each as it
is made, in any process, and a preview makes the one that is looked at. So a page kind yields a `Draft` of each page:
its address, and how to make it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.pages.page import Asset, Page


@dataclass(frozen=True, slots=True)
class Draft:
    """A page before it is made: its address and what decides its frame, as `Page` has them.

    `about` is the address of the page that asks the graph the same questions, its own when left out.
    """

    path: str
    make: Callable[[], Page]
    section: str = ""
    hide: frozenset[str] = frozenset()
    about: str = ""

    def made(self) -> Page:
        """Return the page.

        Raises ValueError if it is not the one announced, for its frame would be another's.
        """
        page = self.make()
        if (page.path, page.section, page.hide) != (self.path, self.section, self.hide):
            raise ValueError(f"The page at {self.path!r} is not what was announced.")
        return page


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that are made together. `prefix` is how their addresses begin; of a single file, its whole address.

    A batch of many is for files whose names are not known before they are made. `about` is the address of a page that
    asks the graph the same questions. `abroad` files are linked by whole web addresses only, so a site that does not
    know its own address does not need them.
    """

    prefix: str
    make: Callable[[], Iterable[Asset]]
    about: str = ""
    abroad: bool = False

    def made(self) -> Iterator[Asset]:
        """Yield the files.

        Raises ValueError if an address begins otherwise, for it could be another's.
        """
        for asset in self.make():
            if not asset.path.startswith(self.prefix):
                raise ValueError(f"The file {asset.path!r} does not begin as announced: {self.prefix!r}")
            yield asset


def draft_from_page(page: Page) -> Draft:
    """Return the draft of a page that is made already."""
    return Draft(page.path, lambda: page, page.section, page.hide)


def batch_from_asset(asset: Asset) -> Batch:
    """Return the batch of one file that is made already."""
    return Batch(asset.path, lambda: (asset,))


Document = Draft | Batch


def together(documents: Iterable[Document]) -> list[list[Document]]:
    """Return documents in groups to be made one after the other, so that each answer they share is worked out once.

    A group is the page of one thing, and all other pages and files that are about it.
    """
    groups: dict[str, list[Document]] = {}
    for document in sorted(documents, key=_address):
        groups.setdefault(subject_of(document), []).append(document)
    return list(groups.values())


def subject_of(document: Document) -> str:
    """Return the address of the page that a document is about, its own where it is about nothing else."""
    return document.about or _address(document)


def _address(document: Document) -> str:
    return document.path if isinstance(document, Draft) else document.prefix


class Assets(Iterable[Asset]):
    """The files of a site in order of their addresses, made when they are asked for, and not kept."""

    def __init__(self, assets: Iterable[Asset | Batch]) -> None:
        batches = (batch_from_asset(one) if isinstance(one, Asset) else one for one in assets)
        self.batches = tuple(sorted(batches, key=lambda batch: batch.prefix))
        self._of = {batch.prefix: batch for batch in self.batches}

    def __iter__(self) -> Iterator[Asset]:
        return (asset for batch in self.batches for asset in batch.made())

    def at(self, path: str) -> Asset | None:
        """Return the file at an address, or None."""
        for end in range(len(path), 0, -1):
            for asset in self._of[path[:end]].made() if path[:end] in self._of else ():
                if asset.path == path:
                    return asset
        return None


class Pages(Iterable[Page]):
    """The pages of a site in order of their addresses. Each is made when it is asked for, and not kept.

    `prepare` does what is worth doing once, before pages are made in several processes.
    """

    def __init__(self, pages: Iterable[Page | Draft], prepare: Callable[[], None] = lambda: None) -> None:
        self.prepare = prepare
        drafts = (draft_from_page(one) if isinstance(one, Page) else one for one in pages)
        self.drafts = tuple(sorted(drafts, key=lambda draft: draft.path))
        self._at = {draft.path: draft for draft in self.drafts}

    def at(self, path: str) -> Draft | None:
        """Return the draft of the page at an address, or None."""
        return self._at.get(path)

    def __len__(self) -> int:
        return len(self.drafts)

    def __iter__(self) -> Iterator[Page]:
        return (draft.made() for draft in self.drafts)
