"""M806 education-falls-short.

The usual entry education of an occupation (in the words of BLS) is compared with the highest credential that the plan
has at any of its exits or before. Certificates, certifications and licenses count as a postsecondary nondegree award.
Occupations marked `job_level: advanced` are left out: people grow into them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.checks.example_catalog import OCCUPATION, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import name_of
from generator.insight.plans import complete_pathways
from generator.model.entities import Credential, Occupation, Pathway
from generator.model.levels import comparable, not_later

_USUAL: Mapping[str | None, int] = MappingProxyType(
    {
        "High school diploma or equivalent": 1,
        "Some college, no degree": 2,
        "Postsecondary nondegree award": 2,
        "Associate's degree": 3,
        "Bachelor's degree": 4,
        "Master's degree": 5,
        "Doctoral or professional degree": 6,
    }
)
_RANK: Mapping[str, int] = MappingProxyType(
    {
        "certificate": 2,
        "certification": 2,
        "license": 2,
        "apprenticeship-certificate": 2,
        "associate-degree": 3,
        "bachelor-degree": 4,
        "master-degree": 5,
        "doctoral-degree": 6,
    }
)


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find occupations that usually ask for more than the pathway gives."""
    for pathway in complete_pathways(graph):
        if not any(step.exit for step in pathway.steps):
            continue
        highest = _highest(graph, pathway)
        for reference in pathway.occupations:
            occupation = graph.resolve(reference)
            if not isinstance(occupation, Occupation) or occupation.job_level == "advanced":
                continue
            if _USUAL.get(occupation.entry_education, 0) > highest:
                yield Problem(
                    place=pathway.place(reference.pointer),
                    title=f"{name_of(occupation)} usually need more education than {name_of(pathway)} gives",
                    what=f"The usual education for this occupation is: {occupation.entry_education}. "
                    f"No exit of {name_of(pathway)} reaches that.",
                    value=occupation.id,
                    related=(Related(occupation.place("/entry_education"), "the usual education"),),
                )


def _highest(graph: CatalogGraph, pathway: Pathway) -> int:
    settings = graph.catalog.settings
    exits = [step for step in pathway.steps if step.exit]
    ranks = [
        _RANK.get(credential.type, 1)
        for planned, credential in graph.plans[pathway.id].doing(Credential)
        if any(
            planned.step is end
            or (comparable(settings, planned.step, end) and not_later(settings, planned.step, end))
            for end in exits
        )
    ]
    return max(ranks, default=1)


RULE = GraphRule(
    code="M806",
    severity=Severity.WARNING,
    title="An occupation that usually needs more education",
    meaning="People usually start this occupation with more education than any exit of the pathway gives.",
    why="Students could finish the pathway and still not get the job on the page.",
    fix="Add the credential that is missing to the plan, or name an occupation that the exits lead to.",
    bad=changed(OCCUPATION, ("High school diploma or equivalent", "Bachelor's degree")),
    check=check,
)
