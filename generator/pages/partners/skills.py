"""Skills of the region: which job needs what, where it is learned and proven, and what each organization has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.graph.college_credit import grouped
from generator.insight.partners.skill_map import (
    AttainedSkill,
    SkillScope,
    assets,
    scope_of,
    scope_of_partnership,
    skill_map,
    whole_region,
)
from generator.model.entities import Competency, Experience, Occupation
from generator.pages.memory import kept_for_all
from generator.pages.page import Crumb
from generator.pages.partners.tables import Cell, Link, Report, Table, about, about_or_gap, linked, named
from generator.pages.view import View

PATH = "skills/"
_JOB_LEVELS = ("entry", "mid", "advanced")
_CATEGORIES = ("knowledge", "skill", "ability", "employability")


def reports(view: View) -> Iterator[tuple[str, Callable[[], Report]]]:
    """Yield the maps of skills of the region, of each partnership and of each career cluster, and that of assets."""
    below: list[Link] = []
    made: list[tuple[str, Callable[[], Report]]] = []
    for partnership in view.catalog.partnerships.values():
        path = f"{PATH}{partnership.id}/"
        below.append(named(view, partnership.name, f"partners/{path}"))
        scope = partial(scope_of_partnership, view.graph, partnership)
        made.append((path, partial(_part, view, below[-1].name, scope)))
    by_cluster = grouped((one.cluster, one) for one in view.catalog.pathways.values())
    for cluster in view.settings.career_clusters.clusters:
        if cluster.id in by_cluster:
            path = f"{PATH}{cluster.id}/"
            below.append(named(view, cluster.name, f"partners/{path}"))
            scope = partial(scope_of, view.graph, by_cluster[cluster.id])
            made.append((path, partial(_part, view, below[-1].name, scope)))
    yield PATH, partial(_region, view, tuple(below))
    yield from made
    yield "assets/", partial(_assets, view)


def _region(view: View, below: tuple[Link, ...]) -> Report:
    scope = whole_region(view.graph)
    return _report(view, view.words["skills_title"], scope, skills_of_region(view), below, ())


@kept_for_all
def skills_of_region(view: View) -> tuple[AttainedSkill, ...]:
    """Return the map of all skills; no word is part of it."""
    return skill_map(view.graph, whole_region(view.graph))


def _part(view: View, name: str, scope: Callable[[], SkillScope]) -> Report:
    title = view.words["skills_of"].format(name=name)
    found = scope()
    return _report(
        view, title, found, skill_map(view.graph, found), (), (Crumb(view.words["skills_title"], f"partners/{PATH}"),)
    )


def _report(
    view: View,
    title: str,
    scope: SkillScope,
    found: tuple[AttainedSkill, ...],
    below: tuple[Link, ...],
    above: tuple[Crumb, ...],
) -> Report:
    words = view.words
    gaps = tuple(one for one in found if one.is_gap)
    return Report(
        title,
        words["skills_lead"],
        (
            _table(view, "gaps", gaps, words["skills_gaps_none"]),
            _jobs(view, scope.jobs, {one.competency.id for one in gaps}),
            _table(view, "map", found, words["skills_none"]),
        ),
        below,
        (words["skills_note_proof"], words["skills_note_words"], words["scorecard_note_csv"]),
        above,
    )


def _table(view: View, anchor: str, skills: tuple[AttainedSkill, ...], none: str) -> Table:
    words = view.words
    columns = ("kind_competency", "skills_kind", "skills_jobs", "skills_courses", "skills_work", "skills_at")
    rows = tuple(_row(view, one) for one in skills)
    return Table(
        anchor,
        words[f"skills_{anchor}"],
        words[f"skills_{anchor}_lead"],
        tuple(words[key] for key in (*columns, "skills_proof", "skills_words")),
        rows,
        none,
    )


def _row(view: View, skill: AttainedSkill) -> tuple[Cell, ...]:
    words, competency = view.words, skill.competency
    at_work = [one for one in skill.learned_in if isinstance(one, Experience)]
    courses = [one for one in skill.learned_in if not isinstance(one, Experience)]
    nowhere = about_or_gap(view, (), words["skills_nowhere"])
    keywords = ", ".join(map(view.say, competency.keywords))
    return (
        about(view, competency),
        Cell(words.value("category", competency.category)),
        about(view, *skill.jobs),
        about(view, *courses) if skill.learned_in else nowhere,
        about(view, *at_work) if skill.learned_in else nowhere,
        about_or_gap(view, skill.taught_at, words["skills_nowhere"]),
        about_or_gap(view, skill.proven_by, words["skills_unproven"]),
        Cell(keywords) if keywords else Cell(words["report_unknown"], gap=True),
    )


def _jobs(view: View, jobs: tuple[Occupation, ...], gaps: set[str]) -> Table:
    words = view.words

    def order(job: Occupation) -> tuple[int, str, str]:
        level = _JOB_LEVELS.index(job.job_level) if job.job_level in _JOB_LEVELS else len(_JOB_LEVELS)
        return level, view.say(job.name), job.id

    rows = []
    for job in sorted(jobs, key=order):
        needs = view.resolve_all(job.needs, Competency)
        level = words.value("job_level", job.job_level) if job.job_level else words["report_unknown"]
        by_category = (about(view, *(one for one in needs if one.category == kind)) for kind in _CATEGORIES)
        untaught = [one for one in needs if one.id in gaps]
        missing = (
            Cell(links=linked(view, untaught), gap=bool(untaught))
            if needs
            else Cell(words["skills_unnamed"], gap=True)
        )
        rows.append((about(view, job), Cell(level), *by_category, missing))
    return Table(
        "jobs",
        words["skills_by_job"],
        words["skills_by_job_lead"],
        (
            words["kind_occupation"],
            words["skills_level"],
            *(words.value("category", kind) for kind in _CATEGORIES),
            words["skills_nowhere"],
        ),
        tuple(rows),
        words["skills_none"],
    )


def _assets(view: View) -> Report:
    words = view.words
    rows = tuple(
        (
            about(view, one.organization),
            Cell(words.value("organization_type", one.organization.type)),
            about(view, *one.pathways),
            about(view, *one.courses),
            about(view, *one.experiences),
            about(view, *one.credentials),
            about_or_gap(view, one.skills, words["report_unknown"]),
        )
        for one in assets(view.graph)
    )
    columns = ("kind_organization", "assets_type", "kind_pathway_many", "kind_course_many", "kind_experience_many")
    heads = (*columns, "kind_credential_many", "kind_competency_many")
    table = Table(
        "assets",
        words["assets_heading"],
        words["assets_heading_lead"],
        tuple(words[key] for key in heads),
        rows,
        words["assets_none"],
    )
    return Report(words["assets_title"], words["assets_lead"], (table,), (), (words["scorecard_note_csv"],))
