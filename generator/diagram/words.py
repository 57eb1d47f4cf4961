"""The words a drawing brings along, one table per language."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.diagram.flow import BoxKind, LineKind
from generator.diagram.outline import FactKind


@dataclass(frozen=True, slots=True)
class DiagramWords:
    """`choice` takes {heading} and {steps}; `labels` and the rest are plain words."""

    kinds: Mapping[BoxKind, str]
    relations: Mapping[LineKind, str]
    roles: Mapping[FactKind, str]
    choice: str
    steps: str


ENGLISH = DiagramWords(
    kinds={
        BoxKind.COURSE: "Course",
        BoxKind.CREDENTIAL: "Credential",
        BoxKind.EXPERIENCE: "Work-based learning",
        BoxKind.CAREER: "Career",
        BoxKind.SUPPORT: "Support",
        BoxKind.MILESTONE: "Milestone",
        BoxKind.CHOICE: "Choice",
    },
    relations={
        LineKind.NEEDED_FIRST: "Needed first",
        LineKind.TAKEN_TOGETHER: "Taken together",
        LineKind.EARNS: "Earns",
        LineKind.LEADS_TO: "Leads to",
        LineKind.COLLEGE_CREDIT: "College credit",
        LineKind.STACKS_ONTO: "Stacks onto",
    },
    roles={
        FactKind.NEEDS: "Needs",
        FactKind.CHOOSE_FROM: "Choose from",
        FactKind.CREDIT_FROM: "College credit from",
        FactKind.EARNED_BY: "Earned by",
        FactKind.BUILT_ON: "Built on",
        FactKind.FOLLOWS: "Follows",
        FactKind.WITH: "Taken with",
        FactKind.PART_OF: "Counts for",
        FactKind.NEEDED_FOR: "Needed for",
        FactKind.CREDIT_FOR: "College credit for",
        FactKind.EARNS: "Earns",
        FactKind.STACKS_ONTO: "Stacks onto",
        FactKind.LEADS_TO: "Leads to",
    },
    choice="{heading}: {steps}",
    steps="Steps",
)
