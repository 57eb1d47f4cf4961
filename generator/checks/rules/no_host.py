"""W701 no-host.

It is an error where learners work with a host (stage through or at), a warning where they only look (stage about)
and while the experience is still being developed. A school's own shop or enterprise is hosted by the school. An
experience in the folder of an employer takes place there, unless it names other hosts.
"""

from __future__ import annotations

from generator.checks.example_catalog import INTERNSHIP, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import name_of
from generator.model.status import available, is_developing


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find experiences that nobody hosts."""
    for experience in available(graph.catalog.experiences.values()):
        if experience.hosts or graph.hosts_of(experience) or not experience.stage:
            continue
        mild = experience.stage == "about" or is_developing(experience)
        yield Problem(
            place=experience.place("/hosts"),
            title=f"Nobody hosts {name_of(experience)}",
            what=f"{name_of(experience)} is learning {experience.stage} work, but it names no host.",
            severity=Severity.WARNING if mild else Severity.ERROR,
        )


RULE = GraphRule(
    code="W701",
    severity=Severity.ERROR,
    title="An experience without a host",
    meaning="The experience takes place with an employer or another host, but none is named.",
    why="Students would be promised a place that nobody has offered.",
    fix="Name the organizations under `hosts`. For a school's own shop, name the school.",
    bad=changed(INTERNSHIP, ("hosts: [high-peak-steel]\n", "")),
    check=check,
)
