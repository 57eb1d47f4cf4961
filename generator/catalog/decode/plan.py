"""Pathways and their plans, made from fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.catalog.decode.fields import Fields
from generator.catalog.decode.parts import parse_common
from generator.model.conditions import Condition, Reference
from generator.model.entities import Entry, Outcome, Pathway, Step
from generator.model.ids import Kind, slug_of
from generator.model.places import join_pointer

_DOES = {
    "course": Kind.COURSE,
    "credential": Kind.CREDENTIAL,
    "experience": Kind.EXPERIENCE,
    "support": Kind.SUPPORT,
}


def parse_pathway(fields: Fields, entity_id: str, file: str, level_order: tuple[str, ...]) -> Pathway:
    """Return the pathway in `fields`; its steps are in the order of `level_order`, then as written."""
    return Pathway(
        **parse_common(fields, Kind.PATHWAY, entity_id, file),
        cluster=fields.string("cluster") or "",
        cip=fields.string("cip"),
        audience=fields.strings("audience"),
        offered_in=fields.references("offered_in", Kind.ORGANIZATION),
        occupations=fields.references("occupations", Kind.OCCUPATION),
        entries=fields.groups("entries", _parse_entry),
        partnership=fields.reference("partnership", Kind.PARTNERSHIP),
        supports=fields.references("supports", Kind.SUPPORT),
        program_of_study=fields.flag("program_of_study"),
        outcomes=fields.groups("outcomes", _parse_outcome),
        plan=_parse_plan(fields, entity_id, level_order),
    )


def _parse_entry(fields: Fields) -> Entry:
    return Entry(fields.string("level") or "", fields.references("assumes", Kind.COURSE))


def _parse_outcome(fields: Fields) -> Outcome:
    return Outcome(
        fields.text("measure"),
        fields.text("group"),
        fields.integer("count"),
        fields.integer("out_of"),
        fields.string("period"),
        fields.text("source"),
    )


def _parse_plan(fields: Fields, pathway: str, level_order: tuple[str, ...]) -> tuple[Step, ...]:
    plan = fields.values.get("plan")
    if not isinstance(plan, dict):
        return ()
    position = {level: index for index, level in enumerate(level_order)}
    levels = sorted(plan, key=lambda level: position.get(level, len(position)))
    inside = Fields(plan, fields.organization, join_pointer(fields.pointer, "plan"))
    names = _Names()
    return tuple(
        step
        for level in levels
        for step in inside.groups(level, lambda group, level=level: _parse_step(group, pathway, level, names))  # type: ignore[misc]
    )


class _Names:
    """Gives each step without a name of its own one that is free in this plan."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def give(self, wanted: str, given: bool) -> str:
        name, count = wanted, 1
        while name in self.taken and not given:
            count += 1
            name = f"{wanted}-{count}"
        self.taken.add(name)
        return name


def _parse_step(fields: Fields, pathway: str, level: str, names: _Names) -> Step:
    named = (fields.reference(key, kind) for key, kind in _DOES.items() if key in fields.values)
    does = next((found for found in named if found), None)
    milestone = fields.text("milestone")
    own = fields.string("id")
    name = names.give(own or _default_name(does, milestone), given=own is not None)
    return Step(
        id=name,
        level=level,
        pointer=fields.pointer,
        does=does,
        milestone=milestone,
        choose=fields.integer("choose"),
        options=fields.groups("from", lambda option: _parse_step(option, pathway, level, names)),
        role=fields.string("role") or "required",
        term=fields.string("term"),
        after=_within(fields.condition("after", Kind.STEP), pathway),
        exit=fields.flag("exit") or False,
        note=fields.text("note"),
    )


def _default_name(does: Reference | None, milestone: object) -> str:
    if does:
        return slug_of(does.id)
    return _slug(str(milestone)) if milestone else "choice"


def _slug(words: str) -> str:
    letters = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in words.lower())
    return "-".join(letters.split())[:60].strip("-") or "milestone"


def _within(condition: Condition, pathway: str) -> Condition:
    """Return `condition` with its references pointing to steps of `pathway`: `<pathway>#<step>`."""
    if not condition.parts:
        return condition
    parts: Iterable[Reference | Condition] = (
        _within(part, pathway)
        if isinstance(part, Condition)
        else Reference(f"{pathway}#{slug_of(part.id)}", part.kinds, part.pointer)
        for part in condition.parts
    )
    return Condition(condition.word, condition.count, tuple(parts), condition.pointer)


def levels_used(pathway: Pathway) -> Iterator[tuple[str, str]]:
    """Yield every level that `pathway` mentions with the pointer of the mention, entries first."""
    for index, entry in enumerate(pathway.entries):
        yield entry.level, join_pointer("", "entries", index, "level")
    for level in dict.fromkeys(step.level for step in pathway.plan):
        yield level, join_pointer("", "plan", level)
