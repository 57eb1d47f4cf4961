"""The picture of a shared link: title, place and the first steps of a pathway, drawn as SVG of 1200 by 630.

Messengers show no SVG, so it becomes a PNG, kept between builds by what it says. The renderer knows neither
`var()` nor the reader's scheme, so every color is written out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

from generator.diagram.drawing import Drawing
from generator.diagram.flow import BoxKind, Flow
from generator.diagram.form import PHONE
from generator.diagram.layout.layout import layout
from generator.diagram.layout.text_width import wrap
from generator.diagram.svg.draw import STYLE, draw
from generator.model.entities import Pathway
from generator.pages.drafts import Batch
from generator.pages.page import Asset, Picture
from generator.pages.parts.pathway_facts import PathwayFacts
from generator.pages.parts.share_pictures import png
from generator.pages.render.icons import ICONS
from generator.pages.view import View, path_of

WIDTH, HEIGHT = 1200, 630
DEFAULT = "assets/pathways/card.png"
BRAND = "#0b4a58"
COLORS: Mapping[str, str] = MappingProxyType(
    {
        "advanced-manufacturing": "#2e67b8",
        "agriculture": "#3b761e",
        "arts-entertainment-and-design": "#af2caf",
        "construction": "#975b26",
        "digital-technology": "#23718b",
        "education": "#452eb8",
        "energy-and-natural-resources": "#1e7660",
        "financial-services": "#1e764a",
        "healthcare-and-human-services": "#b82e45",
        "hospitality-events-and-tourism": "#ab4b2b",
        "management-and-entrepreneurship": "#2e39b8",
        "marketing-and-sales": "#b82e7e",
        "public-service-and-safety": "#b8392e",
        "supply-chain-and-transportation": "#7e6720",
    }
)
"""The color of each career cluster in the light scheme, as in look.css. White can be read on it."""

_PANEL, _MARGIN, _SCALE = 548, 44, 1.8
_TITLE_SIZES = (62, 54, 46, 40)
_LOGO = "M4 20c0-7 5-5 8-9s2-7 8-7"
_DOTS = ((4, 20), (12, 11), (20, 4))


@dataclass(frozen=True, slots=True)
class CardContent:
    """What a card says, and the flow of which it shows the first steps. Two equal faces make equal pictures."""

    title: str
    lines: tuple[str, ...]
    foot: str
    cluster: str
    flow: Flow | None
    clusters: tuple[str, ...] = ()


def picture_of(view: View, pathway: Pathway) -> Picture:
    """Return where the card of `pathway` is, and what it shows."""
    alt = view.words["card_alt"].format(name=view.say(pathway.name), where=_card_path(view, pathway))
    return Picture(f"{path_of(pathway)}card.png", alt)


def pathway_card(view: View, pathway: Pathway, facts: PathwayFacts, flow: Flow) -> Asset:
    """Return the card of `pathway`; `flow` is the first part of its plan."""
    cluster = view.cluster(pathway)
    levels = {"first": facts.first_level, "last": facts.last_level}
    lines = (
        view.say(cluster.name) if cluster else "",
        view.words["from_to"].format(**levels) if facts.first_level else "",
        _card_path(view, pathway),
    )
    face = CardContent(view.say(pathway.name), lines, view.say(view.settings.name), pathway.cluster, flow)
    return Asset(picture_of(view, pathway).path, _png_of(view, face))


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


def _png_of(view: View, face: CardContent) -> bytes:
    return view.cache.get_or_make("card", face, lambda: png(svg_of(face)))


def svg_of(face: CardContent) -> str:
    """Return the card as a drawing."""
    root = _sheet(COLORS.get(face.cluster, BRAND))
    if face.flow:
        _steps(root, layout(face.flow, PHONE))
    for at, cluster in enumerate(face.clusters):
        x, y = _PANEL + 76 + at % 4 * 132, 78 + at // 4 * 132
        SubElement(root, "path", _icon(ICONS[cluster], x, y, 3.2, COLORS.get(cluster, BRAND)))
    _panel(root, face.title, list(face.lines), face.foot, ICONS.get(face.cluster))
    return tostring(root, encoding="unicode")


def _sheet(colour: str) -> Element:
    size = {"width": str(WIDTH), "height": str(HEIGHT)}
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {HEIGHT}", **size})
    SubElement(root, "style").text = _style()
    SubElement(root, "rect", {**size, "fill": "#fff"})
    SubElement(root, "rect", {"width": str(_PANEL), "height": str(HEIGHT), "fill": colour})
    return root


def _panel(root: Element, title: str, lines: list[str], foot: str, icon: str | None) -> None:
    """Write what the card says, from the top of its panel down, and whose it is at the foot."""
    y = 52
    if icon:
        SubElement(root, "path", _icon(icon, _MARGIN - 4, y, 2.6, "#fff"))
        y += 84
    size, wrapped = _fitted(title)
    for line in wrapped:
        y += round(size * 1.14)
        _write(root, line, y, size, bold=True)
    y += 18
    for text in filter(None, lines):
        for line in _cut(_wrap(text, 27), (HEIGHT - 96 - y) // 38):
            y += 38
            _write(root, line, y, 27)
        y += 8
    mark = SubElement(root, "g", {"transform": f"translate({_MARGIN} {HEIGHT - 68}) scale(1.5)", "fill": "#ffc857"})
    curve = {"d": _LOGO, "fill": "none", "stroke": "#ffc857", "stroke-width": "2.4", "stroke-linecap": "round"}
    SubElement(mark, "path", curve)
    for at, down in _DOTS:
        SubElement(mark, "circle", {"cx": str(at), "cy": str(down), "r": "2.4"})
    for line in _cut(_wrap(foot, 24, 50), 1):
        _write(root, line, HEIGHT - 41, 24, bold=True, x=_MARGIN + 50)


def _fitted(title: str) -> tuple[int, tuple[str, ...]]:
    """Return the largest size at which the title leaves room for the rest, and its lines; at the smallest, cut."""
    for size in _TITLE_SIZES:
        lines = _wrap(title, size)
        if len(lines) * size <= 170:
            break
    return size, _cut(lines, 4)


def _wrap(words: str, size: int, less: int = 0) -> tuple[str, ...]:
    # Drawings keep a sixth of each line free for readers who space letters out; nobody can do that to a picture.
    return wrap(words, size, (_PANEL - 2 * _MARGIN - less) * 7 // 6)


def _cut(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], lines[most - 1].rstrip(",.") + " …") if most > 0 else ()


def _write(root: Element, words: str, y: int, size: int, *, bold: bool = False, x: int = _MARGIN) -> None:
    place = {"x": str(x), "y": str(y), "font-size": str(size), "font-weight": "700" if bold else "400"}
    SubElement(root, "text", {**place, "fill": "#fff", "font-family": "Open Sans"}).text = words


def _icon(path: str, x: int, y: int, scale: float, colour: str) -> dict[str, str]:
    return {"d": path, "fill": colour, "transform": f"translate({x} {y}) scale({scale})"}


def _steps(root: Element, drawing: Drawing) -> None:
    """Draw the first steps, large enough to be read, fading out where the card ends."""
    shown = fromstring(draw(_first(drawing, round(HEIGHT / _SCALE))))
    room = WIDTH - _PANEL
    scale = min(_SCALE, room / drawing.width)
    x = _PANEL + round((room - drawing.width * scale) / 2)
    group = SubElement(root, "g", {"transform": f"translate({x} 0) scale({scale:.3f})", "class": "pw-phone"})
    group.extend(child for child in shown if child.tag.endswith("}g"))
    fade = SubElement(SubElement(root, "defs"), "linearGradient", {"id": "fade", "x2": "0", "y2": "1"})
    SubElement(fade, "stop", {"stop-color": "#fff", "stop-opacity": "0"})
    SubElement(fade, "stop", {"offset": "1", "stop-color": "#fff"})
    place = {"x": str(_PANEL), "y": str(HEIGHT - 110), "width": str(room), "height": "110"}
    SubElement(root, "rect", {**place, "fill": "url(#fade)"})


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


def _style() -> str:
    return "".join(_rules())


def _rules() -> Iterator[str]:
    """Yield the drawing's style with the colors of its light scheme written out."""
    colours = dict(re.findall(r"--pw-([\w-]+): (#\w+);", STYLE.partition("}")[0]))
    yield '.pw-phone text { font-family: "Open Sans"; fill: #1b2426 } '
    yield f".pw-stripe {{ fill: {colours['stripe']} }} .pw-odd {{ fill: none }} .pw-level {{ font-weight: 700 }} "
    yield ".pw-level, .pw-detail, .pw-heading { font-size: 12px } .pw-name { font-size: 13px; font-weight: 600 } "
    yield f".pw-phone .pw-detail {{ fill: {colours['soft']} }} .pw-heading {{ font-weight: 700 }} "
    yield f".pw-phone .pw-heading {{ fill: {colours['choice']} }} "
    yield f".pw-frame path {{ fill: none; stroke: {colours['choice']}; stroke-dasharray: 6 4; stroke-width: 1.5 }} "
    yield f".pw-line path {{ fill: none; stroke: {colours['line']}; stroke-width: 2 }} "
    yield f".pw-line .pw-tip {{ fill: {colours['line']}; stroke: none }} .pw-earns path {{ stroke-width: 4 }} "
    yield ".pw-leads-to path { stroke-dasharray: 7 4 } .pw-college-credit path { stroke-dasharray: 2 3 } "
    yield ".pw-mark { font-size: 11px; font-weight: 600 } "
    for kind in BoxKind:
        ink = colours[kind.value]
        yield f".pw-{kind} .pw-shape {{ fill: #fff; stroke: {ink}; stroke-width: 2 }} "
        yield f".pw-{kind} .pw-inner, .pw-{kind} .pw-icon {{ fill: none; stroke: {ink}; stroke-width: 1.2 }} "
        yield f".pw-{kind} .pw-chip {{ fill: #fff; stroke: {ink}; stroke-width: 1 }} "
        yield f".pw-phone .pw-{kind} .pw-mark {{ fill: {ink} }} .pw-{kind} .pw-exit {{ fill: {ink} }} "
        yield f".pw-phone .pw-{kind} .pw-mark.pw-exit {{ fill: #fff }} "
