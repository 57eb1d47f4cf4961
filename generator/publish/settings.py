"""What mkdocs.yml need not say, because the plugin sets it, and what it must not say."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils.yaml import yaml_load
from yaml.nodes import MappingNode, Node, ScalarNode

from generator.catalog.handwritten_pages import MARKDOWN
from generator.runtime.plain_files import NotPlain, TooLarge, read_plain_file

USUAL = b"site_name: Career pathways\ntheme: material\nplugins: [pathways]\n"
"""What stands for mkdocs.yml where a catalog has none."""

_LARGEST, _MOST_VALUES, _MOST_INHERITED = 1_000_000, 100_000, 5
_FEATURES = ("navigation.tabs", "navigation.path", "navigation.top")
_UNFIT = {
    "navigation.instant": "it fetches the whole sitemap with every first page, megabytes for a state's catalog",
    "navigation.footer": "pages of the catalog have no page before or after them",
    "navigation.tabs.sticky": "the tabs stand below the header of the site, not in it",
    "toc.integrate": "it moves the list of headings out of its place",
}
_PALETTE = [
    {"media": f"(prefers-color-scheme: {name})", "scheme": scheme, "primary": "custom", "accent": "custom"}
    for name, scheme in (("light", "default"), ("dark", "slate"))
]


def is_endless(file: Path) -> bool:
    """Say whether the settings in `file`, or in one that it inherits, hold more than MkDocs could ever look at.

    Values that refer to values (YAML's aliases) make a few hundred letters endless, and MkDocs writes them all out.
    """
    for _ in range(_MOST_INHERITED):
        try:
            root = yaml.compose(read_plain_file(str(file), _LARGEST).decode(), Loader=yaml.SafeLoader)
        except TooLarge:
            return True
        except (NotPlain, OSError, ValueError, yaml.YAMLError, RecursionError):
            return False  # MkDocs says what is wrong with it
        if _size(root, {}) > _MOST_VALUES:
            return True
        said = root.value if isinstance(root, MappingNode) else []
        parent = next((one.value for key, one in said if key.value == "INHERIT"), None)
        if not isinstance(parent, str):
            return False
        file = file.parent / parent
    return True


def _size(node: Node | None, known: dict[int, int]) -> int:
    """Return how many values there are below `node`, each counted as often as it is referred to."""
    if node is None or isinstance(node, ScalarNode):
        return 1
    if id(node) not in known:
        known[id(node)] = _MOST_VALUES + 1  # for a value that holds itself
        parts = [part for pair in node.value for part in (pair if isinstance(pair, tuple) else (pair,))]
        known[id(node)] = 1 + sum(_size(part, known) for part in parts)
    return known[id(node)]


def complete(config: MkDocsConfig) -> None:
    """Set what the site needs and mkdocs.yml leaves out.

    Raises PluginError, with one sentence, for a setting with which the site would not work.
    """
    said = _said(config)
    theme = said.get("theme")
    theme = theme if isinstance(theme, dict) else {}
    for problem in _problems(config, theme):
        raise PluginError(problem)
    config.theme["features"] = [*_FEATURES, *(one for one in theme.get("features", ()) if one not in _FEATURES)]
    # The reader's own fonts: nothing to fetch, nothing to shift when it arrives.
    config.theme["font"] = False
    config.theme["palette"] = theme.get("palette", _PALETTE)
    config.extra.setdefault("generator", False)
    config.markdown_extensions += [one for one in MARKDOWN if one not in config.markdown_extensions]
    # A style in a cell would be stopped by the pages' policy.
    config.mdx_configs.setdefault("tables", {})["use_align_attribute"] = True
    if "validation" not in said:
        links = config.validation.links
        links.absolute_links = links.anchors = logging.WARNING
        # Links to generated pages are unknown to MkDocs; the plugin checks them.
        links.unrecognized_links = logging.DEBUG


def _problems(config: MkDocsConfig, theme: dict[str, Any]) -> Iterator[str]:
    if config.theme.name != "material":
        yield f"The theme in mkdocs.yml must be material, not {config.theme.name}."
    if not config.use_directory_urls:
        yield "Remove use_directory_urls from mkdocs.yml: every page of the site is a folder with an index.html."
    if "material/search" in config.plugins or "search" in config.plugins:
        yield "Remove the plugin search from mkdocs.yml: the plugin pathways brings its own search."
    if theme.get("font"):
        yield "Remove the theme's font from mkdocs.yml: pages load nothing from other sites. Name fonts in extra_css."
    if not isinstance(theme.get("palette", []), (list, dict)):
        yield "The theme's palette in mkdocs.yml must be a list, or the fields of one palette."
    features = theme.get("features", [])
    if not isinstance(features, list):
        yield "The theme's features in mkdocs.yml must be a list."
        return
    for feature in features:
        for unfit, reason in _UNFIT.items():
            if str(feature) == unfit or str(feature).startswith(f"{unfit}."):
                yield f"Remove the feature {feature} from mkdocs.yml: {reason}."


def missing_pages(nav: Any, known: set[str]) -> Iterator[str]:
    """Yield the Markdown files that a navigation in mkdocs.yml names and that are not `known`."""
    if isinstance(nav, str):
        if nav.endswith(".md") and nav not in known:
            yield nav
    elif isinstance(nav, dict):
        yield from missing_pages(list(nav.values()), known)
    else:
        for item in nav or ():
            yield from missing_pages(item, known)


def _said(config: MkDocsConfig) -> dict[str, Any]:
    """Return what mkdocs.yml itself says; in `config` MkDocs has filled in the rest."""
    file = Path(config.config_file_path or "")
    if not file.is_file():
        return {}
    with file.open("rb") as written:
        return yaml_load(written)
