"""Mutations for the rules about who offers what, college credit, and learning at work (families O and W)."""

from __future__ import annotations

from tests.checks.mutations.changes import Mutation, add, cut, delete, drop, edit, inside, move, no_step, put
from tests.checks.mutations.names import (
    AGREEMENT,
    AGRICULTURE,
    CULINARY,
    CULINARY_1,
    CULINARY_2,
    DIESEL,
    PROJECT,
    TOUR,
    TRAINEE,
    WELDING,
    WELDING_1,
)

BLUESTEM_AGREEMENT = "bluestem-plains/agreements/concurrent-granite.yaml"
CINDER_AGREEMENT = "cinder-mesa/agreements/concurrent-granite.yaml"
_IN_ODD_YEARS = put(offerings=[{"by": "kestrel-pass", "years": "odd"}])

MUTATIONS = (
    Mutation(
        "O509",
        "a pathway offered in the company that hosts it",
        edit(CULINARY, add("offered_in", "kestrel-summit-lodge")),
        (f"{CULINARY}/offered_in/1",),
    ),
    Mutation(
        "O501",
        "a shop that takes no students from Kestrel Pass any more",
        edit(WELDING_1, inside("offerings", 0, change=drop("open_to"))),
        (f"{WELDING}/plan/grade-10/0",),
    ),
    Mutation(
        "O502",
        "a course and the one it needs, both taught in the same years",
        edit(CULINARY_1, _IN_ODD_YEARS) | edit(CULINARY_2, _IN_ODD_YEARS),
        (f"{CULINARY}/plan/grade-11/0",),
    ),
    Mutation("O503", "a tour that ended in June", edit(TOUR, put(ends_on="2026-06-30")), (f"{TOUR}/ends_on",)),
    Mutation(
        "O504",
        "a district course that promises college credit",
        edit(WELDING_1, put(credits={"high_school": 1, "college": 3})),
        (f"{WELDING_1}/credits/college",),
    ),
    Mutation(
        "O504",
        "an agreement that no longer names the diesel course",
        edit(CINDER_AGREEMENT, cut("courses", 1)),
        (f"{DIESEL}/plan/grade-12/0",),
    ),
    Mutation(
        "O505",
        "a district that is in no agreement",
        edit(AGREEMENT, put(sending="cinder-mesa")),
        tuple(f"{WELDING}/plan/{step}" for step in ("grade-11/0", "grade-11/1", "grade-12/0")),
    ),
    Mutation(
        "O505",
        "an agreement that is deleted",
        delete(AGREEMENT),
        tuple(f"{WELDING}/plan/{step}" for step in ("grade-11/0", "grade-11/1", "grade-12/0")),
    ),
    Mutation(
        "O506",
        "an agreement past its day",
        edit(AGREEMENT, put(starts_on="2024-07-01", ends_on="2025-06-30")),
        (f"{AGREEMENT}/ends_on",),
    ),
    Mutation(
        "O507",
        "credit that counts neither for graduation nor for a credential",
        edit(BLUESTEM_AGREEMENT, put(counts_for_graduation=False), drop("applies_to")),
        (f"{BLUESTEM_AGREEMENT}/courses/4/course",),
    ),
    Mutation(
        "O508",
        "an agreement with other credits than its course",
        edit(AGREEMENT, inside("courses", 0, change=put(credits=4))),
        (f"{AGREEMENT}/courses/0/credits",),
    ),
    Mutation("W701", "a project without a host", edit(PROJECT, drop("hosts")), (f"{PROJECT}/hosts",)),
    Mutation("W702", "a tour said to be work", edit(TOUR, put(stage="at")), (f"{TOUR}/stage",)),
    Mutation(
        "W703",
        "a season at work before the first project of one's own",
        edit(AGRICULTURE, move("supervised-project", "grade-12")),
        (f"{AGRICULTURE}/plan/grade-11/1",),
    ),
    Mutation(
        "W704",
        "a plan without its tour",
        edit(CULINARY, no_step("lodge-tour")),
        (f"{CULINARY}/plan",),
    ),
    Mutation("W705", "work without its hours", edit(TRAINEE, drop("hours")), (f"{TRAINEE}/hours",)),
    Mutation(
        "W706",
        "a host who last confirmed two years ago",
        edit(PROJECT, put(confirmed_on="2024-08-25")),
        (f"{PROJECT}/confirmed_on",),
    ),
)
