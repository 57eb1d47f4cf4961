"""Compare engines on the same boxes and lines, and write REPORT.md.

    uv run --with pygraphviz python -m tests.bench.diagrams.report --plans 200

ELK takes part after `npm install` in this folder. Nothing of this is shipped.
"""

import argparse
import time
from pathlib import Path

from generator.diagram.flow import Flow
from generator.diagram.form import PHONE, WIDE, Form
from generator.diagram.layout.layout import layout
from generator.diagram.split import split
from generator.diagram.svg.draw import draw
from generator.runtime.garbage_collection import freeze_existing
from tests.bench.diagrams.corpus import curricula, demonstration, random_plans, strand_plans
from tests.bench.diagrams.survey import Picture, picture, survey
from tests.bench.diagrams.yardsticks import dot_pictures, elk_pictures

_HEAD = (
    "| engine | crossings | overlaps | through boxes | shared pieces | bends | mean area (1000 px²) "
    "| widest px | label px at 938 | label px at 328 | ms mean |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|\n"
)


def main() -> None:
    """Survey every engine on every corpus and write the tables."""
    summary, example, *_ = (__doc__ or "").split("\n\n")
    parser = argparse.ArgumentParser(description=summary, epilog=f"example: {example.strip()}")
    parser.add_argument("--plans", type=int, default=200, help="how many random plans (200 unless told)")
    plans = parser.parse_args().plans
    every: dict[str, list[Flow]] = {
        "The pathways of the demonstration region": list(demonstration()),
        f"{plans} random plans of 10 to 40 steps": list(random_plans(plans)),
        "20 strand plans of 80 to 155 steps, split as they are published": list(strand_plans()),
        "Four real curricula": list(curricula()),
    }
    corpora = {name: flows for name, flows in every.items() if flows}  # the curricula may not be there
    text = Path(__file__).with_name("REPORT-head.md").read_text(encoding="utf-8")
    _milliseconds(list(random_plans(1)))  # the first drawing of a process reads what all others share
    everything = 0.0
    for name, flows in corpora.items():
        parts = [part for flow in flows for part in split(flow)]
        took = _milliseconds(parts)
        everything += took
        text += f"\n## {name} ({len(flows)} pathways, {len(parts)} drawings)\n\n{_HEAD}{''.join(_rows(parts))}\n"
        text += f"Both forms of a pathway take {took / len(flows):.1f} ms on average.\n"
    count = sum(map(len, corpora.values()))
    text += f"\n## All {count} pathways\n\nBoth forms of a pathway take {everything / count:.1f} ms on average.\n"
    Path(__file__).with_name("REPORT.md").write_text(text, encoding="utf-8")


def _milliseconds(flows: list[Flow]) -> float:
    """Processor time of both forms of each flow, as a build draws them: without looking for faults in between."""
    with freeze_existing():
        start = time.process_time()
        for flow in flows:
            for form in (WIDE, PHONE):
                draw(layout(flow, form))
        return (time.process_time() - start) * 1000


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
