"""Answers in English sentences, for the command line and for what rules say."""

from __future__ import annotations

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.naming import NameFinder
from generator.insight.obstacles import MissingNeed, ObstacleCause, could_be_taken_elsewhere
from generator.insight.reach import Destination, Reach
from generator.insight.rotation import Cohort, CourseYear, Rotation
from generator.model.ids import Kind


class Sentences(NameFinder):
    """Names and sentences for one graph."""

    def __init__(self, graph: CatalogGraph) -> None:
        super().__init__(graph)
        self._graph = graph

    def destination(self, pathway: str, destination: Destination) -> str:
        """Return what a destination is called."""
        if destination.kind is Kind.STEP:
            return self.step(pathway, destination.id)
        return self.name(destination.kind, destination.id)

    def missing_for(self, reach: Reach, destination: Destination) -> list[str]:
        """Return what `destination` lacks, one sentence without a full stop for each."""
        return [self.missing(reach.pathway, reach.organization, one) for one in destination.missing]

    def missing(self, pathway: str, organization: str, missing: MissingNeed) -> str:
        """Return in a sentence what is missing."""
        what = self.step(pathway, missing.step) if missing.step else self.name(missing.kind, missing.id)
        sentence = self._cause(missing, what, self.name(Kind.ORGANIZATION, organization))
        if missing.count < missing.alternatives:
            sentence += f" ({missing.count} of {missing.alternatives} options would be enough)"
        if missing.needed_by:
            sentence += f"; {self._asker(pathway, missing.needed_by)} needs it"
        return sentence

    def beside(self, destination: Destination) -> str:
        """Return what learners take beside the plan to get there: "with Algebra I, which this plan leaves out"."""
        names = [self.name(kind, thing) for kind, thing in destination.beside]
        listed = " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
        return f"with {listed}, which this plan leaves out" if names else ""

    def _asker(self, pathway: str, asker: str) -> str:
        kind, _, name = asker.partition(":")
        return self.name(Kind(kind), name) if name else self.step(pathway, asker)

    def _cause(self, missing: MissingNeed, what: str, here: str) -> str:
        match missing.cause:
            case ObstacleCause.NOT_PROVIDED:
                return self._not_provided(missing, what, here)
            case ObstacleCause.LEFT_OUT:
                return f"the plan leaves out {what}"
            case ObstacleCause.TOO_LATE if missing.level:
                return f"{what} cannot be taken after {self.level(missing.level)}"
            case ObstacleCause.TOO_LATE:
                return f"{what} cannot be taken so late"
            case ObstacleCause.TOO_YOUNG:
                return f"{what} requires age {missing.age}, but learners are {missing.oldest} when the plan ends"
            case ObstacleCause.CLOSED:
                return f"{what} is not open now"
            case ObstacleCause.UNKNOWN:
                return f"{what} does not exist"
            case ObstacleCause.CIRCLE:
                return f"{what} needs itself through other steps"
            case ObstacleCause.IMPOSSIBLE:
                return f"{what} requires more options than there are"
            case ObstacleCause.NO_EXIT:
                return "no step of the plan is an exit"

    def _not_provided(self, missing: MissingNeed, what: str, here: str) -> str:
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

    def turn(self, cohort: Cohort, turn: CourseYear) -> str:
        """Return in a sentence when a class takes a course: "Students starting in fall 2027 take Welding II in …"."""
        course = self.name(Kind.COURSE, turn.course)
        who = f"Students starting {self.level(cohort.entry.level)} in fall {cohort.starts}"
        if turn.level is None:
            return f"{who} cannot take {course} in time."
        if turn.required:
            return f"{who} take {course} in {self.level(turn.level)}."
        return f"{who} can take {course} in {self.level(turn.level)}."
