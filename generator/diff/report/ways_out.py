"""The three ways out of a change that breaks something, with the very lines to write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.change_rules import REMOVAL_BREAKS_OTHERS
from generator.checks.wording import short_id
from generator.diff.changes import Difference
from generator.diff.impact import Impact
from generator.model.entities import Entity


@dataclass(frozen=True, slots=True)
class Remedy:
    """One way to fix a change: in a few words, in a sentence, and as lines of YAML for a file, if there are any."""

    title: str
    words: str
    file: str = ""
    lines: tuple[str, ...] = ()


def remedies(impact: Impact) -> Iterator[Remedy]:
    """Yield the three ways out for what this change removes, closes or renames; nothing when it does not."""
    for old, new in impact.renames:
        yield Remedy(
            f"Is it just a new name for “{old.name}”?",
            "Then say so in the new file. Every old link will keep working:",
            new.file,
            (f"formerly: [{short_id(old.id, old.kind, new.owner)}]",),
        )
    blamed = {finding.entity for finding in impact.findings if finding.code == REMOVAL_BREAKS_OTHERS.code}
    lost = [change for change in impact.changes if change.id in blamed and (change.removed or change.closed)]
    for change in lost:
        yield from _for_removal(impact, change) if change.removed else _for_closing(impact, change)
    if lost or impact.renames:
        yield Remedy(
            "Do you want to remove it?",
            "Then change the places in the table above too, in this same change. A plan is complete again without "
            "the step, or with another step in its place.",
        )


def _for_closing(impact: Impact, change: Difference) -> Iterator[Remedy]:
    gone, newer = change.entity, change.entity.replaced_by
    if newer:
        yield Remedy(
            f"Has {impact.naming.quoted(newer.kind, newer.id)} taken its place?",
            "Then use its id in the places in the table above:",
            "instead of the old id",
            (newer.id,),
        )
    yield Remedy(
        f"Can students still finish “{gone.name}”?",
        "Then keep its status until no plan needs it, and say when it ends:",
        gone.file,
        ("status: active", 'ends_on: "2027-06-30"'),
    )


def _for_removal(impact: Impact, change: Difference) -> Iterator[Remedy]:
    gone = change.entity
    yield Remedy(
        f"Is “{gone.name}” ending?",
        "Then add these lines to its file instead of deleting it. Its page stays and shows students where to go. "
        "In the places in the table above, name its replacement.",
        gone.file,
        ("status: ceased", f"replaced_by: {_replacement_id(impact, gone)}"),
    )
    yield Remedy(
        f"Does “{gone.name}” just have a new name?",
        "Then rename its file instead of deleting it, and add the old name to it. Every old link will keep working:",
        "the renamed file",
        (f"formerly: [{short_id(gone.id, gone.kind, gone.owner)}]",),
    )


def _replacement_id(impact: Impact, gone: Entity) -> str:
    """Return the id of something similar to what is gone, as it would be written there, or a placeholder."""
    close = [one.value for one in impact.head.nearest(gone.id, (gone.kind,), gone.owner)]
    known = impact.head.catalog.entities[gone.kind]
    return next((one for one in close if one in known or f"{gone.owner}/{one}" in known), "what-takes-its-place")
