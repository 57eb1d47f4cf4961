"""A small sound catalog, over which the examples of rules are laid: one welding pathway, in a folder of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from generator.model.findings import Example

EXAMPLE_DATE = date(2026, 11, 2)
"""The day as of which the examples are checked."""

SETTINGS = "catalog.yaml"
DISTRICT = "aspen-ridge/organization.yaml"
PATHWAY = "aspen-ridge/pathways/welding.yaml"
WELDING_1 = "aspen-ridge/courses/welding-1.yaml"
WELDING_2 = "aspen-ridge/courses/welding-2.yaml"
WELDING_3 = "aspen-ridge/courses/welding-3.yaml"
COLLEGE_COURSE = "mesa-college/courses/wel-2030.yaml"
FIRST_COLLEGE_COURSE = "mesa-college/courses/wel-1030.yaml"
AGREEMENT = "aspen-ridge/agreements/welding-credit.yaml"
CERTIFICATION = "colorado/credentials/welder-certification.yaml"
CERTIFICATE = "mesa-college/credentials/welding-certificate.yaml"
OCCUPATION = "colorado/occupations/welders.yaml"
TOUR = "aspen-ridge/experiences/shop-tour.yaml"
INTERNSHIP = "aspen-ridge/experiences/welding-internship.yaml"
COMPETENCY = "aspen-ridge/competencies/weld-safely.yaml"

SUPPORTS = ("aspen-ridge/supports/shop-bus.yaml", "aspen-ridge/supports/career-advising.yaml")

FILES: Mapping[str, str] = MappingProxyType(
    {
        SETTINGS: """\
name: High Valley Career Pathways
region: High Valley
school_year: "2026-27"
code_lists: _codes
levels:
  - {id: grade-9, name: Grade 9, kind: grade}
  - {id: grade-10, name: Grade 10, kind: grade}
  - {id: grade-11, name: Grade 11, kind: grade}
  - {id: grade-12, name: Grade 12, kind: grade}
  - {id: college-1, name: College year 1, kind: college}
  - {id: college-2, name: College year 2, kind: college}
  - {id: adult-1, name: Adult semester 1, kind: adult}
  - {id: careers, name: Careers, kind: career}
""",
        "_codes/soc2018.csv": "code,title\n51-4121,Welders\n51-4041,Machinists\n15-1251,Computer Programmers\n",
        "_codes/onet_soc2019.csv": "code,title\n51-4121.00,Welders\n",
        "_codes/cip2020.csv": "code,title\n48.0508,Welding Technology\n48.0501,Machine Tool Technology\n",
        "_codes/sced_v12.csv": "code,title\n13207,Welding\n",
        "_codes/cip_soc.csv": "cip_code,soc_code\n48.0508,51-4121\n48.0501,51-4041\n",
        "_codes/soc2010_to_2018.csv": "soc2010,soc2018\n15-1131,15-1251\n",
        DISTRICT: """\
name: Aspen Ridge School District
description: A small mountain district with one high school.
type: school-district
contact: {role: Career center, email: careers@aspen-ridge.example.org}
""",
        "mesa-college/organization.yaml": """\
name: Mesa College
description: A community college with a welding program.
type: college
""",
        "high-peak-steel/organization.yaml": """\
name: High Peak Steel
description: Makes steel frames and hires welders.
type: employer
""",
        "colorado/organization.yaml": """\
name: State of Colorado
description: Occupations and credentials that everybody shares.
type: agency
""",
        WELDING_1: """\
name: Welding I
description: Students learn safe work habits and make their first welds.
subject: cte
grades: [9, 10]
credits: {high_school: 1}
""",
        WELDING_2: """\
name: Welding II
description: Students weld in every position and read drawings.
subject: cte
grades: [10, 11]
credits: {high_school: 1}
prerequisites: welding-1
""",
        WELDING_3: """\
name: Welding III
description: Students get ready for the certification test.
subject: cte
sced: "13207"
grades: [11, 12]
credits: {high_school: 1}
prerequisites: welding-2
teaches: [weld-safely]
prepares_for: [colorado/welder-certification]
""",
        FIRST_COLLEGE_COURSE: """\
name: Shielded Metal Arc Welding
description: The first welding course of the college.
subject: cte
credits: {college: 4}
prepares_for: [welding-certificate]
""",
        COLLEGE_COURSE: """\
name: Pipe Welding
description: Students weld pipes and inspect their work.
subject: cte
credits: {college: 4}
prerequisites: wel-1030
prepares_for: [welding-certificate]
""",
        AGREEMENT: """\
name: Welding credit at Mesa College
description: Welding III counts as the first welding course of the college.
type: concurrent-enrollment
sending: aspen-ridge
receiving: mesa-college
courses:
  - {course: welding-3, college_course: mesa-college/wel-1030, credits: 4}
counts_for_graduation: true
applies_to: [mesa-college/welding-certificate]
ends_on: "2028-06-30"
""",
        CERTIFICATION: """\
name: Certified Welder
description: A test of welds that employers know.
type: certification
awarded_by: colorado
minimum_age: 16
qualifies_for: [welders]
state_lists:
  - {list: Industry credentials, year: "2026-27"}
cost: {amount: 0, paid_by: state}
""",
        CERTIFICATE: """\
name: Welding Certificate
description: One year of college welding courses.
type: certificate
awarded_by: mesa-college
credits: {college: 8}
qualifies_for: [colorado/welders]
cost: {amount: 1500, paid_by: learner}
""",
        OCCUPATION: """\
name: Welders
description: People who join metal parts.
soc: "51-4121"
onet: "51-4121.00"
entry_education: High school diploma or equivalent
needs: [aspen-ridge/weld-safely]
wages:
  - {area: United States, low: 38130, median: 51000, high: 75850, unit: year, period: "2025-05", source: BLS OEWS}
""",
        TOUR: """\
name: Shop tour
description: Students see a steel shop at work.
stage: about
activity: worksite-tour
hosts: [high-peak-steel]
confirmed_on: "2026-08-15"
""",
        INTERNSHIP: """\
name: Welding internship
description: Students work in the steel shop for a season.
stage: through
activity: internship
hosts: [high-peak-steel]
hours: 80
paid: true
minimum_age: 16
confirmed_on: "2026-08-15"
""",
        "aspen-ridge/experiences/shop-shadow.yaml": """\
name: A day with a welder
description: Students follow a welder through a whole day.
stage: about
activity: job-shadow
hosts: [high-peak-steel]
confirmed_on: "2026-08-15"
""",
        COMPETENCY: """\
name: Weld safely
description: Knows the dangers of welding and works safely.
category: skill
statement: Welds in every position without danger to anybody.
validated_by: [high-peak-steel]
validated_on: "2026-05-20"
""",
        SUPPORTS[0]: """\
name: Shop bus
description: A bus to the shop and back for everybody.
type: transport
offered_by: aspen-ridge
""",
        SUPPORTS[1]: """\
name: Career advising
description: A counselor plans the next year with every student.
type: advising
offered_by: aspen-ridge
""",
        "aspen-ridge/partnerships/metal.yaml": """\
name: Metal partnership
description: Employers and schools of the valley plan together.
industry: Manufacturing
convener: aspen-ridge
members: [high-peak-steel]
critical_occupations: [colorado/welders]
""",
        PATHWAY: """\
name: Welding
description: From the first weld to a certificate and a job.
cluster: advanced-manufacturing
cip: "48.0508"
audience: [high-school]
offered_in: [aspen-ridge]
occupations: [colorado/welders]
entries:
  - {level: grade-9}
  - {level: grade-11, assumes: [welding-1, welding-2]}
partnership: metal
supports: [shop-bus, career-advising]
program_of_study: true
reviewed_on: "2026-08-15"
plan:
  grade-9:
    - course: welding-1
    - experience: shop-tour
  grade-10:
    - course: welding-2
  grade-11:
    - course: welding-3
      after: welding-1
    - credential: colorado/welder-certification
      exit: true
    - experience: shop-shadow
  grade-12:
    - experience: welding-internship
    - milestone: Apply to the college
  college-1:
    - course: mesa-college/wel-2030
    - credential: mesa-college/welding-certificate
      exit: true
""",
    }
)
"""The files of the example catalog by path; those in `_codes` stand in for official code lists."""


def as_it_is(*files: str) -> Example:
    """Return the example that shows `files` of the sound catalog."""
    return Example(tuple((file, FILES[file]) for file in files))


def changed(file: str, *changes: tuple[str, str]) -> Example:
    """Return the example in which `file` reads differently: the first text of each pair replaced by the second."""
    text = FILES[file]
    for old, new in changes:
        if old not in text:
            raise ValueError(f"{file} does not say {old!r}")
        text = text.replace(old, new, 1)
    return Example(((file, text),))


def extended(file: str, more: str) -> Example:
    """Return the example in which `more` stands at the end of `file`."""
    return Example(((file, FILES[file] + more),))


def together(*examples: Example) -> Example:
    """Return the example that has the files of all `examples`."""
    return Example(tuple(file for example in examples for file in example.files))


def course(name: str, more: str = "", subject: str = "cte") -> str:
    """Return the text of a course file with the least it needs, and `more`."""
    return f"name: {name}\ndescription: What students learn and do in it.\nsubject: {subject}\n{more}"
