"""Files that schools' and colleges' own programs read: courses in OneRoster 1.2, achievements in Open Badges 3.0, and
each pathway as a curriculum of Curricular Analytics.

https://www.imsglobal.org/spec/oneroster/v1p2, https://www.imsglobal.org/spec/ob/v3p0, https://curricularanalytics.org
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from generator.exports.csv_rows import Cell, csv_line, csv_pieces
from generator.exports.files import DATA, ExportFile, ExportSource
from generator.importers.ctdl.vocabulary import CREDENTIAL_TYPES
from generator.model.conditions import Condition, Reference
from generator.model.entities import Course, Credential, Organization, Pathway
from generator.model.ids import address_of

_ROSTER = (
    *("sourcedId", "status", "dateLastModified", "schoolYearSourcedId", "title", "courseCode", "grades"),
    *("orgSourcedId", "subjects", "subjectCodes"),
)
_BADGE_CONTEXT = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
_CURRICULUM = (
    *("Course ID", "Course Name", "Prefix", "Number", "Prerequisites", "Corequisites", "Strict-Corequisites"),
    *("Credit Hours", "Institution", "Canonical Name"),
)


def oneroster_files(source: ExportSource) -> Iterator[ExportFile]:
    """Yield the courses of all organizations, as a complete (bulk) file."""
    yield ExportFile(f"{DATA}oneroster/courses.csv", partial(_roster, source), len(source.catalog.courses))


def _roster(source: ExportSource) -> Iterator[str]:
    rows = (_roster_row(source, course) for course in source.catalog.courses.values())
    yield from csv_pieces(_ROSTER, rows, mark="")  # the standard wants no byte order mark


def _roster_row(source: ExportSource, course: Course) -> list[Cell]:
    owner = source.catalog.organizations[course.owner]
    return [
        *(source.uuid_of(course), "", "", "", source.say(course.name), course.code or ""),
        ",".join(f"{grade:02}" for grade in course.grades),
        source.uuid_of(owner),
        *(course.subject, course.sced or ""),
    ]


def badge_files(source: ExportSource) -> Iterator[ExportFile]:
    """Yield each credential as an achievement that a badge can be about."""
    for credential in source.catalog.credentials.values():
        page = address_of(credential.kind, credential.id)
        yield ExportFile(f"{page}achievement.json", partial(_achievement, source, credential), 1, page)


def _achievement(source: ExportSource, credential: Credential) -> Iterator[str]:
    awarding = source.graph.resolve(credential.awarded_by) if credential.awarded_by else None
    by = awarding or source.catalog.organizations[credential.owner]
    class_ = next(name for name, type_ in CREDENTIAL_TYPES.items() if type_ == credential.type)
    page = source.page_of(credential) if source.site else ""
    told = {
        "@context": list(_BADGE_CONTEXT),
        "id": f"urn:uuid:{source.uuid_of(credential)}",
        "type": ["Achievement"],
        "achievementType": class_.partition(":")[2],
        "name": source.say(credential.name),
        "description": source.say(credential.description),
        "criteria": {**({"id": page} if page else {}), "narrative": source.say(credential.description)},
        "creator": {"id": f"urn:uuid:{source.uuid_of(by)}", "type": ["Profile"], "name": source.say(by.name)},
        "inLanguage": source.language,
    }
    yield json.dumps(told, ensure_ascii=False) + "\n"


def curriculum_files(source: ExportSource) -> Iterator[ExportFile]:
    """Yield the courses of each pathway as a curriculum."""
    for pathway in source.catalog.pathways.values():
        page = address_of(pathway.kind, pathway.id)
        pieces = partial(_curriculum, source, pathway)
        yield ExportFile(f"{page}curricular-analytics.csv", pieces, 1, page)


def _curriculum(source: ExportSource, pathway: Pathway) -> Iterator[str]:
    """Yield a curriculum. It cannot say "one of these": only courses that are needed in any case stand there."""
    named = (source.graph.resolve(step.does) for step in pathway.steps if step.does)
    courses = {one.id: one for one in named if isinstance(one, Course)}
    numbers = {id_: number for number, id_ in enumerate(courses, start=1)}
    owner: Organization | None = source.catalog.organizations.get(pathway.owner)
    for head in (
        ("Curriculum", source.say(pathway.name)),
        ("Institution", source.say(owner.name) if owner else ""),
        ("System Type", "Semester"),
        ("CIP", pathway.cip or ""),
        ("Courses",),
        _CURRICULUM,
    ):
        yield csv_line(head)
    for course in courses.values():
        yield csv_line(_curriculum_row(source, course, numbers))


def _curriculum_row(source: ExportSource, course: Course, numbers: dict[str, int]) -> list[Cell]:
    prefix, _, number = (course.code or "").rpartition(" ")
    credits_ = course.credits
    hours = (credits_.college or credits_.high_school or 0) if credits_ else 0
    owner = source.catalog.organizations[course.owner]
    return [
        *(numbers[course.id], source.say(course.name), prefix, number),
        _numbers(source, course.prerequisites, numbers),
        _numbers(source, course.corequisites, numbers),
        *("", float(hours), source.say(owner.name), ""),
    ]


def _numbers(source: ExportSource, condition: Condition, numbers: dict[str, int]) -> str:
    """Return the numbers of the courses that `condition` asks for in any case: the format knows no alternatives."""
    needed = condition.parts if condition.wants_all else ()
    found = (source.graph.meant(one) for one in needed if isinstance(one, Reference))
    return ";".join(str(numbers[one]) for one in found if one in numbers)
