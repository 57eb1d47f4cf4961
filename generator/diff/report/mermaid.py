"""The neighborhood of a change, before and after, as Mermaid: words say what is gone, not colors alone."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.impact import Impact
from generator.diff.neighbors import Key, Neighbors, within_distance
from generator.diff.report.escape import mermaid
from generator.model.ids import Kind, organization_of

MOST_BOXES = 60
_LEFT_OUT = frozenset({Kind.ORGANIZATION, Kind.COMPETENCY, Kind.PARTNERSHIP, Kind.SUPPORT})
_MARKS = {"removed": "removed", "added": "new", "renamed": "new id", "closed": "closed", "changed": "changed"}


def before_and_after(impact: Impact) -> tuple[str, str] | None:
    """Return the neighborhood before and after the change (empty if nothing was there); None if there is none."""
    seeds = [(change.kind, change.id) for change in impact.changes]
    around = within_distance(seeds, (impact.before, impact.after), 1)
    chosen = _most_relevant(impact, seeds, around)
    if not seeds or len(chosen) < 2:
        return None
    before = _draw(impact, impact.before, chosen, after=False)
    return before, _draw(impact, impact.after, chosen, after=True)


def _most_relevant(impact: Impact, seeds: list[Key], around: frozenset[Key]) -> tuple[Key, ...]:
    """Return at most as many things as fit: what changed, what breaks, pathways, then the rest."""
    changed = set(seeds)
    hurt = {(effect.kind, effect.id) for effect in impact.effects}
    shown = [key for key in around if key in changed or key[0] not in _LEFT_OUT]
    ordered = sorted(shown, key=lambda key: (key not in changed, key not in hurt, key[0] is not Kind.PATHWAY, key))
    return tuple(ordered[:MOST_BOXES])


def _draw(impact: Impact, side: Neighbors, chosen: tuple[Key, ...], *, after: bool) -> str:
    numbers = {key: f"n{number}" for number, key in enumerate(chosen)}
    lines = ["flowchart LR"]
    for key in chosen:
        if after or _existed(impact, key):
            lines.append(f'  {numbers[key]}["{_label(impact, key, after=after)}"]')
    drawn = {line.split("[", 1)[0].strip() for line in lines[1:]}
    for source, target in sorted(side.links):
        ends = numbers.get(source), numbers.get(target)
        if ends[0] in drawn and ends[1] in drawn:
            broken = after and (_is_gone(impact, source) or _is_gone(impact, target))
            lines.append(f"  {ends[0]} {'-.-x' if broken else '-->'} {ends[1]}")
    if not drawn:
        return ""
    lines.extend(_styles(impact, numbers, after))
    return "\n".join(lines) + "\n"


def _label(impact: Impact, key: Key, *, after: bool) -> str:
    owner = impact.naming.name(Kind.ORGANIZATION, organization_of(key[1]))
    state = _state(impact, key) if after else ""
    mark = f" ({_MARKS[state]})" if state else "" if impact.naming.entity(*key) else " (missing)"
    return f"{mermaid(impact.naming.name(*key) + mark)}<br>{mermaid(f'{key[0].value}, {owner}')}"


def _state(impact: Impact, key: Key) -> str:
    return next((one.how for one in impact.changes if (one.kind, one.id) == key), "")


def _is_gone(impact: Impact, key: Key) -> bool:
    return _state(impact, key) in ("removed", "closed")


def _existed(impact: Impact, key: Key) -> bool:
    return _state(impact, key) != "added" and impact.naming.entity(*key) is not None


def _styles(impact: Impact, numbers: dict[Key, str], after: bool) -> Iterator[str]:
    gone = [number for key, number in numbers.items() if after and _is_gone(impact, key)]
    if gone:
        yield "  classDef gone stroke-dasharray: 6 4,stroke-width:3px"
        yield f"  class {','.join(gone)} gone"
