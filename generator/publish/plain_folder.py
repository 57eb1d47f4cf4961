"""The same pages as plain files: no MkDocs, no search, no theme. What remains without MkDocs."""

from __future__ import annotations

import os
from pathlib import Path

from generator.pages.finder import pages as finder
from generator.pages.page import href
from generator.pages.render.environment import templates_in
from generator.pages.situation import files as situation
from generator.pages.styles import COMPONENTS, LOOK
from generator.pages.website import Site
from generator.publish.files import write_changed
from generator.publish.regions import REGIONS, PageFrame, render
from generator.publish.site_folder import FolderRefused

_TEMPLATES = templates_in("generator.publish", "plain")
_THEME = Path(__file__).parent / "theme" / "assets" / "pathways"
_ASSETS = (
    *(_THEME / name for name in ("disk.js", "icon.svg", "pages.css", "pathway.css")),
    COMPONENTS,
    finder.STYLE,
    LOOK,
    situation.STYLE,
)


def write_pages(site: Site, to: Path) -> tuple[str, ...]:
    """Write every page and asset of a site below a folder; return their files, in order.

    Files that hold the same bytes already are left alone; files of an earlier site are not removed,
    because the folder may be the reader's own. Raises FolderRefused for a link in it, which would lead elsewhere.
    """
    for place, folders, _ in os.walk(to):
        for name in folders:
            if (link := Path(place, name)).is_symlink():
                raise FolderRefused(f"{link} is a link to another place. Delete it, or choose another folder.")
    return tuple(sorted(file for one in site.in_all_languages for file in _write_language(one, to / one.folder)))


def _write_language(site: Site, to: Path) -> list[str]:
    """Write the site in one language; return its files."""
    template = _TEMPLATES.get_template("page.html")
    frame = PageFrame(
        name=site.name,
        description=site.description,
        language=site.language,
        words=site.words,
        folder=site.folder,
        siblings=site.siblings,
    )
    written = []
    for page in site.pages:
        regions = {name: render(name, page, frame) for name in REGIONS}
        document = template.render(page=page, site=site, frame=frame, href=href, **regions)
        write_changed(to / page.file, document.encode())
        written.append(site.folder + page.file)
    for asset in site.assets:
        write_changed(to / asset.path, asset.content)
        written.append(site.folder + asset.path)
    for file in _ASSETS:
        write_changed(to / "assets" / "pathways" / file.name, file.read_bytes())
    return written
