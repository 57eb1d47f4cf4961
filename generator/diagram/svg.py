"""A drawing as SVG text. See `draw`."""

import re
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from generator.diagram.drawing import Drawing, Frame, PlacedBox, Route, Stripe
from generator.diagram.flow import Box, BoxKind, Relation
from generator.diagram.form import Form
from generator.diagram.heights import CHIP_LINE, HEADING, ICON, chip_height
from generator.diagram.markup import written
from generator.diagram.shapes import ICONS, outlines, rounded, smooth, tip
from generator.diagram.text import BROKEN, narrowed
from generator.diagram.words import ENGLISH, Words

_FOLDER = Path(__file__).parent
STYLE = (_FOLDER / "diagram.css").read_text(encoding="utf-8")
COLOURS = (_FOLDER / "standalone.css").read_text(encoding="utf-8")
SCRIPT = (_FOLDER / "highlight.js").read_text(encoding="utf-8")

_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TIPS = {
    Relation.NEEDED_FIRST: (8, 4),
    Relation.EARNS: (10, 6),
    Relation.LEADS_TO: (8, 4),
    Relation.COLLEGE_CREDIT: (8, 4),
    Relation.STACKS_ONTO: (10, 6),
}


def draw(drawing: Drawing, words: Words = ENGLISH, *, standalone: bool = False) -> str:
    """SVG text of the drawing: to stand inside a page, or with its own colours as a file when `standalone`.

    Every id in it begins with the flow's id and the form's name, so several drawings can share a page.
    """
    flow, form = drawing.flow, drawing.form
    prefix = f"{flow.id}-{form.name}"
    size = {"width": str(drawing.width), "height": str(drawing.height)}
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "xmlns:xlink": "http://www.w3.org/1999/xlink",
            "class": f"pw-flow pw-{form.name}",
            "viewBox": f"0 0 {drawing.width} {drawing.height}",
            **size,
            "role": "group",
            "aria-labelledby": f"{prefix}-title",
            "aria-describedby": f"{prefix}-desc",
        },
    )
    SubElement(root, "title", {"id": f"{prefix}-title"}).text = _clean(flow.title)
    SubElement(root, "desc", {"id": f"{prefix}-desc"}).text = _clean(flow.description)
    if standalone:
        SubElement(root, "style").text = STYLE + COLOURS
        SubElement(root, "rect", {"class": "pw-paper", **size, "aria-hidden": "true"})
    _draw_stripes(root, drawing)
    lines = SubElement(root, "g", {"class": "pw-lines", "aria-hidden": "true"})
    for frame in drawing.frames:
        _draw_frame(lines, frame)
    # Thick lines first: where lines cross, the thin one stays visible.
    for route in sorted(drawing.routes, key=lambda one: one.line.relation is not Relation.TAKEN_TOGETHER):
        _draw_route(lines, route)
    _draw_steps(root, drawing, words, everywhere=standalone)
    return written(root)


def figure(wide: Drawing, phone: Drawing, words: Words = ENGLISH) -> str:
    """Both forms in one HTML figure; the style sheet shows the one that fits its container."""
    return f'<figure class="pw-figure">{draw(wide, words)}{draw(phone, words)}</figure>'


def _clean(text: str) -> str:
    """Without the characters XML cannot hold, which would spoil the whole file."""
    return _NOT_XML.sub("", text)


def _write(parent: Element, words: str, x: int, y: int, name: str, **extra: str) -> None:
    text = SubElement(parent, "text", {"class": name, "x": str(x), "y": str(y), **extra})
    text.text = _clean(words)
    # Without white space between them, screen readers and copied text run the lines together; with it, a word that
    # is broken at the end of a line would be two.
    text.tail = "" if words.endswith(BROKEN) else " "


def _write_within(parent: Element, words: str, x: int, y: int, name: str, size: int, width: int) -> None:
    """Write a line that may be one long word: its letters are narrowed to the width, whatever the reader's font."""
    within = {"textLength": str(width), "lengthAdjust": "spacingAndGlyphs"} if narrowed(words, size, width) else {}
    _write(parent, words, x, y, name, **within)


def _draw_stripes(root: Element, drawing: Drawing) -> None:
    group = SubElement(root, "g", {"class": "pw-stripes", "aria-hidden": "true"})
    for number, stripe in enumerate(drawing.stripes):
        kind = "pw-stripe pw-odd" if number % 2 else "pw-stripe"
        place = {"x": "0", "y": str(stripe.y), "width": str(drawing.width), "height": str(stripe.height)}
        SubElement(group, "rect", {"class": kind, **place})
        _draw_label(group, drawing, stripe)


def _draw_label(group: Element, drawing: Drawing, stripe: Stripe) -> None:
    form = drawing.form
    if form.upright_label:
        for index, line in enumerate(stripe.lines):
            _write(group, line, 10, stripe.y + 22 + index * form.detail_height, "pw-level")
        return
    x, y = form.label - 7, stripe.y + stripe.height // 2
    turn = {"transform": f"rotate(-90 {x} {y})", "text-anchor": "middle"}
    _write(group, stripe.name, x, y, "pw-level", **turn)


def _draw_frame(lines: Element, frame: Frame) -> None:
    group = SubElement(lines, "g", {"class": "pw-frame", "data-step": frame.box.id})
    SubElement(group, "path", {"d": rounded(frame.x, frame.y, frame.width, frame.height, 12)})
    # The highlight script follows lines; these two ends let it pass from the choice to its alternatives.
    for member in frame.members:
        SubElement(group, "g", {"data-from": member, "data-to": frame.box.id})


def _draw_route(lines: Element, route: Route) -> None:
    line = route.line
    group = SubElement(
        lines,
        "g",
        {"class": f"pw-line pw-{line.relation}", "data-from": line.source, "data-to": line.target},
    )
    length, half = _TIPS.get(line.relation, (0, 0))
    SubElement(group, "path", {"d": smooth(route.points, max(0, length - 1), backwards=route.into)})
    if length:
        SubElement(group, "path", {"class": "pw-tip", "d": tip(route.points, length, half)})


def _draw_steps(root: Element, drawing: Drawing, words: Words, *, everywhere: bool) -> None:
    """Steps and headings of frames in reading order, as one list; `everywhere` leaves out what holds in places."""
    steps = SubElement(root, "g", {"class": "pw-steps", "role": "list", "aria-label": words.steps})
    names = {placed.box.id: placed.box.name for placed in drawing.boxes}
    first = {frame.members[0]: frame for frame in drawing.frames}
    for placed in drawing.boxes:
        if placed.box.id in first:
            frame = first[placed.box.id]
            members = ", ".join(names[member] for member in frame.members)
            label = words.choice.format(heading=frame.box.name, steps=members)
            step = _step(steps, frame.box, f"{label}, {drawing.flow.bands[frame.box.band]}")
            for index, line in enumerate(frame.heading):
                _write(step, line, frame.x + 10, frame.y + 17 + index * HEADING, "pw-heading")
        rest = f"{words.kinds[placed.box.kind]}, {drawing.flow.bands[placed.box.band]}"
        marks = [mark.text for mark in placed.box.marks if not mark.places]
        step = _step(steps, placed.box, f"{_visible(placed.box, marks)}, {rest}")
        if len(marks) < len(placed.box.marks) and not everywhere:
            every = [mark.text for mark in placed.box.marks]
            step.set("data-marked", _clean(f"{_visible(placed.box, every)}, {rest}"))
        _draw_box(step, placed, drawing, everywhere=everywhere)


def _visible(box: Box, marks: list[str]) -> str:
    return " ".join(part for part in (box.name, box.detail, *marks) if part)


def _step(steps: Element, box: Box, label: str) -> Element:
    """A list item; inside it a link where the step has a page, else a plain named picture."""
    item = SubElement(steps, "g", {"role": "listitem"})
    shared = {"class": f"pw-box pw-{box.kind}", "data-step": box.id, "aria-label": _clean(label)}
    item.tail = " "
    if box.href is None:
        return SubElement(item, "g", {"role": "img", **shared})
    # xlink:href and not href: Material's instant navigation writes to `el.href`, which SVG does not allow.
    return SubElement(item, "a", {"role": "link", "xlink:href": box.href, **shared})


def _draw_box(step: Element, placed: PlacedBox, drawing: Drawing, *, everywhere: bool) -> None:
    box, form = placed.box, drawing.form
    for number, path in enumerate(outlines(box.kind, placed.x, placed.y, placed.width, placed.height)):
        SubElement(step, "path", {"class": "pw-inner" if number else "pw-shape", "d": path})
    x, width = placed.x + form.padding, placed.width - 2 * form.padding
    y = placed.text_y
    icon_beside_name = not placed.detail_lines and box.kind is not BoxKind.CHOICE
    if icon_beside_name:
        _draw_icon(step, box.kind, x, y + 1)
    for index, line in enumerate(placed.name_lines):
        indent = ICON if icon_beside_name and index == 0 else 0
        _write_within(step, line, x + indent, y + form.name_size - 1, "pw-name", form.name_size, width - indent)
        y += form.name_height
    if placed.detail_lines:
        y += 3
        indent = 0 if box.kind is BoxKind.CHOICE else ICON
        if indent:
            _draw_icon(step, box.kind, x, y)
        size = form.detail_size
        for line in placed.detail_lines:
            _write_within(step, line, x + indent, y + size - 1, "pw-detail", size, width - indent)
            y += form.detail_height
    for mark, lines in zip(box.marks, placed.mark_lines, strict=True):
        if not mark.places:
            _draw_mark(step, placed, form, mark.tone, lines, y)
        elif not everywhere:
            hidden = SubElement(step, "g", {"class": "pw-placed", "data-places": " ".join(mark.places)})
            _draw_mark(hidden, placed, form, mark.tone, lines, y)
        y += chip_height(lines)


def _draw_icon(step: Element, kind: BoxKind, x: int, y: int) -> None:
    SubElement(step, "path", {"class": "pw-icon", "d": ICONS[kind], "transform": f"translate({x} {y})"})


def _draw_mark(step: Element, placed: PlacedBox, form: Form, tone: str, lines: tuple[str, ...], y: int) -> None:
    x, width = placed.x + form.padding, placed.width - 2 * form.padding
    shape = rounded(x, y + 3, width, chip_height(lines) - 3, 4)
    SubElement(step, "path", {"class": f"pw-chip pw-{tone}", "d": shape})
    for index, line in enumerate(lines):
        name, size = f"pw-mark pw-{tone}", form.detail_size - 1
        _write_within(step, line, x + 6, y + (index + 1) * CHIP_LINE + 2, name, size, width - 12)
