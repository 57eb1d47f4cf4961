"""The pages that other websites may show in a frame: a pathway, an organization's pathways, the finder.

They have no header, their links leave the frame, and they tell the page around them how high they are. Programs that
ask for oEmbed (https://oembed.com), as WordPress does, are told of each pathway's and organization's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import escape

from generator.model.entities import Organization, Pathway
from generator.model.status import has_ceased
from generator.pages.drafts import Batch
from generator.pages.embed.addresses import EMBED, FINDER, embed_of, oembed_of, pathways_to_show
from generator.pages.finder import pages as finder
from generator.pages.kinds.pathway import at_a_glance
from generator.pages.page import Asset
from generator.pages.parts.share_card import picture_of, site_picture
from generator.pages.policy import POLICY
from generator.pages.render.templates import Templates
from generator.pages.scripts import lean_script, script
from generator.pages.styles import COMPONENTS, LOOK, lean_style
from generator.pages.view import View, path_of

HOST_SCRIPT = f"{EMBED}frame.js"
"""The script that puts a frame into another website."""
STYLE = "assets/pathways/embed.css"
WIDTH, HEIGHT = 640, 620
"""Of a frame in pixels, where nobody tells it how high its page is."""
_HERE = Path(__file__).parent
_STYLES = (COMPONENTS, finder.STYLE, LOOK, _HERE / "embed.css")


def assets(view: View, templates: Templates) -> Iterator[Batch]:
    """Yield every page for frames, what tells programs of it, and the scripts and the style of all."""
    for entity in embedded(view):
        path = embed_of(entity)
        yield Batch(f"{path}index.html", partial(_page, view, templates, entity), about=path_of(entity))
        yield Batch(oembed_of(entity), partial(_oembed, view, entity), about=path_of(entity), abroad=True)
    yield Batch(f"{FINDER}index.html", partial(_finder, view, templates))
    yield Batch(STYLE, lambda: (Asset(STYLE, style_of_frames()),))
    yield Batch(HOST_SCRIPT, lambda: (Asset(HOST_SCRIPT, lean_script(_HERE / "host.js")),))


def style_of_frames() -> bytes:
    """Return the style of pages without a header."""
    return lean_style("\n".join(file.read_text(encoding="utf-8") for file in _STYLES)).encode()


def embedded(view: View) -> Iterator[Pathway | Organization]:
    """Yield what has a page for frames. That is every pathway one can join and every organization that offers one."""
    yield from (one for one in view.catalog.pathways.values() if not has_ceased(one))
    yield from (one for one in view.catalog.organizations.values() if pathways_to_show(view, one))


def _page(view: View, templates: Templates, entity: Pathway | Organization) -> tuple[Asset]:
    values: dict[str, Any]
    if isinstance(entity, Pathway):
        values = {"places": view.graph.organizations_of(entity), **at_a_glance(view, entity)}
    else:
        values = {"pathways": pathways_to_show(view, entity)}
    return _document(templates, f"embed_{entity.kind.value}.html", embed_of(entity), entity=entity, **values)


def _finder(view: View, templates: Templates) -> tuple[Asset]:
    return _document(templates, "embed_finder.html", FINDER, scripts=finder.SCRIPTS, **finder.values_of_form(view))


def _document(templates: Templates, template: str, path: str, **values: Any) -> tuple[Asset]:
    frame = {"policy": POLICY, "style": STYLE, "script": script("embed.js"), "scripts": (), **values}
    return (Asset(f"{path}index.html", templates.render(template, path, **frame).body.encode()),)


def _oembed(view: View, entity: Pathway | Organization) -> tuple[Asset]:
    """Return what oEmbed says of an embed: a frame with its page, and a picture of what is in it."""
    name, page = view.say(entity.name), view.published + embed_of(entity)
    frame = (
        f'<iframe src="{escape(page)}" title="{escape(name)}" width="{WIDTH}" height="{HEIGHT}" loading="lazy" '
        'style="border:0;max-width:100%;width:100%"></iframe>'
    )
    picture = picture_of(view, entity) if isinstance(entity, Pathway) else site_picture(view)
    said = {
        "version": "1.0",
        "type": "rich",
        "title": name,
        "url": view.published + path_of(entity),
        "provider_name": view.say(view.settings.name),
        "provider_url": view.published,
        "html": frame,
        "width": WIDTH,
        "height": HEIGHT,
        "thumbnail_url": view.published + picture.path,
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
        "thumbnail_alt": picture.alt,
    }
    return (Asset(oembed_of(entity), json.dumps(said, ensure_ascii=False, indent=1).encode()),)
