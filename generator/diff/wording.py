"""Names and sentences of the impact report: plain text, to be escaped by whoever writes it somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks.wording import counted, join_words, one_line
from generator.diff.outcomes import BlockedClass, Extra, LearnerImpact, Shift
from generator.diff.plans import Goal, Joining
from generator.graph.catalog_graph import CatalogGraph
from generator.graph.naming import NameFinder
from generator.insight.numbered_plan import Thing
from generator.insight.obstacles import ObstacleCause
from generator.insight.sentences import Sentences
from generator.model.entities import Organization
from generator.model.ids import Kind

_MOST = 20
_REASONS = 3


class ImpactNaming(NameFinder):
    """Finds what things are called: now, or before the change if they are gone."""

    def __init__(self, base: CatalogGraph, head: CatalogGraph) -> None:
        super().__init__(head, base, say=lambda text: one_line(str(text)))

    def quoted(self, kind: Kind, entity_id: str) -> str:
        """Return the name of an entity in quotation marks."""
        return f"“{self.name(kind, entity_id)}”"

    def goal(self, goal: Goal) -> str:
        """Return the name of an exit or occupation in quotation marks."""
        name = f"“{one_line(goal.words)}”" if goal.kind is Kind.STEP else self.quoted(goal.kind, goal.id)
        return f"{name} in {self.level(goal.level)}" if goal.level else name

    def joining(self, entry: Joining) -> str:
        """Return where learners join, and with what: `in Grade 11 with “Welding 1” finished`."""
        assumed = join_words([self.quoted(one.kind, one.id) for one in entry.entry.assumes], most=_MOST)
        return f"in {self.level(entry.level)}" + (f" with {assumed} finished" if assumed else "")

    def goals(self, goals: Iterable[Goal]) -> str:
        """Return exits and occupations in words: `the exits “A” and “B” and the job “C”`."""
        parts = []
        known = tuple(goals)
        for is_occupation, one, many in ((False, "exit", "exits"), (True, "job", "jobs")):
            names = [self.goal(goal) for goal in known if goal.is_occupation is is_occupation]
            if names:
                parts.append(f"the {one if len(names) == 1 else many} {join_words(names, most=_MOST)}")
        return " and ".join(parts)

    def organizations(self, ids: Iterable[str]) -> str:
        """Return how many organizations there are: `2 districts`, if that is what all of them are."""
        known = sorted(set(ids))
        types = {
            entity.type for one in known if isinstance(entity := self.entity(Kind.ORGANIZATION, one), Organization)
        }
        word = "district" if types == {"school-district"} else "organization"
        return counted(len(known), word)


def losses_in_words(naming: ImpactNaming, outcome: LearnerImpact) -> tuple[str, ...]:
    """Return in sentences what learners lose by an outcome."""
    goals = naming.goals(outcome.lost)
    lost = [f"Out of reach: {goals}."] if goals else []
    match outcome.gone:
        case "removed":
            return ("The whole pathway is gone.", *lost)
        case "closed":
            return ("The page says that nobody can start this pathway anymore.",)
        case "not offered":
            return ("The pathway is no longer offered here.", *lost)
    now_critical = [f"the {kind.value} {naming.quoted(kind, one)}" for kind, one in outcome.now_critical]
    alone = [f"An exit now depends only on {join_words(now_critical)}."] if now_critical else []
    shut = [f"Learners can no longer join {naming.joining(entry)}." for entry in outcome.shut]
    late = (*_shifts(naming, outcome.worse), *_extra(naming, outcome.extra), *_blocked(naming, outcome.blocked))
    return (*lost, *shut, *late, *alone)


def reasons(head: CatalogGraph, outcome: LearnerImpact) -> tuple[str, ...]:
    """Return in sentences why goals are out of reach, unless it is because something is gone."""
    words = Sentences(head)
    lacking = dict.fromkeys(one for missing in outcome.missing.values() for one in missing)
    if any(one.cause in (ObstacleCause.UNKNOWN, ObstacleCause.CLOSED) for one in lacking):
        return ()  # what is gone is reason enough, and is said already
    sentences = dict.fromkeys(words.missing(outcome.pathway, outcome.organization, one) for one in lacking)
    return tuple(f"The reason: {one_line(sentence, 300)}." for sentence in tuple(sentences)[:_REASONS])


def gains_in_words(naming: ImpactNaming, outcome: LearnerImpact) -> tuple[str, ...]:
    """Return in sentences what learners gain by an outcome."""
    goals = naming.goals(outcome.gained)
    gained = [f"Now within reach: {goals}."] if goals else []
    opened = [f"Learners can now join {naming.joining(entry)}." for entry in outcome.opened]
    return (*gained, *opened, *_shifts(naming, outcome.better))


def _extra(naming: ImpactNaming, extra: Iterable[Extra]) -> Iterator[str]:
    groups: dict[tuple[Joining, tuple[Thing, ...]], list[Goal]] = {}
    for one in extra:
        groups.setdefault((one.entry, one.beside), []).append(one.goal)
    for (entry, beside), goals in groups.items():
        taken = join_words([naming.quoted(*thing) for thing in beside], most=_MOST)
        it = "it" if len(beside) == 1 else "them"
        yield (
            f"This plan leaves out {taken}. "
            f"Only with {it}, when joining {naming.joining(entry)}: {naming.goals(goals)}."
        )


def _blocked(naming: ImpactNaming, blocked: Iterable[BlockedClass]) -> Iterator[str]:
    for one in blocked:
        years = "odd" if one.odd else "even"
        who = f"classes that join {naming.joining(one.entry)} in {years} years"
        if one.goals:
            yield f"Out of reach in time for {who}: {naming.goals(one.goals)}."
        else:
            yield f"The plan cannot be finished in time by {who}."


def _shifts(naming: ImpactNaming, shifts: tuple[Shift, ...]) -> list[str]:
    sentences = []
    for entry in dict.fromkeys(shift.entry for shift in shifts):
        joining = f"when joining {naming.joining(entry)}"
        of_entry = [shift for shift in shifts if shift.entry == entry]
        for before, after in dict.fromkeys(_levels(shift) for shift in of_entry):
            goals = (shift.goal for shift in of_entry if _levels(shift) == (before, after))
            what = naming.goals(goals)
            if after is None:
                sentences.append(f"Out of reach {joining}: {what}.")
            elif before is None:
                sentences.append(f"Now within reach {joining}: {what}.")
            else:
                sentences.append(f"By {naming.level(after)} instead of {naming.level(before)} {joining}: {what}.")
    return sentences


def _levels(shift: Shift) -> tuple[str | None, str | None]:
    """Return both levels of a shift; what was or is out of reach has no other level to mention."""
    if shift.after is None:
        return ("", None)
    return (None, "") if shift.before is None else (shift.before, shift.after)
