"""What a change does to each page of each organization: what students would see, and where it can be fixed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.checks.mentions import is_needed
from generator.diff.changes import Difference
from generator.diff.neighbors import Key, Neighbors
from generator.diff.outcomes import LearnerImpact, Verdict
from generator.diff.wording import ImpactNaming, losses_in_words, reasons
from generator.graph.catalog_graph import CatalogGraph
from generator.graph.links import Relation
from generator.graph.references import PlacedReference
from generator.model.entities import Entity, Organization, Pathway
from generator.model.ids import Kind
from generator.model.places import Place
from generator.model.status import is_unavailable

_RANK = {verdict: rank for rank, verdict in enumerate(Verdict)}


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does to one page for one organization. `sees` are sentences, `places` where it can be fixed."""

    organization: str
    kind: Kind
    id: str
    verdict: Verdict
    sees: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class BrokenMention:
    """A mention of something that is removed or closed with this change."""

    lost: Difference
    mention: PlacedReference

    @property
    def entity(self) -> Entity:
        """Return what mentions it."""
        return self.mention.entity

    @property
    def place(self) -> Place:
        """Return where the mention is written."""
        return self.entity.place(self.mention.reference.pointer)

    @property
    def verdict(self) -> Verdict:
        """Return how bad it is: a link to nothing always breaks, one to something closed only where it is needed."""
        return Verdict.BREAKS if self.lost.removed or is_needed(self.mention) else Verdict.WEAKENS


def broken_mentions(changes: tuple[Difference, ...], after: Neighbors) -> tuple[BrokenMention, ...]:
    """Return every mention of something removed or closed, by something that is itself still there for learners."""
    mentioned = after.mentions_of()
    return tuple(
        BrokenMention(change, mention)
        for change in changes
        if change.removed or change.closed
        for _, mention in mentioned.get((change.kind, change.id), ())
        if not is_unavailable(mention.entity)
        and mention.relation is not Relation.REPLACED_BY
        and (change.removed or after.graph.resolve(mention.reference) is not None)
    )


@dataclass(slots=True)
class _EffectBuilder:
    """An effect while it is put together."""

    verdict: Verdict = Verdict.NEUTRAL
    sees: dict[str, None] = field(default_factory=dict)
    places: dict[Place, None] = field(default_factory=dict)

    def add(self, verdict: Verdict, sees: tuple[str, ...], places: tuple[Place, ...]) -> None:
        self.verdict = min(self.verdict, verdict, key=_RANK.__getitem__)
        self.sees.update(dict.fromkeys(sees))
        self.places.update(dict.fromkeys(places))


def effects(
    found: tuple[BrokenMention, ...], outcomes: tuple[LearnerImpact, ...], head: CatalogGraph, naming: ImpactNaming
) -> tuple[Effect, ...]:
    """Return the effects that are not for the better, worst first, then pathways first, then by organization."""
    rows: dict[tuple[str, Kind, str], _EffectBuilder] = {}
    # Where a pathway has as a step what one of its entries assumes, too, that is enough to say.
    steps = {(id(one.entity), id(one.lost)) for one in found if one.mention.relation is Relation.DOES}
    for one in found:
        said = one.mention.relation is Relation.ASSUMES and (id(one.entity), id(one.lost)) in steps
        sees: tuple[str, ...] = () if said else (_visible_effects(one, naming),)
        for organization in _organizations(one.entity, head):
            row = rows.setdefault((organization, one.entity.kind, one.entity.id), _EffectBuilder())
            row.add(one.verdict, sees, (one.place,))
    for outcome in outcomes:
        sees = (*losses_in_words(naming, outcome), *reasons(head, outcome))
        if sees:
            row = rows.setdefault((outcome.organization, Kind.PATHWAY, outcome.pathway), _EffectBuilder())
            row.add(outcome.verdict, sees, ())
            row.places.update(dict.fromkeys(_places(outcome, found, head, bool(row.places))))
    made = (
        Effect(organization, kind, entity_id, row.verdict, tuple(row.sees), tuple(row.places))
        for (organization, kind, entity_id), row in rows.items()
    )
    return tuple(
        sorted(
            made,
            key=lambda one: (_RANK[one.verdict], one.kind is not Kind.PATHWAY, one.organization, one.kind, one.id),
        )
    )


def _organizations(entity: Entity, head: CatalogGraph) -> tuple[str, ...]:
    if isinstance(entity, Pathway):
        return tuple(one.id for one in head.resolve_all(entity.offered_in, Organization)) or (entity.owner,)
    return (entity.owner,)


def _visible_effects(one: BrokenMention, naming: ImpactNaming) -> str:
    lost = one.lost.entity
    now = "no longer exists" if one.lost.removed else one.lost.closing_words
    what = f"the {lost.kind.value} {naming.quoted(lost.kind, lost.id)}, which {now}."
    match one.mention.relation:
        case Relation.DOES:
            return f"The plan requires {what}"
        case Relation.NEEDED_FIRST | Relation.TAKEN_TOGETHER:
            return f"Students must take {what}" if lost.kind is Kind.COURSE else f"Students must first have {what}"
        case Relation.ASSUMES:
            return f"Students who join late must have {what}"
        case Relation.LEADS_TO:
            return f"It leads to {what}"
        case _:
            return f"It names {what}"


def _places(
    outcome: LearnerImpact, found: tuple[BrokenMention, ...], head: CatalogGraph, mentioned: bool
) -> Iterator[Place]:
    """Yield where a lost goal can be fixed: mentions in what the plan uses, else where the plan names the exit."""
    pathway = head.catalog.pathways.get(outcome.pathway)
    if pathway is None or outcome.gone or mentioned:
        return
    if outcome.shut:
        yield pathway.place("/entries", on_key=True) if pathway.entries else pathway.place()
        return
    plan = head.plans[pathway.id]
    used: set[Key] = {(step.does.kind, step.does.id) for step in plan.steps.values() if step.does}
    inside = [one.place for one in found if (one.entity.kind, one.entity.id) in used]
    yield from inside
    if inside:
        return
    steps = {missing.step for goal in outcome.losses for missing in outcome.missing.get(goal, ())}
    known = [plan.steps[step].step.pointer for step in sorted(steps) if step in plan.steps]
    yield from (pathway.place(pointer) for pointer in known or [""])
