"""What MkDocs is told: the theme it renders with, the files it sees, the pages it believes in."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby
from pathlib import Path

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.pages.finder import pages as finder
from generator.pages.page import Page
from generator.pages.scripts import lean_script
from generator.pages.situation import files as situation
from generator.pages.styles import COMPONENTS, LOOK, lean_style
from generator.pages.website import Site
from generator.publish.frames import region_marker
from generator.publish.publication import Publication
from generator.publish.regions import PageFrame, render
from generator.publish.settings import missing_pages

_THEME = Path(__file__).parent / "theme"
# Material's own scripts, search and maps: 1 MB that no page asks for; and its template of a sitemap.
_UNUSED = ("assets/javascripts/", "sitemap.xml")

_OWN = "assets/pathways"
_STYLE = f"{_OWN}/pathways.css"
# Each waits for its own round trip on a phone, so the site has them as one, in this order.
_STYLES = (
    _THEME / _STYLE,
    COMPONENTS,
    *(_THEME / _OWN / name for name in ("pages.css", "pathway.css")),
    finder.STYLE,
    situation.STYLE,
    LOOK,
)

_OWN_FILES = re.compile(r"robots\.txt|sitemap(?:-\d+)?\.xml|404\.html")
"""Files at the root of every site that are made here, but are no page or asset of it."""

_TOGGLE = re.compile(r'(<input class="md-toggle"[^<>]*?) autocomplete="off"')


def frame_of(site: Site, config: MkDocsConfig, policy: str) -> PageFrame:
    """Return what surrounds every page: the site's words, the addresses of mkdocs.yml, what pages may load."""
    address = config.site_url or ""
    edit = config.edit_uri or ""
    if config.repo_url and edit:
        edit = config.repo_url.rstrip("/") + "/" + edit.lstrip("/")
    return PageFrame(
        name=site.name,
        address=address if not address or address.endswith("/") else address + "/",
        edit=edit,
        description=site.description,
        language=site.language,
        picture=site.picture,
        form=site.form,
        policy=policy,
        words=site.words,
        folder=site.folder,
        siblings=site.siblings,
    )


def configure(config: MkDocsConfig, publication: Publication) -> None:
    """Give MkDocs the theme and the site's words, as markup: its templates print them as they stand."""
    config.site_name = escape(publication.site.name)
    config.copyright = escape(publication.site.note)
    config.theme.dirs.insert(0, str(_THEME))
    config.theme["language"] = _theme_language(config, publication.site.language)
    # It would carry the day of the build, and a compressed copy the second.
    config.theme.static_templates.discard("sitemap.xml")


def _theme_language(config: MkDocsConfig, language: str) -> str:
    """Return the language nearest to `language` that the theme has words for."""
    known = {
        file.stem for folder in config.theme.dirs for file in Path(folder, "partials", "languages").glob("*.html")
    }
    return next((one for one in (language, language.partition("-")[0]) if one in known), "en")


def register_pages(
    files: Files, config: MkDocsConfig, publication: Publication, page_files: Collection[str]
) -> Files:
    """Return the files of the site: hand-written pages, pictures, theme, tabs and markers; no YAML.

    `page_files` are the pages and pictures that the catalog was read with: those, and no others, are published.
    Raises PluginError when two pages or files want one address, when one of `page_files` would be left out, or when a
    tab or the search link opens none.
    """
    kept = Files([file for file in files if _is_site_file(file, config, page_files)])
    for problem in _unpublishable(kept, config, publication):
        raise PluginError(problem)
    written = {file.url.removeprefix("./"): file for file in kept.documentation_pages()}
    for path, clash in written.items():
        if publication.site.pages.at(path):
            raise PluginError(
                f"Two pages have the address /{path}: the file {clash.src_uri} and a page generated from the catalog."
            )
    for section in publication.missing_tabs(set(written)):
        raise PluginError(f"The tab {section.title} opens /{section.path}, but there is no such page.")
    find = publication.site.find
    if find not in written and not publication.site.pages.at(find):
        raise PluginError(f"Search without JavaScript opens /{find}, but there is no such page.")
    for path in (*publication.tabs, *publication.markers):
        kept.append(File.generated(config, f"{path}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV))
    kept.append(File.generated(config, _STYLE, content=_style(publication.site)))
    for file in sorted((_THEME / _OWN).glob("*.js")):
        path = f"{_OWN}/{file.name}"
        if whole := kept.get_file_from_path(path):
            kept.remove(whole)
        kept.append(File.generated(config, path, content=lean_script(file)))
    publication.files = {file.url for file in kept if not file.is_documentation_page()}
    config.nav = _tabs(kept, config, publication)
    return kept


def _style(site: Site) -> str:
    """Return every style of the site: those of the theme, then those that the site brings."""
    own = (site.assets.at(name) for name in site.styles)
    parts = [file.read_bytes() for file in _STYLES] + [style.content for style in own if style]
    # In the margin of every sheet of paper. Only letters and digits mean themselves in a string of a style sheet.
    name = "".join(letter if letter.isalnum() else f"\\{ord(letter):x} " for letter in site.name)
    footer = f'@page {{ @bottom-center {{ content: "{name}"; font: 8pt sans-serif; }} }}'
    return lean_style(b"\n".join((*parts, footer.encode(), b"")).decode())


def _unpublishable(files: Files, config: MkDocsConfig, publication: Publication) -> Iterator[str]:
    """Yield a sentence for each hand-written page or picture that would take a place of the site's own, or none."""
    for file in files:
        if file.src_dir != config.docs_dir:
            continue
        parts = file.dest_uri.split("/")
        taken = ("/".join(parts[:count]) for count in range(1, len(parts) + 1))
        folders = {one.folder for one in publication.site.siblings if one.folder}
        if (
            _OWN_FILES.fullmatch(parts[0])
            or f"{parts[0]}/" in folders
            or any(publication.site.assets.at(path) for path in taken)
        ):
            yield f"Rename {file.src_uri}: the site has a file of its own at /{file.dest_uri}."
        elif file.inclusion is InclusionLevel.EXCLUDED and not config.exclude_docs:
            yield f"Rename {file.src_uri}: MkDocs leaves out what has this name."


def _is_site_file(file: File, config: MkDocsConfig, page_files: Collection[str]) -> bool:
    if file.src_dir == config.docs_dir:
        return file.src_uri in page_files
    style = file.src_uri.startswith(_OWN) and file.src_uri.endswith(".css")
    return not (file.src_uri.startswith(_UNUSED) or file.src_uri.endswith(".map") or style)


def _tabs(files: Files, config: MkDocsConfig, publication: Publication) -> list[object]:
    """Return the navigation: one tab per section, then the hand-written pages, or what mkdocs.yml names.

    Raises PluginError when mkdocs.yml names one that is not there.
    """
    sections = publication.site.sections
    tabs: list[object] = [{escape(section.title): f"{section.path}index.md"} for section in sections]
    taken = {f"{section.path}index.md" for section in sections}
    if config.nav:
        known = {file.src_uri for file in files.documentation_pages()}
        for name in missing_pages(config.nav, known):
            raise PluginError(f"The nav in mkdocs.yml names {name}, but there is no such page in {config.docs_dir}.")
        return [*tabs, *config.nav]
    generated = {f"{path}index.md" for path in (*publication.tabs, *publication.markers)}
    pages = sorted(file.src_uri for file in files.documentation_pages() if file.src_uri not in generated)
    return [*tabs, *_by_folder(page for page in pages if page not in taken)]


def _by_folder(pages: Iterable[str]) -> Iterator[object]:
    """Yield each hand-written page as a tab, but those of one folder as one: its index.md, which leads to them."""
    for name, found in groupby(pages, lambda page: page.partition("/")[0]):
        here = list(found)
        index = f"{name}/index.md"
        if index in here or len(here) == 1:
            yield index if index in here else here[0]
        else:
            yield {escape(name.replace("-", " ").capitalize()): here}


def folder_page(page: MkDocsPage, tabs: dict[str, MkDocsPage]) -> MkDocsPage | None:
    """Return the page that leads to the hand-written `page` of a folder, and light its tab; None if there is none."""
    above = tabs.get(f"{page.file.src_uri.partition('/')[0]}/")
    if above is None or above is page or page.parent is not None:
        return None
    page.parent = above  # type: ignore[assignment]  # any item of the navigation can be lit
    return above


def is_generated_page(page: MkDocsPage, publication: Publication) -> bool:
    """Say whether a page of MkDocs is one of ours: a tab or a marker, not hand-written."""
    return page.url in publication.tabs or page.url in publication.markers


def frame_page(page: MkDocsPage, publication: Publication, tabs: dict[str, MkDocsPage]) -> None:
    """Give a page of ours its title, its lit tab and what it hides."""
    tab = publication.tabs.get(page.url)
    page.meta = {"hide": sorted(tab.hide if tab else publication.markers[page.url].hide)}
    slug = publication.tab_of(page.url)
    above = tabs.get(f"{slug}/" if slug else "")
    if above is not None and above is not page and (slug or page.url == ""):
        page.parent = above  # type: ignore[assignment]  # any item of the navigation can be lit


def title_of(page: Page) -> Markup:
    """Return the title of a hand-written page for the navigation, marked if it is in another language."""
    title = escape(page.title)
    return Markup('<span lang="{}">{}</span>').format(page.language, title) if page.language else title


def without_invalid_attribute(document: str) -> str:
    """Return a document of the theme without the one attribute of it that HTML does not allow there."""
    return _TOGGLE.sub(r"\1", document)


def contents() -> TableOfContents:
    """Return a table of contents with the way past the navigation. The page's own list is a region of its frame."""
    return TableOfContents([AnchorLink("", "__content", 1)])


def region_in(publication: Publication) -> Callable[[Context, str], Markup]:
    """Return the function by which templates of the theme ask for a region of the page at hand."""

    @pass_context
    def region(context: Context, name: str) -> Markup:
        page: MkDocsPage | None = context.get("page")
        if page is None:
            # It is shown at any address, where no link can be relative: it has its own list of languages.
            missing = Page("404/", publication.frame.words["missing"], "", listed=False)
            return Markup("") if name == "languages" else render(name, missing, publication.frame)
        if publication.is_frame(page.url):
            return region_marker(name)
        return render(name, publication.written[page.url], publication.frame)

    return region
