"""Every page and file of a site, made and written; what is left of each is what others ask of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from pathlib import Path

from generator.pages.drafts import Batch, Document, subject_of
from generator.pages.finder.pages import WRITTEN
from generator.publish.files import write_new
from generator.publish.handwritten import search_file
from generator.publish.publication import Publication
from generator.runtime.garbage_collection import freeze_existing
from generator.runtime.parallel import parallel_map

Finish = Callable[[Publication, Path], None]
CountCallback = Callable[[int, int], None]
_DOCUMENTS_PER_TASK = 32


def unwatched(_done: int, _total: int) -> None:
    """Take no notice of how much is done."""


def write_site(publication: Publication, to: Path, watch: CountCallback = unwatched) -> None:
    """Write below a folder all of a site but what MkDocs has rendered: pages, files, sitemap, in every language.

    `watch` is that of `write_documents`.
    """
    listed = list(write_documents(publication, to, watch))
    for one in publication.in_all_languages:
        listed += [one.site.folder + page.path for page in one.written.values() if page.listed]
        write_written_search(one, to / one.site.folder)
    for file, content in publication.search_engine_files(listed):
        write_new(to, file, content)


def write_written_search(publication: Publication, to: Path) -> None:
    """Write what the finder is to know of hand-written pages, which nobody has read before MkDocs."""
    write_new(to, WRITTEN, search_file(publication.written.values()))


def write_documents(publication: Publication, to: Path, watch: CountCallback) -> tuple[str, ...]:
    """Write every generated page and file below a new folder; return the addresses for search engines.

    What is about one thing is made together, in every language. `watch` is told how many of how many parts are
    written.
    """
    about: dict[str, list[tuple[Publication, Document]]] = {}
    for one in publication.in_all_languages:
        for group in one.documents():
            about.setdefault(subject_of(group[0]), []).extend((one, document) for document in group)
    parts: list[list[tuple[Publication, Document]]] = []
    for those in about.values():
        if not parts or len(parts[-1]) >= _DOCUMENTS_PER_TASK:
            parts.append([])
        parts[-1] += those
    listed: list[str] = []
    taken = count(1)

    def take(done: list[str]) -> None:
        listed.extend(done)
        watch(next(taken), len(parts))

    with freeze_existing():
        for one in publication.in_all_languages:
            one.site.pages.prepare()
        parallel_map(partial(_write, to), parts, take)
    return tuple(listed)


def _write(to: Path, documents: Sequence[tuple[Publication, Document]]) -> list[str]:
    """Write documents; return the addresses that search engines should keep."""
    listed = []
    for publication, document in documents:
        folder = publication.site.folder
        if isinstance(document, Batch):
            for asset in document.made():
                write_new(to, folder + asset.path, asset.content)
            continue
        page = document.made()
        write_new(to, folder + page.file, publication.document(page))
        if page.listed:
            listed.append(folder + page.path)
    return listed
