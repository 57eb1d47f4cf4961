"""Mutations for the rules about plans and where they lead (families P and R)."""

from __future__ import annotations

from tests.checks.mutations.changes import (
    Mutation,
    drop,
    edit,
    inside,
    merge,
    move,
    no_exits,
    no_step,
    one_more,
    put,
    step,
)
from tests.checks.mutations.names import (
    CERTIFICATE,
    CULINARY,
    CULINARY_1,
    DIESEL,
    EMERGENCY,
    MEDIA,
    SENSE,
    WELDING,
    WELDING_1,
)

MUTATIONS = (
    Mutation(
        "P401",
        "a college course three grades before the course it needs",
        edit(WELDING, move("wel-1020", "grade-9")),
        (f"{WELDING}/plan/grade-9/4",),
    ),
    Mutation(
        "P402",
        "an internship a year before the course it belongs to",
        edit(EMERGENCY, move("paramedic-internship", "college-1")),
        (f"{EMERGENCY}/plan/college-1/2",),
    ),
    Mutation("P403", "a course for grade 9 only", edit(WELDING_1, put(grades=[9])), (f"{WELDING}/plan/grade-10/0",)),
    Mutation(
        "P404",
        "a plan without its first shop course",
        edit(WELDING, no_step("three-forks-boces/trades-foundations")),
        (f"{WELDING}/plan/grade-10/0",),
    ),
    Mutation(
        "P405",
        "a course twice in the plan",
        edit(WELDING, one_more("grade-11", course="three-forks-boces/welding-1")),
        (f"{WELDING}/plan/grade-11/3",),
    ),
    Mutation(
        "P406",
        "a plan without grade 10",
        edit(DIESEL, merge("grade-10", "grade-11")),
        (f"{DIESEL}/plan/grade-11",),
    ),
    Mutation(
        "P407",
        "an entry in the last grade for learners who know nothing yet",
        edit(CULINARY, inside("entries", 1, change=put(level="grade-12", assumes=["intro-hospitality"]))),
        (f"{CULINARY}/entries/1",),
    ),
    Mutation(
        "P408",
        "a course that counts for a whole year",
        edit(WELDING_1, put(credits={"high_school": 9})),
        (f"{WELDING}/plan/grade-10",),
    ),
    Mutation("P409", "nobody may join late", edit(WELDING, drop("entries")), (f"{WELDING}/entries",)),
    Mutation(
        "P410",
        "a certificate that takes 30 credits",
        edit(CERTIFICATE, put(credits={"college": 30})),
        (f"{WELDING}/plan/college-1/3",),
    ),
    Mutation("R601", "a plan without exits", edit(WELDING, no_exits), (f"{WELDING}/plan",)),
    Mutation(
        "R602",
        "a course for one grade only, before which late entrants come too late",
        {
            **edit(CULINARY_1, put(grades=[10])),
            **edit(CULINARY, inside("entries", 1, change=put(assumes=["intro-hospitality"]))),
        },
        (f"{CULINARY}/plan/grade-12/2",),
    ),
    Mutation(
        "R603",
        "a shop course that nothing builds on",
        edit(MEDIA, one_more("grade-9", course="intro-hospitality")),
        (f"{MEDIA}/plan/grade-9/3",),
    ),
    Mutation(
        "R604",
        "an exit that needs a season with the only employer who hosts one",
        edit(CULINARY, step("state/servsafe-manager", after=["culinary-2", "lodge-kitchen-internship"])),
        (f"{CULINARY}/offered_in",),
    ),
    Mutation(
        "R605",
        "the first of two exits closed",
        edit(MEDIA, step("state/adobe-certified-professional", exit=False)),
        (f"{MEDIA}/plan/college-1/2",),
    ),
    Mutation(
        "R606",
        "certificates that become badges",
        {
            **edit(SENSE, put(type="badge")),
            **edit(CERTIFICATE, put(type="badge")),
            **edit("state/credentials/aws-certified-welder.yaml", put(type="badge")),
        },
        (f"{WELDING}/program_of_study",),
    ),
    Mutation(
        "R607", "a certificate for older people", edit(SENSE, put(minimum_age=21)), (f"{WELDING}/plan/grade-12/2",)
    ),
    Mutation("R608", "a certificate that has ended", edit(SENSE, put(ends_on="2026-06-30")), (f"{SENSE}/ends_on",)),
)
