"""The skeleton of a pathway: a course for each grade and subject, and the plan that lists them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.catalog.starter import starter_file
from generator.catalog.yaml.reader import Value
from generator.importers.yaml_text import new_text
from generator.model.catalog import Catalog, Settings
from generator.model.conditions import Reference
from generator.model.entities import Credential
from generator.model.ids import Kind, organization_of
from generator.model.levels import grade_of

_FIRST_GRADE = 9
_SUBJECTS = MappingProxyType(
    {"english": "English", "math": "Mathematics", "science": "Science", "social-studies": "Social studies"}
)
"""The columns that plans of study of all pathways share; the last column is the pathway's own."""
_OWN_SUBJECT = "cte"
_HEAD = "# A skeleton: put what students really take in its place. The site explains every field.\n"
_DIPLOMA = "high-school-diploma"
_DIPLOMA_FIELDS: Mapping[str, Value] = MappingProxyType(
    {"name": "High school diploma", "description": "Awarded at the end of grade 12.", "type": "diploma"}
)
_OPEN_TO_STUDENTS = ("badge", "certificate", "certification")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What a skeleton is made of: whose it is, its id and name there, its cluster, and what it leads to.

    `credentials` are earned in the last grade. The cluster is "" when nobody knows it yet.
    """

    organization: str
    slug: str
    name: str
    cluster: str
    occupations: tuple[str, ...] = ()
    credentials: tuple[str, ...] = ()


def skeleton_for(
    catalog: Catalog, organization: str, slug: str, name: str, occupation: str | None, cluster: str | None
) -> Skeleton:
    """Return the skeleton of a pathway to the `occupation` (an id in `catalog`), with a credential that opens it.

    Where no cluster is named, it is that of pathways which lead there already.
    """
    ways = [one for one in catalog.pathways.values() if occupation in _ids(one.occupations)]
    opening = [one for one in catalog.credentials.values() if _opens(one, occupation)]
    return Skeleton(
        organization,
        slug,
        name,
        cluster or next((way.cluster for way in ways), ""),
        (occupation,) if occupation else (),
        tuple(one.id for one in sorted(opening, key=lambda one: not one.stacks_onto))[:1],
    )


def _opens(credential: Credential, occupation: str | None) -> bool:
    """Say whether `credential` opens `occupation`, is kept where that is, and can be earned in a school."""
    shared = organization_of(credential.id) == organization_of(occupation or "")
    earned = credential.type in _OPEN_TO_STUDENTS and not credential.minimum_age
    return shared and earned and occupation in _ids(credential.qualifies_for)


def _ids(references: tuple[Reference, ...]) -> set[str]:
    return {one.id for one in references}


def grid_texts(settings: Settings, skeleton: Skeleton, there: Collection[str]) -> dict[str, str]:
    """Return the files of a pathway, grades by subjects, by their paths in a catalog with `settings`.

    Courses whose files are in `there` already are used, and not written.
    """
    plan: dict[str, Value] = {}
    owner = skeleton.organization
    files = {starter_file(Kind.CREDENTIAL, owner, _DIPLOMA): new_text({**_DIPLOMA_FIELDS, "awarded_by": owner})}
    grades = [(level, grade) for level in settings.levels if (grade := grade_of(level)) and grade >= _FIRST_GRADE]
    for number, (level, grade) in enumerate(grades, start=1):
        columns = [(subject, f"{subject}-{grade}", f"{words} {grade}") for subject, words in _SUBJECTS.items()]
        columns.append((_OWN_SUBJECT, f"{skeleton.slug}-{number}", f"{skeleton.name} {number}"))
        for subject, course, called in columns:
            files[starter_file(Kind.COURSE, owner, course)] = _course(called, subject, grade)
        steps: list[Value] = [{"course": course} for _, course, _ in columns]
        if level is grades[-1][0]:
            steps += [{"credential": one} for one in skeleton.credentials]
            steps.append({"credential": _DIPLOMA, "exit": True})
        plan[level.id] = steps
    kept = {file: text for file, text in files.items() if file not in there}
    return {starter_file(Kind.PATHWAY, owner, skeleton.slug): _pathway(skeleton, plan), **kept}


def _course(name: str, subject: str, grade: int) -> str:
    fields: dict[str, Value] = {
        "name": name,
        "description": f"{name}, a course of grade {grade}.",
        "subject": subject,
        "grades": [grade],
        "credits": {"high_school": 1},
    }
    return _HEAD + new_text(fields)


def _pathway(skeleton: Skeleton, plan: dict[str, Value]) -> str:
    fields: dict[str, Value] = {
        "name": skeleton.name,
        "description": f"{skeleton.name} from grade {_FIRST_GRADE} to the diploma, course by course.",
        "cluster": skeleton.cluster,
        "offered_in": [skeleton.organization],
        **({"occupations": list(skeleton.occupations)} if skeleton.occupations else {}),
        "status": "developing",
        "plan": plan,
    }
    return _HEAD + new_text(fields, in_lines=True)
