"""Compare engines: `uv run --with pygraphviz python -m tests.bench.diagrams.report [PLANS]` writes REPORT.md.

ELK takes part after `npm install` in this folder. Nothing of this is shipped.
"""

import sys
import time
from pathlib import Path

from generator.diagram.flow import Flow
from generator.diagram.form import PHONE, WIDE, Form
from generator.diagram.layout import layout
from generator.diagram.split import split
from generator.diagram.svg import draw
from tests.bench.diagrams.corpus import curricula, random_plans, strand_plans
from tests.bench.diagrams.survey import Picture, picture, survey
from tests.bench.diagrams.yardsticks import dot_pictures, elk_pictures
from tests.diagram.samples import nursing, welding

_HEAD = (
    "| engine | crossings | overlaps | through boxes | shared pieces | bends | mean area (1000 px²) "
    "| widest px | label px at 938 | label px at 328 | ms mean |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|\n"
)


def main() -> None:
    """Survey every engine on every corpus and write the tables."""
    plans = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    corpora: dict[str, list[Flow]] = {
        f"{plans} random plans of 10 to 40 steps": list(random_plans(plans)),
        "20 strand plans of 80 to 155 steps, split as they are published": [
            part for flow in strand_plans() for part in split(flow)
        ],
        "Four real curricula": list(curricula()),
        "Two hand-written pathways": [nursing(), welding()],
    }
    text = Path(__file__).with_name("REPORT-head.md").read_text(encoding="utf-8")
    for name, flows in corpora.items():
        if flows:
            text += f"\n## {name} ({len(flows)} drawings)\n\n{_HEAD}{''.join(_rows(flows))}"
    Path(__file__).with_name("REPORT.md").write_text(text, encoding="utf-8")


def _rows(flows: list[Flow]) -> list[str]:
    rows = [_row(f"ours, {form.name}", _ours(flows, form), form.name_size, form is PHONE) for form in (WIDE, PHONE)]
    others = {
        "ELK layered": elk_pictures(flows, merge=False),
        "ELK layered, merged edges": elk_pictures(flows, merge=True),
        "Graphviz dot, orthogonal": dot_pictures(flows),
    }
    rows += [_row(name, drawn, WIDE.name_size, None) for name, drawn in others.items() if drawn is not None]
    return rows


def _ours(flows: list[Flow], form: Form) -> list[tuple[Picture, float]]:
    drawn: list[tuple[Picture, float]] = []
    for flow in flows:
        start = time.process_time()
        drawing = layout(flow, form)
        draw(drawing)
        drawn.append((picture(drawing), (time.process_time() - start) * 1000))
    return drawn


def _row(name: str, drawn: list[tuple[Picture, float]], label: int, phone: bool | None) -> str:
    found = [survey(one) for one, _ in drawn]
    widest = max(one.width for one, _ in drawn)
    parts = [
        name,
        *(
            str(sum(getattr(one, what) for one in found))
            for what in ("crossings", "overlaps", "through", "shared", "bends")
        ),
        str(sum(one.area for one in found) // len(found) // 1000),
        str(widest),
        "" if phone else _label(drawn, label, 938),
        "" if phone is False else _label(drawn, label, 328),
        f"{sum(ms for _, ms in drawn) / len(drawn):.1f}",
    ]
    return "| " + " | ".join(parts) + " |\n"


def _label(drawn: list[tuple[Picture, float]], size: int, page: int) -> str:
    """The smallest and the mean size of a name when the drawings are shrunk to the page."""
    sizes = [size * min(1.0, page / one.width) for one, _ in drawn]
    return f"{min(sizes):.1f} ({sum(sizes) / len(sizes):.1f})"


if __name__ == "__main__":
    main()
