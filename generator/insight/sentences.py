"""Answers in English sentences, for the command line and for what rules say."""

from __future__ import annotations

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.naming import Naming
from generator.insight.obstacles import Cause, Missing, could_be_taken_elsewhere
from generator.insight.reach import Destination, Reach
from generator.insight.rotation import Cohort, Rotation, Turn
from generator.model.ids import Kind


class Words(Naming):
    """Names and sentences for one graph."""

    def __init__(self, graph: CatalogGraph) -> None:
        super().__init__(graph)
        self._graph = graph

    def destination(self, pathway: str, destination: Destination) -> str:
        """Return what a destination is called."""
        if destination.kind is Kind.STEP:
            return self.step(pathway, destination.id)
        return self.name(destination.kind, destination.id)

    def answer(self, reach: Reach) -> str:
        """Return in a sentence which exits can be finished here, and what the others lack."""
        here = self.name(Kind.ORGANIZATION, reach.organization)
        parts = [
            f"{self.destination(reach.pathway, one)} can be finished here by {self.level(one.level)}"
            if one.reachable
            else f"{self.destination(reach.pathway, one)} cannot: {'; '.join(self.lacks(reach, one))}"
            for one in reach.exits
        ]
        return f"{here}: {'. '.join(parts) or 'the plan has no exit'}."

    def lacks(self, reach: Reach, destination: Destination) -> list[str]:
        """Return what `destination` lacks, one sentence without a full stop for each."""
        return [self.missing(reach.pathway, reach.organization, one) for one in destination.missing]

    def missing(self, pathway: str, organization: str, missing: Missing) -> str:
        """Return in a sentence what is missing."""
        what = self.step(pathway, missing.step) if missing.step else self.name(missing.kind, missing.id)
        sentence = self._cause(missing, what, self.name(Kind.ORGANIZATION, organization))
        if missing.count < missing.alternatives:
            sentence += f" ({missing.count} of {missing.alternatives} options would be enough)"
        if missing.needed_by:
            sentence += f"; {self.step(pathway, missing.needed_by)} needs it"
        return sentence

    def _cause(self, missing: Missing, what: str, here: str) -> str:
        match missing.cause:
            case Cause.NOT_PROVIDED:
                return self._not_provided(missing, what, here)
            case Cause.LEFT_OUT:
                return f"the plan leaves out {what}"
            case Cause.TOO_LATE if missing.level:
                return f"{what} cannot be taken after {self.level(missing.level)}"
            case Cause.TOO_LATE:
                return f"{what} cannot be taken so late"
            case Cause.TOO_YOUNG:
                return f"{what} requires age {missing.age}, but learners are {missing.oldest} when the plan ends"
            case Cause.CLOSED:
                return f"{what} is not open now"
            case Cause.UNKNOWN:
                return f"{what} does not exist"
            case Cause.CIRCLE:
                return f"{what} needs itself through other steps"
            case Cause.IMPOSSIBLE:
                return f"{what} requires more options than there are"

    def _not_provided(self, missing: Missing, what: str, here: str) -> str:
        if missing.kind is not Kind.COURSE:
            return f"nobody provides {what} to learners of {here}"
        elsewhere = [self.name(Kind.ORGANIZATION, one) for one in could_be_taken_elsewhere(missing, self._graph)]
        sites = f", only at {' or '.join(elsewhere)}" if elsewhere else ""
        return f"nobody teaches {what} to learners of {here}{sites}"

    def out_of_order(self, turns: Rotation) -> list[str]:
        """Return a sentence for each step that the terms in which courses are taught keep from learners."""
        here = self.name(Kind.ORGANIZATION, turns.organization)
        steps = (self.step(turns.pathway, one) for one in turns.out_of_order)
        return [f"The terms when courses are taught do not let learners of {here} finish {step}." for step in steps]

    def turn(self, cohort: Cohort, turn: Turn) -> str:
        """Return in a sentence when a class takes a course: "Students starting in fall 2027 take Welding II in …"."""
        course = self.name(Kind.COURSE, turn.course)
        who = f"Students starting {self.level(cohort.entry.level)} in fall {cohort.starts}"
        if turn.level is None:
            return f"{who} cannot take {course} in time."
        if turn.required:
            return f"{who} take {course} in {self.level(turn.level)}."
        return f"{who} can take {course} in {self.level(turn.level)}."
