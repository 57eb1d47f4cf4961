"""One step back and one step on: the small picture on the page of a single step."""

import re
from dataclasses import replace

from generator.diagram.flow import BoxKind, Flow, Line, all_lines


def neighbourhood(flow: Flow, step: str) -> Flow:
    """The part of the flow around the box `step`: what a line joins to it.

    A choice is no step of its own, so the picture goes on through it to what it joins. Raises KeyError when
    the flow has no such box.
    """
    kinds = {box.id: box.kind for box in flow.boxes}
    lines = all_lines(flow)
    if step not in kinds:
        raise KeyError(step)
    kept, edge = {step}, {step}
    while edge:
        near = {line.target for line in lines if line.source in edge}
        near |= {line.source for line in lines if line.target in edge}
        edge = {id_ for id_ in near - kept if kinds[id_] is BoxKind.CHOICE}
        kept |= near
    shown = tuple(
        line for line in flow.lines if {line.source, line.target} <= kept and _concerns(line, step, kinds)
    )
    return replace(
        flow,
        id=f"{flow.id}-at-{re.sub('[^A-Za-z0-9]', '-', step)}",
        boxes=tuple(box for box in flow.boxes if box.id in kept),
        lines=shown,
        choices=tuple(choice for choice in flow.choices if {choice.id, *choice.members} <= kept),
    )


def _concerns(line: Line, step: str, kinds: dict[str, BoxKind]) -> bool:
    """Lines between two neighbours would tell another story than that of the step."""
    return step in (line.source, line.target) or BoxKind.CHOICE in (kinds[line.source], kinds[line.target])
