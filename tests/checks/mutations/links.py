"""Mutations for the rules about links and about what comes first (families L and S)."""

from __future__ import annotations

from tests.checks.mutations.changes import (
    Mutation,
    add,
    delete,
    edit,
    no_step,
    put,
    step,
    without,
)
from tests.checks.mutations.names import (
    CERTIFICATE,
    EMERGENCY,
    FOUNDATIONS,
    MECHATRONICS,
    NURSING,
    PROJECT,
    RESORT,
    TOUR,
    WEL_2010,
    WEL_2050,
    WELDERS,
    WELDING,
    WELDING_1,
)

MUTATIONS = (
    Mutation(
        "L201",
        "a course with a typing mistake",
        edit(WELDING, step("three-forks-boces/welding-1", course="three-forks-boces/weldng-1")),
        (f"{WELDING}/plan/grade-10/0/course",),
    ),
    Mutation(
        "L201",
        "a course that is deleted, though a plan, an entry and a project name it",
        delete(WELDING_1),
        (
            f"{WELDING}/plan/grade-10/0/course",
            f"{WELDING}/entries/1/assumes/1",
            f"{PROJECT}/course",
        ),
    ),
    Mutation(
        "L201",
        "a partnership that is deleted, though it was all that showed the labor market",
        delete("upper-fork-workforce/partnerships/health-sector.yaml"),
        tuple(
            f"{pathway}/partnership"
            for pathway in (EMERGENCY, "sandreed-college/pathways/adult-medical-assisting.yaml", NURSING)
        ),
    ),
    Mutation(
        "L202",
        "a credential where a course is expected",
        edit(WELDING_1, put(prerequisites="state/osha-10-general-industry")),
        (f"{WELDING_1}/prerequisites",),
    ),
    Mutation(
        "L203",
        "a tour that has ceased",
        edit(TOUR, put(status="ceased")),
        (f"{WELDING}/plan/grade-9/1/experience", f"{MECHATRONICS}/plan/grade-9/3/experience"),
    ),
    Mutation(
        "L204",
        "a course under the name it had before",
        {
            **edit(WELDING_1, put(formerly=["basic-welding"])),
            **edit(WELDING, step("three-forks-boces/welding-1", course="three-forks-boces/basic-welding")),
        },
        (f"{WELDING}/plan/grade-10/0/course",),
    ),
    Mutation(
        "L205",
        "a support twice in one list",
        edit(WELDING, add("supports", "three-forks-boces/exam-fees")),
        (f"{WELDING}/supports/5",),
    ),
    Mutation(
        "L206",
        "a job that no plan has any more",
        edit(RESORT, no_step("lodge-supervisor-trainee")),
        ("kestrel-pass/experiences/lodge-supervisor-trainee.yaml",),
    ),
    Mutation(
        "L207",
        "a tour that is only being prepared",
        edit(TOUR, put(status="developing")),
        (f"{WELDING}/plan/grade-9/1/experience", f"{MECHATRONICS}/plan/grade-9/3/experience"),
    ),
    Mutation(
        "L208",
        "a certificate that does without one of its courses",
        edit(CERTIFICATE, without("requires", "wel-2010")),
        (f"{WEL_2010}/prepares_for/0",),
    ),
    Mutation(
        "L209",
        "an occupation under the name of another",
        edit("state/occupations/machinists.yaml", put(name="Welders, Cutters, Solderers and Brazers")),
        (f"{WELDERS}/name",),
    ),
    Mutation(
        "L210",
        "a course that claims the address of another organization's",
        edit(WELDING_1, put(formerly=["welding-basics", "granite-gap-tech/wel-1001"])),
        (f"{WELDING_1}/formerly/1",),
    ),
    Mutation(
        "S301",
        "a circle of two courses",
        edit(FOUNDATIONS, put(prerequisites="welding-1")),
        (f"{FOUNDATIONS}/prerequisites",),
    ),
    Mutation(
        "S302",
        "a course that needs itself",
        edit(FOUNDATIONS, put(prerequisites="trades-foundations")),
        (f"{FOUNDATIONS}/prerequisites",),
    ),
    Mutation(
        "S303",
        "a course taken together with the one that needs it",
        {
            **edit(WEL_2050, put(corequisites=["wel-2010"])),
            **edit(WEL_2010, put(prerequisites=["wel-1020", "wel-2050"])),
        },
        (f"{WEL_2050}/corequisites",),
    ),
    Mutation(
        "S304",
        "a step that waits for two of one course",
        edit(WELDING, step("wel-1020", after={"at_least": 2, "of": ["wel-1010"]})),
        (f"{WELDING}/plan/grade-12/0/after/of",),
    ),
    Mutation(
        "S304",
        "a choice of three from two",
        edit(WELDING, step("math-choice", choose=3)),
        (f"{WELDING}/plan/grade-10/1/choose",),
    ),
    Mutation(
        "S305",
        "a course that names the first course as well as the second",
        edit(WEL_2010, put(prerequisites=["wel-1001", "wel-1010", "wel-1020"])),
        (f"{WEL_2010}/prerequisites/0",),
    ),
    Mutation(
        "S306",
        "two courses whose codes count the wrong way",
        {
            **edit(WELDING_1, put(sced="13207G1.0012")),
            **edit(FOUNDATIONS, put(sced="13207G1.0022")),
        },
        (f"{WELDING_1}/sced",),
    ),
    Mutation(
        "S307",
        "a first shop course for seniors only",
        edit(FOUNDATIONS, put(grades=[12])),
        (f"{WELDING_1}/prerequisites", "cinder-mesa/courses/construction-1.yaml/prerequisites"),
    ),
)
