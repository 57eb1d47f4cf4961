"""K851 untaught-skill.

What the occupations of a pathway need, compared with what the courses and experiences of its plan teach; a test does
not teach. Electives and options of choices count. Courses that are assumed at an entry count as well.
Occupations marked `job_level: advanced` are left out.
"""

from __future__ import annotations

from generator.checks.example_catalog import WELDING_3, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import join_words, name_of
from generator.insight.plans import complete_pathways
from generator.model.entities import Competency, Course, Experience, Occupation, Pathway


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find skills that a destination needs and no step teaches."""
    for pathway in complete_pathways(graph):
        taught = _taught(graph, pathway)
        wanted: dict[str, list[Occupation]] = {}
        for occupation in graph.occupations_of(pathway):
            if occupation.job_level != "advanced":
                for skill in graph.resolve_all(occupation.needs, Competency):
                    wanted.setdefault(skill.id, []).append(occupation)
        for skill_id, occupations in sorted(wanted.items()):
            if skill_id not in taught:
                skill = graph.catalog.competencies[skill_id]
                jobs = join_words(name_of(job) for job in occupations)
                yield Problem(
                    place=pathway.place("/plan", on_key=True),
                    title=f"No step teaches {name_of(skill)}",
                    what=f"{jobs} need {name_of(skill)}. No course or experience of {name_of(pathway)} teaches it.",
                    value=skill_id,
                    related=(Related(occupations[0].place("/needs"), f"{name_of(occupations[0])} need it"),),
                )


def _taught(graph: CatalogGraph, pathway: Pathway) -> set[str]:
    found: set[str] = set()
    done = [planned.does for planned in graph.plans[pathway.id].steps.values()]
    done += [course for entry in pathway.entries for course in graph.resolve_all(entry.assumes, Course)]
    for does in done:
        if isinstance(does, (Course, Experience)):
            found |= {skill.id for skill in graph.resolve_all(does.teaches, Competency)}
    return found


RULE = GraphRule(
    code="K851",
    severity=Severity.WARNING,
    title="A skill that the job needs and no step teaches",
    meaning="An occupation of the pathway needs a skill that no step of the plan teaches.",
    why="Students would start work without a skill that employers expect.",
    fix="Add the skill under `teaches` where it is taught, or add a step that teaches it.",
    bad=changed(WELDING_3, ("teaches: [weld-safely]\n", "")),
    waits_for_all=True,
    check=check,
)
