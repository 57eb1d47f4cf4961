"""A drawing as SVG text. See `draw`."""

import re
from pathlib import Path

from generator.diagram.drawing import ChoiceFrame, Drawing, PlacedBox, Route, Stripe
from generator.diagram.flow import Box, BoxKind, LineKind
from generator.diagram.form import Form
from generator.diagram.layout.heights import CHIP_LINE, HEADING, ICON, chip_height
from generator.diagram.layout.text_width import BROKEN, needs_narrowing
from generator.diagram.svg.shapes import ICONS, arrow_head, outlines, rounded, rounded_path
from generator.diagram.svg.writer import Markup
from generator.diagram.words import ENGLISH, DiagramWords

_FOLDER = Path(__file__).parent
STYLE = (_FOLDER / "diagram.css").read_text(encoding="utf-8")
COLORS = (_FOLDER / "standalone.css").read_text(encoding="utf-8")
SCRIPT = (_FOLDER / "highlight.js").read_text(encoding="utf-8")

_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TIPS = {
    LineKind.NEEDED_FIRST: (8, 4),
    LineKind.EARNS: (10, 6),
    LineKind.LEADS_TO: (8, 4),
    LineKind.COLLEGE_CREDIT: (8, 4),
    LineKind.STACKS_ONTO: (10, 6),
}
_ITEM = {"role": "listitem"}
_SHEET_WIDTH, _SHEET_HEIGHT = 660, 825
"""What a drawing may take of a Letter or A4 sheet, in CSS pixels. Shrunk to its width, text still has 7 points."""


def draw(drawing: Drawing, words: DiagramWords = ENGLISH, *, standalone: bool = False) -> str:
    """SVG text of the drawing: to stand inside a page, or with its own colors as a file when `standalone`.

    Every id in it begins with the flow's id and the form's name, so several drawings can share a page.
    """
    flow, form = drawing.flow, drawing.form
    prefix = f"{flow.id}-{form.name}"
    size = {"width": str(drawing.width), "height": str(drawing.height)}
    root = {
        "xmlns": "http://www.w3.org/2000/svg",
        "xmlns:xlink": "http://www.w3.org/1999/xlink",
        "class": f"pw-flow pw-{form.name}",
        "viewBox": f"0 0 {drawing.width} {drawing.height}",
        **size,
        "role": "group",
        "aria-labelledby": f"{prefix}-title",
        "aria-describedby": f"{prefix}-desc",
    }
    markup = Markup()
    with markup.element_around("svg", root):
        markup.element("title", {"id": f"{prefix}-title"}, _clean(flow.title))
        markup.element("desc", {"id": f"{prefix}-desc"}, _clean(flow.description))
        if standalone:
            markup.element("style", {}, STYLE + COLORS)
            markup.element("rect", {"class": "pw-paper", **size, "aria-hidden": "true"})
        with markup.element_around("g", {"class": "pw-stripes", "aria-hidden": "true"}):
            _draw_stripes(markup, drawing)
        with markup.element_around("g", {"class": "pw-lines", "aria-hidden": "true"}):
            for frame in drawing.frames:
                _draw_frame(markup, frame)
            # Thick lines first: where lines cross, the thin one stays visible.
            for route in sorted(drawing.routes, key=lambda one: one.line.relation is not LineKind.TAKEN_TOGETHER):
                _draw_route(markup, route)
        with markup.element_around("g", {"class": "pw-steps", "role": "list", "aria-label": words.steps}):
            _draw_steps(markup, drawing, words, everywhere=standalone)
    return str(markup)


def figure(wide: Drawing, phone: Drawing, words: DiagramWords = ENGLISH) -> str:
    """Both forms in one HTML figure; the style sheet shows the one that fits its container.

    What would be too small to read on a sheet of paper is left out there.
    """
    tall = " pw-tall" if wide.height > _SHEET_HEIGHT * max(wide.width, _SHEET_WIDTH) // _SHEET_WIDTH else ""
    return f'<figure class="pw-figure{tall}">{draw(wide, words)}{draw(phone, words)}</figure>'


def _clean(text: str) -> str:
    """Without the characters XML cannot hold, which would spoil the whole file."""
    return text if text.isprintable() else _NOT_XML.sub("", text)


def _write(markup: Markup, words: str, x: int, y: int, name: str, **extra: str) -> None:
    # Without white space between them, screen readers and copied text run the lines together; with it, a word that
    # is broken at the end of a line would be two.
    tail = "" if words.endswith(BROKEN) else " "
    markup.element("text", {"class": name, "x": str(x), "y": str(y), **extra}, _clean(words), tail)


def _write_within(markup: Markup, words: str, x: int, y: int, name: str, size: int, width: int) -> None:
    """Write a line that may be one long word: its letters are narrowed to the width, whatever the reader's font."""
    within = (
        {"textLength": str(width), "lengthAdjust": "spacingAndGlyphs"} if needs_narrowing(words, size, width) else {}
    )
    _write(markup, words, x, y, name, **within)


def _draw_stripes(markup: Markup, drawing: Drawing) -> None:
    for number, stripe in enumerate(drawing.stripes):
        kind = "pw-stripe pw-odd" if number % 2 else "pw-stripe"
        place = {"x": "0", "y": str(stripe.y), "width": str(drawing.width), "height": str(stripe.height)}
        markup.element("rect", {"class": kind, **place})
        _draw_label(markup, drawing, stripe)


def _draw_label(markup: Markup, drawing: Drawing, stripe: Stripe) -> None:
    form = drawing.form
    if form.upright_label:
        for index, line in enumerate(stripe.lines):
            _write(markup, line, 10, stripe.y + 22 + index * form.detail_height, "pw-level")
        return
    x, y = form.label - 7, stripe.y + stripe.height // 2
    turn = {"transform": f"rotate(-90 {x} {y})", "text-anchor": "middle"}
    _write(markup, stripe.name, x, y, "pw-level", **turn)


def _draw_frame(markup: Markup, frame: ChoiceFrame) -> None:
    with markup.element_around("g", {"class": "pw-frame", "data-step": frame.box.id}):
        markup.element("path", {"d": rounded(frame.x, frame.y, frame.width, frame.height, 12)})
        # The highlight script follows lines; these two ends let it pass from the choice to its alternatives.
        for member in frame.members:
            markup.element("g", {"data-from": member, "data-to": frame.box.id})


def _draw_route(markup: Markup, route: Route) -> None:
    line = route.line
    length, half = _TIPS.get(line.relation, (0, 0))
    ends = {"class": f"pw-line pw-{line.relation}", "data-from": line.source, "data-to": line.target}
    with markup.element_around("g", ends):
        markup.element("path", {"d": rounded_path(route.points, max(0, length - 1), backwards=route.into)})
        if length:
            markup.element("path", {"class": "pw-tip", "d": arrow_head(route.points, length, half)})


def _draw_steps(markup: Markup, drawing: Drawing, words: DiagramWords, *, everywhere: bool) -> None:
    """Steps and headings of frames in reading order, as one list; `everywhere` leaves out what holds in places."""
    names = {placed.box.id: placed.box.name for placed in drawing.boxes}
    first = {frame.members[0]: frame for frame in drawing.frames}
    for placed in drawing.boxes:
        box = placed.box
        if box.id in first:
            frame = first[box.id]
            members = ", ".join(names[member] for member in frame.members)
            label = words.choice.format(heading=frame.box.name, steps=members)
            with (
                markup.element_around("g", _ITEM),
                _step(markup, frame.box, f"{label}, {drawing.flow.bands[frame.box.band]}"),
            ):
                for index, line in enumerate(frame.heading):
                    _write(markup, line, frame.x + 10, frame.y + 17 + index * HEADING, "pw-heading")
            markup.text(" ")
        rest = f"{words.kinds[box.kind]}, {drawing.flow.bands[box.band]}"
        marks = [mark.text for mark in box.marks if not mark.places]
        every = [mark.text for mark in box.marks]
        marked = {}
        if len(marks) < len(every) and not everywhere:
            marked = {"data-marked": _clean(f"{_printable_marks(box, every)}, {rest}")}
        with (
            markup.element_around("g", _ITEM),
            _step(markup, box, f"{_printable_marks(box, marks)}, {rest}", **marked),
        ):
            _draw_box(markup, placed, drawing, everywhere=everywhere)
        markup.text(" ")


def _printable_marks(box: Box, marks: list[str]) -> str:
    return " ".join(part for part in (box.name, box.detail, *marks) if part)


def _step(markup: Markup, box: Box, label: str, **marked: str) -> Markup:
    """What stands in a list item: a link where the step has a page, else a plain named picture."""
    shared = {"class": f"pw-box pw-{box.kind}", "data-step": box.id, "aria-label": _clean(label), **marked}
    if box.href is None:
        return markup.element_around("g", {"role": "img", **shared})
    # xlink:href and not href: Material's instant navigation writes to `el.href`, which SVG does not allow.
    return markup.element_around("a", {"role": "link", "xlink:href": box.href, **shared})


def _draw_box(markup: Markup, placed: PlacedBox, drawing: Drawing, *, everywhere: bool) -> None:
    box, form = placed.box, drawing.form
    for number, path in enumerate(outlines(box.kind, placed.x, placed.y, placed.width, placed.height)):
        markup.element("path", {"class": "pw-inner" if number else "pw-shape", "d": path})
    x, width = placed.x + form.padding, placed.width - 2 * form.padding
    y = placed.text_y
    icon_beside_name = not placed.detail_lines and box.kind is not BoxKind.CHOICE
    if icon_beside_name:
        _draw_icon(markup, box.kind, x, y + 1)
    for index, line in enumerate(placed.name_lines):
        indent = ICON if icon_beside_name and index == 0 else 0
        _write_within(markup, line, x + indent, y + form.name_size - 1, "pw-name", form.name_size, width - indent)
        y += form.name_height
    if placed.detail_lines:
        y += 3
        indent = 0 if box.kind is BoxKind.CHOICE else ICON
        if indent:
            _draw_icon(markup, box.kind, x, y)
        size = form.detail_size
        for line in placed.detail_lines:
            _write_within(markup, line, x + indent, y + size - 1, "pw-detail", size, width - indent)
            y += form.detail_height
    for mark, lines in zip(box.marks, placed.mark_lines, strict=True):
        if not mark.places:
            _draw_mark(markup, placed, form, mark.tone, lines, y)
        elif not everywhere:
            with markup.element_around("g", {"class": "pw-placed", "data-places": " ".join(mark.places)}):
                _draw_mark(markup, placed, form, mark.tone, lines, y)
        y += chip_height(lines)


def _draw_icon(markup: Markup, kind: BoxKind, x: int, y: int) -> None:
    markup.element("path", {"class": "pw-icon", "d": ICONS[kind], "transform": f"translate({x} {y})"})


def _draw_mark(markup: Markup, placed: PlacedBox, form: Form, tone: str, lines: tuple[str, ...], y: int) -> None:
    x, width = placed.x + form.padding, placed.width - 2 * form.padding
    shape = rounded(x, y + 3, width, chip_height(lines) - 3, 4)
    markup.element("path", {"class": f"pw-chip pw-{tone}", "d": shape})
    for index, line in enumerate(lines):
        name, size = f"pw-mark pw-{tone}", form.detail_size - 1
        _write_within(markup, line, x + 6, y + (index + 1) * CHIP_LINE + 2, name, size, width - 12)
