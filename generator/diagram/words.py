"""The words a drawing brings along, one table per language."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.diagram.flow import BoxKind, Relation
from generator.diagram.outline import Role


@dataclass(frozen=True, slots=True)
class Words:
    """`choice` takes {heading} and {steps}; `labels` and the rest are plain words."""

    kinds: Mapping[BoxKind, str]
    relations: Mapping[Relation, str]
    roles: Mapping[Role, str]
    choice: str
    steps: str


ENGLISH = Words(
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
        Relation.NEEDED_FIRST: "Needed first",
        Relation.TAKEN_TOGETHER: "Taken together",
        Relation.EARNS: "Earns",
        Relation.LEADS_TO: "Leads to",
        Relation.COLLEGE_CREDIT: "College credit",
        Relation.STACKS_ONTO: "Stacks onto",
    },
    roles={
        Role.NEEDS: "Needs",
        Role.CHOOSE_FROM: "Choose from",
        Role.CREDIT_FROM: "College credit from",
        Role.EARNED_BY: "Earned by",
        Role.BUILT_ON: "Built on",
        Role.FOLLOWS: "Follows",
        Role.WITH: "Taken with",
        Role.PART_OF: "Counts for",
        Role.NEEDED_FOR: "Needed for",
        Role.CREDIT_FOR: "College credit for",
        Role.EARNS: "Earns",
        Role.STACKS_ONTO: "Stacks onto",
        Role.LEADS_TO: "Leads to",
    },
    choice="{heading}: {steps}",
    steps="Steps",
)
