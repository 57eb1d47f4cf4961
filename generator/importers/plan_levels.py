"""What an import does to the file of a pathway: the law of updates, and for its plan level by level.

A plan is one field, and the largest: taken as a whole, one step written by hand would stop every update of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.catalog.read import read
from generator.catalog.yaml.reader import Value
from generator.importers.memory import digest
from generator.importers.merge import FileChange, digests_after, plan_change

PLAN = "plan"
_LEVEL = f"{PLAN}/"
"""Before the name of a level, in what is remembered and reported."""


def plan_pathway_change(
    folder: Path,
    file: str,
    fields: Mapping[str, Value],
    last: Mapping[str, str] | None,
    order: Sequence[str],
    *,
    force: bool,
    made_from: str,
) -> tuple[FileChange, dict[str, str]]:
    """Return what happens to the pathway in `file` when a file from elsewhere says `fields`, and what to remember.

    As `merge.plan_change`; `order` are the levels of the catalog.
    """
    wanted = fields[PLAN]
    assert isinstance(wanted, dict)
    held = _plan_in(folder, file)
    plan, kept = merged_plan(held, wanted, last or {}, order, force=force)
    # Whether a person wrote the plan has been asked level by level, so as a whole it counts as the import's own.
    before = {**(last or {}), PLAN: digest(held)} if held else last
    change = plan_change(folder, file, {**fields, PLAN: plan}, before, force=force, made_from=made_from)
    said = {name: value for name, value in fields.items() if name != PLAN}
    levels = {f"{_LEVEL}{level}": steps for level, steps in wanted.items()}
    others = {name: one for name, one in (last or {}).items() if not name.startswith(_LEVEL)}
    return replace(change, kept=(*change.kept, *kept)), digests_after({**said, **levels}, others)


def _plan_in(folder: Path, file: str) -> dict[str, Value]:
    """Return the plan that the file says now; nothing when it says none."""
    if not (folder / file).is_file():
        return {}
    source, _ = read(folder, file)
    plan = source.value.get(PLAN) if source else None
    return plan if isinstance(plan, dict) else {}


def merged_plan(
    held: Mapping[str, Value],
    wanted: Mapping[str, Value],
    last: Mapping[str, str],
    order: Sequence[str],
    *,
    force: bool,
) -> tuple[dict[str, Value], list[str]]:
    """Return the plan after an update, its levels in `order`, and which of them stay as a person edited them.

    `held` is what the file says, `wanted` what the other file says, `last` the digests of what the last import gave.
    """
    plan: dict[str, Value] = {}
    kept: list[str] = []
    for level in sorted({*held, *wanted}, key=lambda one: (order.index(one) if one in order else len(order), one)):
        now, new, then = held.get(level), wanted.get(level), last.get(f"{_LEVEL}{level}")
        edited = not force and (None if now is None else digest(now)) != then
        if edited and now != new and level in wanted:
            kept.append(f"{_LEVEL}{level}")
        value = now if edited else new
        if value is not None:
            plan[level] = value
    return plan, kept
