"""The MkDocs plugin: tells MkDocs which pages there are, lends it the frame, and fills in the rest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator.catalog.file_rules import NOT_A_PLAIN_FILE
from generator.catalog.handwritten_pages import HandwrittenPage
from generator.catalog.survey import survey_folder
from generator.pages.page import Crumb
from generator.pages.policy import POLICY
from generator.pages.site import load_site
from generator.pages.website import BuildRefused, Loader, Site
from generator.publish import mkdocs_bridge
from generator.publish.handwritten import as_page, read_written
from generator.publish.policy import PREVIEW_POLICY
from generator.publish.publication import Publication
from generator.publish.settings import complete
from generator.publish.writer import Finish, write_site

_log = get_plugin_logger("pathways")


class PathwaysOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs is not typed here
    """None: the catalog is `docs_dir`, and all else stands in it."""


def _load_first_language(catalog: Path) -> Site | BuildRefused:
    """Return the site of a catalog in its first language: MkDocs by itself builds one."""
    site = load_site(catalog)
    return site if isinstance(site, BuildRefused) else replace(site, translations=(), siblings=())


class PathwaysPlugin(BasePlugin[PathwaysOptions]):  # type: ignore[no-untyped-call]
    """Publishes the catalog in `docs_dir`. `build` sets the attributes; plain `mkdocs build` leaves them.

    `load` makes the site of a catalog; `finish` writes into a folder what MkDocs has not written.
    """

    load: Loader = staticmethod(_load_first_language)
    finish: Finish = staticmethod(write_site)
    publication: Publication
    page_files: frozenset[str]
    policy = POLICY

    def on_startup(self, *, command: str, **_: object) -> None:
        # MkDocs keeps a plugin that hears of a start, from one build of a process to the next.
        self.load, self.finish = type(self).load, type(self).finish
        self.policy = PREVIEW_POLICY if command == "serve" else POLICY

    def on_config(self, config: MkDocsConfig) -> None:
        complete(config)
        catalog = Path(config.docs_dir)
        match self.load(catalog):
            case BuildRefused(message):
                raise PluginError(message)
            case site:
                self.publication = Publication(site, mkdocs_bridge.frame_of(site, config, self.policy))
        layout = survey_folder(catalog)
        # MkDocs would follow a link, out of the catalog.
        for finding in layout.findings:
            if finding.code == NOT_A_PLAIN_FILE.code:
                raise PluginError(finding.what)
        self.page_files = frozenset(layout.page_files)
        mkdocs_bridge.configure(config, self.publication)
        self.read: dict[str, HandwrittenPage] = {}

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        return mkdocs_bridge.register_pages(files, config, self.publication, self.page_files)

    def on_nav(self, nav: Navigation, **_: object) -> None:
        self.tabs = {page.url: page for page in nav.pages}

    def on_page_read_source(self, page: MkDocsPage, config: MkDocsConfig) -> str | None:
        if mkdocs_bridge.is_generated_page(page, self.publication):
            return None
        self.read[page.url] = written = read_written(page.file.src_uri, config)
        # After an empty line, MkDocs takes nothing for front matter, of which it would read any kind.
        return f"\n{written.body}"

    def on_page_markdown(self, markdown: str, page: MkDocsPage, **_: object) -> str:
        if mkdocs_bridge.is_generated_page(page, self.publication):
            mkdocs_bridge.frame_page(page, self.publication, self.tabs)
        return markdown

    def on_page_content(self, html: str, page: MkDocsPage, config: MkDocsConfig, **_: object) -> str:
        if mkdocs_bridge.is_generated_page(page, self.publication):
            page.toc = mkdocs_bridge.contents()
        else:
            page.content = html
            above = mkdocs_bridge.folder_page(page, self.tabs)
            crumbs = [Crumb(self.publication.site.home, "")] if page.url else []
            if above:
                title = read_written(above.file.src_uri, config).title or str(above.title or "")
                crumbs.append(Crumb(title, above.url))
            written = as_page(page, self.read[page.url], self.publication.site, tuple(crumbs))
            self.publication.written[page.url] = written
            # Material prints titles, and what else front matter may say, as they stand.
            page.title, page.meta = mkdocs_bridge.title_of(written), {"hide": sorted(written.hide)}
        return html

    def on_env(self, env: Environment, **_: object) -> Environment:
        region = mkdocs_bridge.region_in(self.publication)
        env.globals.update(region=region, site=self.publication.site)
        return env

    def on_post_template(self, output: str, **_: object) -> str:
        return mkdocs_bridge.without_invalid_attribute(output)

    def on_post_page(self, output: str, page: MkDocsPage, **_: object) -> str:
        output = mkdocs_bridge.without_invalid_attribute(output)
        if not self.publication.is_frame(page.url):
            return output
        try:
            self.publication.add_frame(page.url, output)
        except ValueError as problem:
            raise PluginError(str(problem)) from problem
        return ""

    def on_post_build(self, config: MkDocsConfig) -> None:
        to, publication = Path(config.site_dir), self.publication
        # Hand-written pages are the same in every language.
        for complaint in () if publication.site.folder else publication.complaints():
            _log.warning(complaint)
        self.finish(publication, to)
