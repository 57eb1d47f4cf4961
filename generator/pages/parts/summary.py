"""A pathway in a few facts: what the finder filters and shows, what is compared and kept in a list."""

from __future__ import annotations

from dataclasses import dataclass

from generator.graph.plan import PlannedStep
from generator.insight.partners.labor_market import wage_of
from generator.model.amounts import total
from generator.model.entities import Course, Experience, Occupation, Organization, Pathway, Wage
from generator.pages.parts.pathway_facts import PathwayFacts, facts_of, yearly
from generator.pages.render import format as form
from generator.pages.view import View

WAGE_BANDS = (0, 30_000, 40_000, 50_000, 60_000, 80_000, 100_000)
"""Where each band of yearly wages begins, in dollars; the last one has no end."""
LONGEST = 6
"""The most years to the first credential that are counted: "6 or more"."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What matters most about a pathway, as values; `career_wages` are yearly medians in dollars."""

    pathway: Pathway
    facts: PathwayFacts
    places: tuple[Organization, ...]
    dual_credits: float
    dual_credit: bool
    stages: tuple[str, ...]
    paid: bool
    online: str
    careers: tuple[tuple[Occupation, Wage | None], ...]
    career_wages: tuple[int, ...]
    steps: tuple[tuple[str, PlannedStep], ...]

    @property
    def starts(self) -> tuple[str, ...]:
        """Return the ids of the levels at which one may join, each once."""
        return tuple(dict.fromkeys(entry.level_id for entry in self.facts.entries))

    @property
    def years(self) -> int | None:
        """Return the years to the first credential from the first entry that leads to one, or None without any."""
        return next((entry.years for entry in self.facts.entries if entry.years is not None), None)


def summary_of(view: View, pathway: Pathway) -> Summary:
    """Return the summary of `pathway`."""
    planned = view.graph.plans[pathway.id].steps
    courses = {step.does.id: step.does for step in planned.values() if isinstance(step.does, Course)}
    experiences = [step.does for step in planned.values() if isinstance(step.does, Experience)]
    careers = tuple((career, wage_of(career)) for career in view.graph.occupations_of(pathway))
    carried = [view.graph.dual_credit(course) for course in courses.values()]
    return Summary(
        pathway=pathway,
        facts=facts_of(view, pathway),
        places=view.graph.organizations_of(pathway),
        dual_credits=total(max((one.match.credits or 0 for one in found), default=0) for found in carried),
        dual_credit=any(carried),
        stages=tuple(sorted({experience.stage for experience in experiences})),
        paid=any(experience.paid for experience in experiences),
        online=_online(view, tuple(courses.values())),
        careers=careers,
        career_wages=tuple(sorted({yearly for _, wage in careers if (yearly := yearly_median(wage))})),
        steps=tuple((step_id, step) for step_id, step in planned.items() if not step.step.is_choice),
    )


def _online(view: View, courses: tuple[Course, ...]) -> str:
    """Return "all" if every course can be taken online, "some" if one can, else nothing."""
    deliveries = [{offering.delivery for offering in view.graph.offerings(course)} for course in courses]
    online = ["online" in found for found in deliveries]
    if courses and all(online):
        return "all"
    return "some" if any(online) or any("hybrid" in found for found in deliveries) else ""


def yearly_median(wage: Wage | None) -> int | None:
    """Return the median of `wage` for a year of full-time work, in whole dollars."""
    return None if wage is None else yearly(wage, wage.median)


def wage_range(view: View, summary: Summary) -> str:
    """Return the yearly medians of the careers as a range: "$39,530–$93,600"; nothing when none is known.

    "or more" stands behind it where the highest is only a lower bound.
    """
    found = summary.career_wages
    if not found:
        return ""
    low, high = form.dollars(found[0], view.words), form.dollars(found[-1], view.words)
    amount = low if low == high else f"{low}–{high}"
    highest = (wage for _, wage in summary.careers if wage and yearly_median(wage) == found[-1])
    bound = any("median" in wage.top_coded for wage in highest)
    return view.words["or_more"].format(amount=amount) if bound else amount
