"""The picture of a shared link: title, place and the first steps of a pathway, drawn as SVG of 1200 by 630.

Messengers show no SVG, so it becomes a PNG, kept between builds by what it says. The renderer knows neither
`var()` nor the reader's scheme, so every color is written out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import fromstring, tostring

from jinja2 import Template
from markupsafe import Markup

from generator.diagram.drawing import Drawing
from generator.diagram.flow import BoxKind, Flow
from generator.diagram.form import PHONE
from generator.diagram.layout.layout import layouts
from generator.diagram.layout.text_width import wrap
from generator.diagram.svg.draw import STYLE, draw
from generator.model.entities import Pathway
from generator.pages.drafts import Batch
from generator.pages.page import Asset, Picture
from generator.pages.parts.pathway_facts import PathwayFacts
from generator.pages.parts.share_pictures import png
from generator.pages.render.environment import templates_in
from generator.pages.render.icons import ICONS
from generator.pages.view import View, path_of

WIDTH, HEIGHT = 1200, 630
DEFAULT = "assets/pathways/card.png"
BRAND = "#0b4a58"
COLORS: Mapping[str, str] = json.loads(Path(__file__).with_name("cluster_colors.json").read_text(encoding="utf-8"))
"""The color of each career cluster in the light scheme, as in look.css. White can be read on it."""

_PANEL, _MARGIN, _SCALE = 548, 44, 1.8
_TITLE_SIZES = (62, 54, 46, 40)
_INK = dict(re.findall(r"(?<![\w-])--pw-([\w-]+): (#\w+);", STYLE.partition("}")[0]))
"""The colors of the drawing's light scheme, by name."""


@dataclass(frozen=True, slots=True)
class CardContent:
    """What a card says, and the flow of which it shows the first steps. Equal contents make equal pictures."""

    title: str
    lines: tuple[str, ...]
    foot: str
    cluster: str
    flow: Flow | None
    clusters: tuple[str, ...] = ()
    quick: bool = False


def picture_of(view: View, pathway: Pathway) -> Picture:
    """Return where the card of `pathway` is, and what it shows."""
    alt = view.words["card_alt"].format(name=view.say(pathway.name), where=_card_path(view, pathway))
    return Picture(f"{path_of(pathway)}card.png", alt)


def pathway_card(view: View, pathway: Pathway, facts: PathwayFacts, flow: Flow | None, *, quick: bool) -> Asset:
    """Return the card of `pathway`; `flow` is the first part of its plan, if that can be drawn, `quick` or not."""
    cluster = view.cluster(pathway)
    levels = {"first": facts.first_level, "last": facts.last_level}
    lines = (
        view.say(cluster.name) if cluster else "",
        view.words["from_to"].format(**levels) if facts.first_level else "",
        _card_path(view, pathway),
    )
    site = view.say(view.settings.name)
    content = CardContent(view.say(pathway.name), lines, site, pathway.cluster, flow, quick=quick)
    return Asset(picture_of(view, pathway).path, _png_of(view, content))


def site_picture(view: View) -> Picture:
    """Return where the card of every page without one of its own is."""
    return Picture(DEFAULT, view.say(view.settings.name))


def assets(view: View) -> Iterator[Batch]:
    """Yield the card of the site: the catalog's name and region, and its clusters."""

    def make() -> Iterator[Asset]:
        clusters = tuple(one.id for one in view.settings.career_clusters.clusters if one.id in ICONS)[:16]
        lines = (view.words["home_title"], view.say(view.settings.region))
        yield Asset(DEFAULT, _png_of(view, CardContent(view.say(view.settings.name), lines, "", "", None, clusters)))

    yield Batch(DEFAULT, make, abroad=True)


def _card_path(view: View, pathway: Pathway) -> str:
    places = view.graph.organizations_of(pathway)
    where = ", ".join(view.say(place.name) for place in places[:2])
    more = view.words["finder_js_more_places"].format(count=len(places) - 2)
    return where + more if len(places) > 2 else where


def _png_of(view: View, content: CardContent) -> bytes:
    return view.cache.get_or_make("card", content, lambda: png(svg_of(content)))


def svg_of(content: CardContent) -> str:
    """Return the card as a drawing."""
    return _template().render(
        width=WIDTH,
        height=HEIGHT,
        panel=_PANEL,
        margin=_MARGIN,
        color=COLORS.get(content.cluster, BRAND),
        icon=ICONS.get(content.cluster),
        lines=tuple(_lines(content)),
        foot=_cut(_wrap(content.foot, 24, 50), 1),
        clusters=[(ICONS[cluster], COLORS.get(cluster, BRAND)) for cluster in content.clusters],
        steps=_steps(*layouts(content.flow, PHONE, quick=content.quick)) if content.flow else None,
        ink=_INK,
        kinds=[kind.value for kind in BoxKind],
    )


@cache
def _template() -> Template:
    return templates_in("generator.pages", "parts").get_template("share_card.svg")


def _lines(content: CardContent) -> Iterator[tuple[str, int, int, int]]:
    """Yield what the card says, from the top of its panel down: words, place, size and weight of each line."""
    y = 136 if content.cluster in ICONS else 52
    size, wrapped = _fitted(content.title)
    for line in wrapped:
        y += round(size * 1.14)
        yield line, y, size, 700
    y += 18
    for text in filter(None, content.lines):
        for line in _cut(_wrap(text, 27), (HEIGHT - 96 - y) // 38):
            y += 38
            yield line, y, 27, 400
        y += 8


def _fitted(title: str) -> tuple[int, tuple[str, ...]]:
    """Return the largest size at which the title leaves room for the rest, and its lines; at the smallest, cut."""
    for size in _TITLE_SIZES:
        lines = _wrap(title, size)
        if len(lines) * size <= 170:
            break
    return size, _cut(lines, 4)


def _wrap(words: str, size: int, less: int = 0) -> tuple[str, ...]:
    # Drawings keep a sixth of each line free for readers who space letters out; in a picture they cannot.
    return wrap(words, size, (_PANEL - 2 * _MARGIN - less) * 7 // 6)


def _cut(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], lines[most - 1].rstrip(",.") + " …") if most > 0 else ()


def _steps(drawing: Drawing) -> tuple[int, float, Markup]:
    """Return the first steps, large enough to be read: how far right, how much larger, and their drawing."""
    shown = fromstring(draw(_first(drawing, round(HEIGHT / _SCALE))))
    scale = min(_SCALE, (WIDTH - _PANEL) / drawing.width)
    x = _PANEL + round((WIDTH - _PANEL - drawing.width * scale) / 2)
    groups = (tostring(child, encoding="unicode") for child in shown if child.tag.endswith("}g"))
    return x, scale, Markup("".join(groups))  # noqa: S704  # made as a tree, which escapes


def _first(drawing: Drawing, end: int) -> Drawing:
    """Return the part of a drawing that begins above `end`."""
    boxes = tuple(box for box in drawing.boxes if box.y < end)
    kept = {placed.box.id for placed in boxes}
    return replace(
        drawing,
        boxes=boxes,
        stripes=tuple(stripe for stripe in drawing.stripes if stripe.y < end),
        frames=tuple(frame for frame in drawing.frames if frame.y < end and kept.issuperset(frame.members)),
        routes=tuple(route for route in drawing.routes if min(y for _, y in route.points) < end),
    )
