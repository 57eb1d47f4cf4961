"""What is gone and takes steps and exits with it: one cause, told once with every place that relied on it.

Gone is an organization, agreement or other thing that has ceased, is suspended or is not there yet, and an agreement
that a change deletes. It is the cause where learners would have a step if it gave what it is there for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from generator.checks.swapped_sides import sides
from generator.checks.wording import join_words, name_of
from generator.graph.belonging import Belonging, Organizations
from generator.graph.catalog_graph import CatalogGraph
from generator.insight.obstacles import MissingNeed, ObstacleCause
from generator.model.catalog import Catalog, Level
from generator.model.conditions import Reference
from generator.model.entities import Agreement, Course, Credential, Entity, Experience, Organization, Pathway
from generator.model.findings import Cause
from generator.model.ids import Kind
from generator.model.levels import GRADE
from generator.model.places import split_pointer
from generator.model.status import available, gone_in_words, in_force, is_developing, is_unavailable

_TEACHING = ("college", "school-district", "school", "boces")
_OPENING = "concurrent-enrollment"
_MOST_HEIRS = 3


class GoneThings:
    """Knows what of the catalog of `graph` is gone, and of the one `before` a change if there is one."""

    def __init__(self, graph: CatalogGraph, before: Catalog | None) -> None:
        self.graph = graph
        self._causes: dict[str, Cause] = {}
        self._deleted = tuple(
            agreement
            for agreement in (before.agreements.values() if before else ())
            if agreement.id not in graph.catalog.agreements and graph.meant(_by_id(agreement)) == agreement.id
        )

    def behind(
        self, does: Entity | None, organization: Organization, preparing: bool, level: Level | None = None
    ) -> Entity | None:
        """Return what is gone, so that learners of `organization` cannot do `does` at `level`; None if nothing is.

        Without a level, that is a grade.
        """
        match does:
            case Course() if self._any_gone:
                return next(self._teachers(does, organization, preparing, level), None)
            case Experience():
                named = does.hosts or (Reference(does.owner, (Kind.ORGANIZATION,), ""),)
                return next(self._out_of_force(named, preparing), None)
            case Credential() if does.awarded_by:
                return next(self._out_of_force((does.awarded_by,), preparing), None)
        return None

    def behind_need(self, pathway: Pathway, organization: Organization, missing: MissingNeed) -> Entity | None:
        """Return what is gone, so that learners of `organization` lack what is `missing`; None if nothing is."""
        preparing = is_developing(pathway)
        thing = None if missing.kind in (None, Kind.STEP) else self.graph.catalog.find(missing.kind, missing.id)
        if missing.cause is ObstacleCause.CLOSED:
            # Where there are alternatives, rule S304 says that too few are left.
            return thing if missing.count == missing.alternatives else None
        if missing.cause not in (ObstacleCause.NOT_PROVIDED, ObstacleCause.LEFT_OUT):
            return None
        planned = self.graph.plans[pathway.id].steps.get(missing.step)
        return self.behind(thing, organization, preparing, planned.level if planned else None)

    def agreement_behind(self, course: Course) -> Entity | None:
        """Return the agreement about `course` that is gone; None if there is none."""
        return next(filter(self.is_gone, self._agreements_about(course)), None)

    def is_gone(self, thing: Entity) -> bool:
        """Say whether `thing` is not there any more, for a while or for good, or deleted by the change."""
        return is_unavailable(thing) or self._is_deleted(thing)

    def state(self, thing: Entity) -> str:
        """Return how `thing` is gone, in words: `has ceased`."""
        if self._is_deleted(thing):
            return "is deleted by this change"
        return "is still being developed" if is_developing(thing) else gone_in_words(thing)

    def _is_deleted(self, thing: Entity) -> bool:
        return any(thing is one for one in self._deleted)

    @cached_property
    def _any_gone(self) -> bool:
        catalog = self.graph.catalog
        known = (*catalog.organizations.values(), *catalog.agreements.values())
        return bool(self._deleted) or not all(in_force(one, preparing=False) for one in known)

    @cached_property
    def _once(self) -> Organizations:
        """Return what belonged together when nothing was gone."""
        active = tuple(replace(one, status="active") for one in self.graph.catalog.organizations.values())
        return Organizations(Catalog.of(self.graph.catalog.settings, active), self.graph.resolver)

    def _holds(self, thing: Entity, preparing: bool) -> bool:
        return in_force(thing, preparing) and not self._is_deleted(thing)

    def _out_of_force(self, named: Iterable[Reference], preparing: bool) -> Iterator[Entity]:
        for reference in named:
            target = self.graph.resolve(reference)
            if target is not None and not in_force(target, preparing):
                yield target

    def _teachers(
        self, course: Course, organization: Organization, preparing: bool, level: Level | None
    ) -> Iterator[Entity]:
        once = self._once.around(organization, preparing)
        now = self.graph.around(organization, preparing)
        lost = (self.graph.catalog.organizations[name] for name in sorted(once.all - now.all))
        links = [one for one in lost if not in_force(one, preparing)]
        offers = self.graph.offers(course)
        for offer in offers.every:
            provider = self.graph.catalog.organizations.get(offer.by)
            if provider is None:
                continue
            is_gone = not in_force(provider, preparing)
            is_near = offer.by in once.all or not offer.guests.isdisjoint(once.all)
            is_open = is_near or (offer.offering.delivery == "online" and not offer.guests)
            if is_gone and (is_open or (level is not None and level.kind != GRADE)):
                yield provider
            elif is_near and links:
                yield from links
        yield from self._college(course, once, preparing)

    def _college(self, course: Course, once: Belonging, preparing: bool) -> Iterator[Entity]:
        for agreement in self._agreements_about(course):
            sender, receiver = sides(self.graph, agreement)
            if agreement.type != _OPENING or sender is None or not isinstance(receiver, Organization):
                continue
            if sender.id not in once.above or course.owner not in self._once.around(receiver, preparing=True).family:
                continue
            for one in (receiver, agreement, sender):
                if not self._holds(one, preparing):
                    yield one

    def _agreements_about(self, course: Course) -> Iterator[Agreement]:
        yield from self.graph.agreements_of(course)
        for agreement in self._deleted:
            if any(
                one is not None and self.graph.meant(one) == course.id
                for pair in agreement.courses
                for one in (pair.course, pair.college_course)
            ):
                yield agreement

    def cause(self, thing: Entity, note: str, loses: str = "") -> Cause:
        """Return that `thing` is gone as the cause of several findings.

        `note` is said of the place of one of them, which `loses` a destination.
        """
        key = cause_key(thing)
        if key not in self._causes:
            state = self.state(thing)
            has_place = isinstance(thing, Organization | Agreement) and not self._is_deleted(thing)
            self._causes[key] = Cause(
                key,
                f"{name_of(thing)} {state}, and is relied on in {{places}}",
                f"{name_of(thing)} is relied on in {{places}}. That {thing.kind} {state}.",
                self._way_out(thing),
                thing.place("/status") if has_place else None,
                of_any_rule=True,
            )
        return replace(self._causes[key], note=note, loses=loses)

    def replacement(self, thing: Entity) -> Entity | None:
        """Return what replaces `thing`, or what replaces that; None when nothing does that is there."""
        followed = [thing]
        while is_unavailable(followed[-1]):
            by = followed[-1].replaced_by
            newer = self.graph.resolve(by) if by else None
            if newer is None or newer in followed:
                return None
            followed.append(newer)
        return followed[-1]

    def _way_out(self, thing: Entity) -> str:
        match thing:
            case Organization() | Agreement() if is_developing(thing):
                return "When it begins, write `status: active`. Until then, set `status: developing` in the pathways."
            case Organization():
                return self._without_organization(thing)
            case Agreement():
                return self._without_agreement(thing)
        newer = self.replacement(thing)
        if newer and newer is not thing:
            return f'Use its replacement "{newer.id}" ({name_of(newer)}) in each place.'
        return "Name what takes its place, or delete the lines."

    def _without_organization(self, gone: Organization) -> str:
        newer = self.replacement(gone)
        heir = f'"{newer.id}" ({name_of(newer)})' if newer else self._heirs(gone)
        if self.graph.owned_by(gone, Entity):
            # Old ids of a folder that is still there could not be listed elsewhere (L210).
            way = "Move all its files to that folder, list their old ids there under `formerly`, and delete this one."
        else:
            way = f"Name it under `replaced_by`, and write its id under {self._fields_naming(gone)}."
        return (
            "Does it go on, perhaps under another name? Delete its line `status`, and correct `name`. "
            f"Does {heir} take over? {way} "
            "Otherwise delete the steps that nobody offers, or set `status: suspended` in their pathways."
        )

    def _heirs(self, gone: Organization) -> str:
        """Return who may take over from `gone`: those who teach as it does; of others, the catalog does not know."""
        alike = available(self.graph.catalog.organizations.values()) if gone.type in _TEACHING else ()
        names = [f'"{one.id}" ({name_of(one)})' for one in alike if one.type == gone.type]
        return join_words(names[:_MOST_HEIRS], "or") or "another organization"

    def _fields_naming(self, gone: Organization) -> str:
        """Return the fields in which others name `gone`, as a list in a sentence."""
        fields = {
            split_pointer(mention.reference.pointer)[0]
            for mention in self.graph.all_references
            if mention.target and mention.target.entity is gone and mention.entity.owner != gone.owner
        }
        return join_words(f"`{field}`" for field in sorted(fields))

    def _without_agreement(self, gone: Agreement) -> str:
        sending, receiving = (side.id if side else "…" for side in (gone.sending, gone.receiving))
        return (
            f"{'Bring its file back.' if self._is_deleted(gone) else 'Was it renewed? Delete its line `status`.'} "
            f"Or name the courses in another agreement with `sending: {sending}` and `receiving: {receiving}`. "
            f"Otherwise move the steps to a college level, or remove {sending} from `offered_in`."
        )


def cause_key(thing: Entity) -> str:
    """Return the key of the cause that `thing` is gone."""
    return f"{thing.kind} {thing.id}"


def _by_id(entity: Entity) -> Reference:
    return Reference(entity.id, (entity.kind,), "")
