"""Build the site: beside the last good one, then in its place. A failure changes nothing."""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Literal

from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.catalog.yaml.endless import is_endless
from generator.pages.site import load_site
from generator.pages.website import BuildRefused, Loader, Site
from generator.publish.files import keep_dates, write_error_message
from generator.publish.plugin import PathwaysPlugin
from generator.publish.publication import Publication
from generator.publish.settings import USUAL
from generator.publish.site_folder import FolderRefused, site_folder
from generator.publish.writer import CountCallback, unwatched, write_site, write_written_search


@dataclass(frozen=True, slots=True)
class BuildResult:
    """A finished site: where it is and how many pages it has, hand-written ones included."""

    folder: Path
    pages: int


def build(
    catalog: Path,
    to: Path,
    load: Loader = load_site,
    *,
    config_file: Path | None = None,
    address: str | None = None,
    watch: CountCallback = unwatched,
) -> BuildResult | BuildRefused:
    """Build the site of a catalog folder into a folder, whole or not at all.

    Settings come from `config_file`, by default mkdocs.yml beside the catalog, or the usual ones where
    there is none; `address` replaces its site_url; `watch` is told how many of how many parts are written.
    Returns what was built, or why the last good site stays.
    """
    try:
        with site_folder(to, catalog) as folder:
            site = load(catalog)
            if isinstance(site, BuildRefused):
                return site
            done = _render_all(site, catalog, folder.new, config_file, address)
            if isinstance(done, BuildRefused):
                return done
            write_site(done, folder.new, watch)
            keep_dates(folder.new, folder.target)
            folder.put_in_place()
    except FolderRefused as problem:
        return BuildRefused(str(problem))
    except OSError as problem:  # a full disk, a folder that is somebody else's
        return BuildRefused(write_error_message(to, problem))
    pages = sum(len(one.site.pages) + len(one.written) for one in done.in_all_languages)
    return BuildResult(folder.target, pages)


def build_frames(
    site: Site, catalog: Path, to: Path, config_file: Path | None = None, address: str | None = None
) -> Publication | BuildRefused:
    """Write all of a site but its generated pages and files; return the frames for these, or what is wrong.

    The frames are those of a preview, which may be loaded again by itself. Arguments are as in `build`.
    """
    made = _render_all(site, catalog, to.resolve(), config_file, address, "serve")
    if not isinstance(made, BuildRefused):
        for one in made.in_all_languages:
            write_written_search(one, to / one.site.folder)
    return made


def _render_all(
    site: Site,
    catalog: Path,
    to: Path,
    config_file: Path | None,
    address: str | None,
    command: Literal["build", "serve"] = "build",
) -> Publication | BuildRefused:
    """Let MkDocs render the frames of a site in every language: the first, then each below its folder."""
    made: list[Publication] = []
    for one in site.in_all_languages:
        config = _settings(catalog, to / one.folder, config_file, address)
        if isinstance(config, BuildRefused):
            return config
        if config.site_url:
            config.site_url = f"{config.site_url.rstrip('/')}/{one.folder}"
        done = _render(config, one, command)
        if isinstance(done, BuildRefused):
            return done
        made.append(done)
    return replace(made[0], translations=tuple(made[1:]))


def _render(config: MkDocsConfig, site: Site, command: Literal["build", "serve"]) -> Publication | BuildRefused:
    """Let MkDocs build as its settings say; return what was built, or what it complains of."""
    plugin = config.plugins.get("pathways")
    if not isinstance(plugin, PathwaysPlugin):
        return BuildRefused("mkdocs.yml must list the plugin pathways exactly once.")
    with _captured_warnings() as complaints:
        try:
            config.plugins.on_startup(command=command, dirty=False)
            plugin.load, plugin.finish = lambda _: site, lambda *_: None
            build_with_mkdocs(config)
        except MkDocsException as problem:
            # MkDocs's last words ("Aborted with …") say less than what it complained of before.
            return BuildRefused("\n".join(complaints) or str(problem))
        except Exception as problem:
            if _is_own(problem):
                raise
            return BuildRefused(_unreadable_settings(problem))
    return plugin.publication


def _settings(catalog: Path, to: Path, config_file: Path | None, address: str | None) -> MkDocsConfig | BuildRefused:
    beside = catalog.resolve().parent / "mkdocs.yml"
    file = config_file or (beside if beside.is_file() else None)
    replaced = {"site_url": address} if address else {}
    if file and is_endless(file):
        return BuildRefused("mkdocs.yml refers to its own values so often that it never ends. Write them out once.")
    with _captured_warnings() as complaints:
        try:
            return load_config(
                str(file) if file else BytesIO(USUAL),
                docs_dir=str(catalog.resolve()),
                site_dir=str(to),
                strict=True,
                **replaced,
            )
        except MkDocsException as problem:
            return BuildRefused("\n".join(complaints) or str(problem))
        except Exception as problem:  # MkDocs and PyYAML are not ready for every content of a file
            return BuildRefused(_unreadable_settings(problem))


def _is_own(problem: Exception) -> bool:
    """Say whether a problem is this program's or the disk's, not that of MkDocs with settings it is not ready for."""
    own = Path(traceback.extract_tb(problem.__traceback__)[-1].filename).is_relative_to(Path(__file__).parents[1])
    return own or (isinstance(problem, OSError) and problem.errno is not None)


def _unreadable_settings(problem: Exception) -> str:
    reason = " ".join(str(problem).split())[:300] or type(problem).__name__
    return f"MkDocs cannot use mkdocs.yml: {reason}. Compare it with a mkdocs.yml that works."


@contextmanager
def _captured_warnings() -> Iterator[list[str]]:
    """Collect what MkDocs warns of, instead of its running commentary."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    collected: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: collected.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    propagate = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield collected
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
