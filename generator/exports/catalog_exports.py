"""Every export of a catalog: what it is called, which standard it follows, and its files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.exports.case_package import case_files, opensalt_files
from generator.exports.ctdl import CTDL_FILE, ctdl_files
from generator.exports.days import FEED_FILE, day_files, feed_files
from generator.exports.files import ExportFile, ExportSource
from generator.exports.kind_tables import kind_tables
from generator.exports.network_files import network_files
from generator.exports.school_files import badge_files, curriculum_files, oneroster_files
from generator.exports.whole_catalog import CATALOG_FILE, ENTITY_FILE, VERSION, catalog_files, entity_files
from generator.model.entities import Entity, Pathway
from generator.model.ids import address_of


@dataclass(frozen=True, slots=True)
class Export:
    """One export: its name on the command line, its standard with version and address, what it is checked with.

    `pattern` is how the addresses of its files look where each is about one thing of the catalog.
    """

    name: str
    standard: str
    version: str
    specification: str
    checked_with: str
    files: Callable[[ExportSource], Iterator[ExportFile]]
    pattern: str = ""


EXPORTS: tuple[Export, ...] = (
    Export(
        "csv",
        "CSV",
        "RFC 4180, UTF-8",
        "https://www.rfc-editor.org/rfc/rfc4180",
        "Python's csv module; courses read again by pathways import courses",
        kind_tables,
    ),
    Export(
        "json",
        "JSON",
        f"catalog.schema.json {VERSION}, JSON Schema 2020-12",
        "https://json-schema.org/draft/2020-12/schema",
        "jsonschema",
        catalog_files,
    ),
    Export(
        "entities",
        "JSON",
        f"catalog.schema.json {VERSION}, JSON Schema 2020-12",
        "https://json-schema.org/draft/2020-12/schema",
        "jsonschema",
        entity_files,
        "courses/…/data.json",
    ),
    Export(
        "graph",
        "GraphML; node-link JSON",
        "GraphML 1.0",
        "http://graphml.graphdrawing.org/specification.html",
        "NetworkX",
        network_files,
    ),
    Export(
        "ctdl",
        "CTDL, JSON-LD",
        "2026 vocabulary",
        "https://credreg.net/ctdl/terms",
        "the published vocabulary; ctdl-validate 0.2.1; read again by pathways import ctdl",
        ctdl_files,
        "pathways/…/ctdl.jsonld",
    ),
    Export(
        "case",
        "CASE package, JSON",
        "1.1",
        "https://www.imsglobal.org/spec/case/v1p1",
        "the closed shapes of its objects; read again by pathways import competencies",
        case_files,
    ),
    Export(
        "opensalt",
        "OpenSALT table, CSV",
        "RFC 4180, UTF-8",
        "https://opensalt.gitbook.io",
        "read again by pathways import competencies",
        opensalt_files,
    ),
    Export(
        "oneroster",
        "OneRoster courses, CSV",
        "1.2",
        "https://www.imsglobal.org/spec/oneroster/v1p2",
        "its required columns; read again by pathways import courses",
        oneroster_files,
    ),
    Export(
        "badges",
        "Open Badges achievements, JSON-LD",
        "3.0",
        "https://www.imsglobal.org/spec/ob/v3p0",
        "its required properties; the published JSON-LD contexts",
        badge_files,
        "credentials/…/achievement.json",
    ),
    Export(
        "curricula",
        "Curricular Analytics, CSV",
        "curriculum",
        "https://curricularanalytics.org",
        "its columns; read again by pathways import courses",
        curriculum_files,
        "pathways/…/curricular-analytics.csv",
    ),
    Export("feed", "Atom", "RFC 4287", "https://www.rfc-editor.org/rfc/rfc4287", "an XML parser", feed_files),
    Export(
        "calendar",
        "iCalendar",
        "RFC 5545",
        "https://www.rfc-editor.org/rfc/rfc5545",
        "a reader of its lines",
        day_files,
    ),
)
"""Every export, in the order in which pages list them."""


def catalog_alternates(below: str = "") -> tuple[tuple[str, str], ...]:
    """Return media type and address of what a page about the whole catalog names as the same in another format.

    `below` is the folder of the page's language, "es/", or "" for the first one.
    """
    return (("application/atom+xml", f"{below}{FEED_FILE}"), ("application/json", CATALOG_FILE))


def alternates_of(entity: Entity) -> tuple[tuple[str, str], ...]:
    """Return media type and address of each file that says of `entity` what its page says."""
    page = address_of(entity.kind, entity.id)
    own = (("application/json", f"{page}{ENTITY_FILE}"),)
    return (*own, ("application/ld+json", f"{page}{CTDL_FILE}")) if isinstance(entity, Pathway) else own


def exports_named(name: str) -> tuple[Export, ...]:
    """Return the export called `name`, every one for `all`, none for any other word."""
    return tuple(export for export in EXPORTS if name in ("all", export.name))
