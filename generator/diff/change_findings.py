"""What rules I981 to I984 find in a change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.checks.change_rules import (
    FEWER_ROUTES,
    ID_CHANGED_WITHOUT_FORMERLY,
    OTHERS_AFFECTED,
    REMOVAL_BREAKS_OTHERS,
)
from generator.checks.wording import counted, join_words, short_id
from generator.diff.changes import Difference
from generator.diff.effects import BrokenMention
from generator.diff.impact import Impact
from generator.diff.neighbors import within_distance
from generator.diff.outcomes import LearnerImpact, Verdict
from generator.diff.published_addresses import changed_pages
from generator.diff.wording import losses_in_words
from generator.model.entities import Entity
from generator.model.findings import Finding, Related
from generator.model.ids import Kind, organization_of
from generator.model.places import Place

_Losing = tuple[LearnerImpact, frozenset[str], bool]
Blamed = Mapping[int, tuple[LearnerImpact, ...]]
"""The outcomes that a change is to blame for, by the identity of its `Difference`."""


def change_findings(impact: Impact) -> tuple[Finding, ...]:
    """Return what the rules find, by code."""
    losing = _losing(impact)
    blamed = {id(change): tuple(_because_of(impact, change, losing)) for change in impact.changes}
    return (
        *_still_needed(impact, blamed),
        *_renamed(impact),
        *_fewer_routes(impact, blamed),
        *_affected_organizations(impact),
    )


def _still_needed(impact: Impact, blamed: Blamed) -> Iterator[Finding]:
    renamed = {(old.kind, old.id) for old, _ in impact.renames}
    for change in impact.changes:
        if (change.removed or change.closed) and (change.kind, change.id) not in renamed:
            needs = [one for one in impact.breaks if one.lost is change and one.verdict is Verdict.BREAKS]
            losing = blamed[id(change)]
            if needs or losing:
                yield _removal(impact, change, needs, losing)


def _removal(
    impact: Impact, change: Difference, needs: list[BrokenMention], losing: tuple[LearnerImpact, ...]
) -> Finding:
    naming, lost = impact.naming, change.entity
    places = [(one.place, f"the {one.entity.kind.value} “{one.entity.name}” needs it here") for one in needs]
    for outcome in losing:
        place = _place_of(impact, outcome.pathway)
        if place.file not in {known.file for known, _ in places}:
            places.append((place, f"the pathway {naming.quoted(Kind.PATHWAY, outcome.pathway)} needs it"))
    what = [f"It is needed in {counted(len(set(places)), 'place')}."]
    who: dict[str, list[str]] = {}
    for outcome in losing:
        goals = naming.goals(outcome.losses)
        lose = f"lose {goals} of {naming.quoted(Kind.PATHWAY, outcome.pathway)}."
        who.setdefault(lose, []).append(naming.name(Kind.ORGANIZATION, outcome.organization))
    what.extend(f"Learners of {join_words(names)} {lose}" for lose, names in who.items())
    now = "is gone" if change.removed else change.closing_words
    return REMOVAL_BREAKS_OTHERS.finding(
        places[0][0],
        f"The {lost.kind.value} {naming.quoted(lost.kind, lost.id)} {now} but is still needed",
        " ".join(what),
        entity=lost.id,
        value=lost.id,
        related=tuple(Related(place, note) for place, note in places[1:]),
    )


def _losing(impact: Impact) -> list[_Losing]:
    """Return the outcomes in which something is lost from a pathway that is still there.

    With each, what is lacking, and whether that is something the change took away.
    """
    gone = {one.id for one in impact.changes if one.removed or one.closed}
    found = []
    for outcome in impact.outcomes:
        if not outcome.gone and (losses := outcome.losses):
            lacks = frozenset(one.id for goal in losses for one in outcome.missing.get(goal, ()))
            found.append((outcome, lacks, not lacks.isdisjoint(gone)))
    return found


def _because_of(impact: Impact, change: Difference, losing: list[_Losing]) -> Iterator[LearnerImpact]:
    """Yield outcomes in which something is lost that lacks what `change` took away.

    An agreement or a host is not what a learner lacks, but what provides it: near a pathway that says nothing else
    is gone, it is what is to blame.
    """
    if not (change.removed or change.closed):
        return
    near = within_distance([(change.kind, change.id)], (impact.before, impact.after), 2)
    for outcome, lacks, explained in losing:
        if change.id in lacks or ((Kind.PATHWAY, outcome.pathway) in near and not explained):
            yield outcome


def _renamed(impact: Impact) -> Iterator[Finding]:
    for old, new in impact.renames:
        places = [one.place for one in impact.breaks if one.lost.removed and one.lost.before is old]
        file = f"{impact.folder}/{new.file}"
        yield ID_CHANGED_WITHOUT_FORMERLY.finding(
            new.place(),
            f'“{new.name}” has a new id: "{old.id}" is now "{new.id}"',
            f'The {old.kind.value} "{old.id}" is gone. The same {old.kind.value} is now in {file}.',
            fix=f"If it is the same, add this line to {file}: formerly: [{short_id(old.id, old.kind, new.owner)}]",
            entity=new.id,
            value=old.id,
            related=tuple(Related(place, "the old id is used here") for place in places),
        )


def _fewer_routes(impact: Impact, blamed: Blamed) -> Iterator[Finding]:
    explained = {id(outcome) for losing in blamed.values() for outcome in losing}
    naming = impact.naming
    left = [one for one in impact.outcomes if id(one) not in explained and losses_in_words(naming, one)]
    for pathway in dict.fromkeys(outcome.pathway for outcome in left):
        cases = [outcome for outcome in left if outcome.pathway == pathway]
        names = [naming.name(Kind.ORGANIZATION, one.organization) for one in cases]
        sentences = dict.fromkeys(sentence for one in cases for sentence in losses_in_words(naming, one))
        yield FEWER_ROUTES.finding(
            _place_of(impact, pathway),
            f"Fewer options in the pathway {naming.quoted(Kind.PATHWAY, pathway)}",
            f"This affects learners of {join_words(names)}. {' '.join(sentences)}",
            entity=pathway,
            value=" ".join(sorted(one.organization for one in cases)),
        )


def _place_of(impact: Impact, pathway: str) -> Place:
    """Return the pathway's file; when it was removed, the organization that still answers for it, or the settings."""
    known: Entity | None = impact.head.catalog.pathways.get(pathway)
    known = known or impact.head.catalog.organizations.get(organization_of(pathway))
    return known.place() if known else Place(impact.head.catalog.settings.file)


def _affected_organizations(impact: Impact) -> Iterator[Finding]:
    if not impact.changes:
        return
    editing = {organization_of(side.id) for one in impact.changes for side in (one.before, one.after) if side}
    affected: dict[str, set[tuple[Kind, str]]] = defaultdict(set)
    for effect in impact.effects:
        affected[effect.organization].add((effect.kind, effect.id))
    for kind, page in changed_pages(impact.changes, impact.after):
        affected[organization_of(page)].add((kind, page))
    first = next((one.after for one in impact.changes if one.after), None)
    place = first.place() if first else Place(impact.head.catalog.settings.file)
    for organization in sorted(affected.keys() - editing):
        name = impact.naming.name(Kind.ORGANIZATION, organization)
        shown = [impact.naming.name(*key) for key in sorted(affected[organization])]
        yield OTHERS_AFFECTED.finding(
            place,
            f"Pages of {name} change too",
            f"These pages show what changes here: {join_words(shown)}.",
            entity=organization,
            value=organization,
        )
