"""Every page and file of a site, made and written; what is left of each is what others ask of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from pathlib import Path

from generator.pages.cache import Cache
from generator.pages.drafts import Batch, Document
from generator.publish.files import write_new
from generator.publish.publication import Publication
from generator.publish.search import INDEX, Records, record_of, write_index
from generator.runtime.garbage_collection import freeze_existing
from generator.runtime.parallel import parallel_map

Finish = Callable[[Publication, Path], None]
CountCallback = Callable[[int, int], None]
_DOCUMENTS_PER_TASK = 32


def unwatched(_done: int, _total: int) -> None:
    """Take no notice of how much is done."""


def write_site(
    publication: Publication, to: Path, watch: CountCallback = unwatched, cache: Cache | None = None
) -> None:
    """Write below a folder all of a site but what MkDocs has rendered: pages, files, sitemap and search index.

    `watch` is that of `write_documents`; `cache` keeps the search index. Raises IndexFailed if it cannot be made.
    """
    records = Records()
    listed = list(write_documents(publication, to, records, watch))
    for page in publication.written.values():
        records.add((record_of(page, publication.site.language),))
        listed += [page.path] if page.listed else []
    for file, content in publication.search_engine_files(listed):
        write_new(to, file, content)
    write_index(records, to / INDEX, cache)


def write_documents(publication: Publication, to: Path, records: Records, watch: CountCallback) -> tuple[str, ...]:
    """Write every generated page and file below a new folder; return the addresses for search engines.

    Fills `records` with what the search is to know; `watch` is told how many of how many parts are written.
    """
    parts: list[list[Document]] = []
    for group in publication.documents():
        if not parts or len(parts[-1]) >= _DOCUMENTS_PER_TASK:
            parts.append([])
        parts[-1] += group
    listed: list[str] = []
    taken = count(1)

    def take(done: tuple[list[bytes], list[str]]) -> None:
        records.add(done[0])
        listed.extend(done[1])
        watch(next(taken), len(parts))

    with freeze_existing():
        publication.site.pages.prepare()
        parallel_map(partial(_write, publication, to), parts, take)
    return tuple(listed)


def _write(publication: Publication, to: Path, documents: Sequence[Document]) -> tuple[list[bytes], list[str]]:
    """Write documents; return the records of their pages, and the addresses that search engines should keep."""
    records, listed = [], []
    for document in documents:
        if isinstance(document, Batch):
            for asset in document.made():
                write_new(to, asset.path, asset.content)
            continue
        page = document.made()
        write_new(to, page.file, publication.document(page))
        records.append(record_of(page, publication.site.language))
        if page.listed:
            listed.append(page.path)
    return records, listed
