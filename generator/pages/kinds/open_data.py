"""The page that lists every export of the catalog, and the files it lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator.exports.catalog_exports import EXPORTS, Export, catalog_alternates
from generator.exports.files import DATA, ExportFile, ExportSource
from generator.model.repository import repository_at
from generator.pages.drafts import Batch, Draft
from generator.pages.memory import kept_for_all
from generator.pages.page import HIDE_CONTENTS, Asset, Page
from generator.pages.render.templates import Templates
from generator.pages.view import View

_SECTION = DATA.removesuffix("/")
_LICENSE = "https://spdx.org/licenses/{}.html"


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of an export: its address below the site, how many entries it has, and its size in kilobytes."""

    path: str
    rows: int
    kilobytes: int


@dataclass(frozen=True, slots=True)
class PublishedExport:
    """An export with the files that are about many things, and how many there are about one thing each."""

    export: Export
    files: tuple[PublishedFile, ...]
    about_one: int


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page of all exports."""
    yield Draft(DATA, partial(_page, view, templates), _SECTION, HIDE_CONTENTS)


def assets(view: View) -> Iterator[Batch]:
    """Yield the files of every export. A file about one thing is made with the page of that thing."""
    for export in EXPORTS:
        for file in export.files(_source(view)):
            yield Batch(file.path, partial(_asset, file), about=file.about)


def _source(view: View) -> ExportSource:
    return ExportSource(view.graph, view.as_of)


def _asset(file: ExportFile) -> tuple[Asset]:
    return (Asset(file.path, file.content()),)


def _page(view: View, templates: Templates) -> Page:
    words, license_ = view.words, view.settings.license
    repository = repository_at(view.settings.repository)
    return templates.page(
        "open_data.html",
        DATA,
        words["data_title"],
        {
            "exports": _all_published(view),
            "license": license_,
            "license_page": _LICENSE.format(license_),
            "as_of": view.as_of,
            "repository": repository.address if repository else "",
            "contact": view.settings.contact,
        },
        description=words["data_lead"],
        hide=HIDE_CONTENTS,
        alternates=catalog_alternates(view.below),
    )


@kept_for_all
def _all_published(view: View) -> tuple[PublishedExport, ...]:
    """Return every export; to know how large its files are, they are made."""
    return tuple(_published(view, export) for export in EXPORTS)


def _published(view: View, export: Export) -> PublishedExport:
    files = tuple(export.files(_source(view)))
    many = (file for file in files if not file.about)
    shown = tuple(PublishedFile(file.path, file.rows, -(-file.size() // 1000)) for file in many)
    return PublishedExport(export, shown, len(files) - len(shown))
