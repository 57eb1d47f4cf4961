"""The drawings of pages: laid out once in each form, and kept between builds by the flow they show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.diagram.drawing import Drawing
from generator.diagram.flow import Flow
from generator.diagram.form import PHONE, WIDE
from generator.diagram.layout.layout import layouts
from generator.diagram.svg.draw import draw, figure
from generator.diagram.words import diagram_words
from generator.pages.view import View

_AND = b"\0"
"""What separates two drawings: XML has no such character."""


@dataclass(frozen=True, slots=True)
class RenderedFlow:
    """A flow, drawn: both forms as a figure for a page, as markup; and the wide one as a file of its own."""

    figure: Markup
    file: bytes


def figure_of(view: View, flow: Flow) -> Markup:
    """Return both forms of `flow` as a figure. It is markup: made as a tree, which escapes."""
    words = diagram_words(view.language)

    def make() -> bytes:
        wide, phone = layouts(flow, WIDE, PHONE)
        return figure(wide, phone, words).encode()

    return Markup(view.cache.get_or_make("figure", (flow, view.language), make).decode())  # noqa: S704


def render_flow(view: View, flow: Flow, abroad: Callable[[], Flow], *, quick: bool) -> RenderedFlow:
    """Return `flow` as a figure and as a file.

    `abroad` returns the same flow with the links that hold in a file; they follow from those of the page and from
    where the site is published. For `quick` see `layouts`.
    """

    words = diagram_words(view.language)

    def make() -> bytes:
        wide, phone = layouts(flow, WIDE, PHONE, quick=quick)
        file = draw(_with_links_of(abroad(), wide), words, standalone=True)
        return _AND.join((figure(wide, phone, words).encode(), file.encode()))

    kept = view.cache.get_or_make("drawing", (flow, view.language, view.published, quick), make)
    page, _, file = kept.partition(_AND)
    return RenderedFlow(Markup(page.decode()), file)  # noqa: S704  # as above


def _with_links_of(flow: Flow, drawing: Drawing) -> Drawing:
    """Return `drawing` with the links of `flow`: where boxes stand does not depend on where they lead."""
    boxes = {box.id: box for box in flow.boxes}
    return replace(
        drawing,
        boxes=tuple(replace(placed, box=boxes[placed.box.id]) for placed in drawing.boxes),
        frames=tuple(replace(frame, box=boxes[frame.box.id]) for frame in drawing.frames),
    )
