"""Mutations for the rules about files, fields and texts (families F, D and T)."""

from __future__ import annotations

from tests.checks.mutations.changes import File, Mutation, append, drop, edit, put, rename, retype
from tests.checks.mutations.names import AGREEMENT, SENSE, WELDERS, WELDING, WELDING_1

EN, ES = f"{WELDING_1}/name/en", f"{WELDING_1}/name/es"

MUTATIONS = (
    Mutation("F101", "a colon in a name", retype(WELDING_1, "en: Welding I", "en: Welding: one"), (WELDING_1,)),
    Mutation("F102", "the grades twice", append(WELDING_1, "grades: [11]\n"), (f"{WELDING_1}/grades",)),
    Mutation("F103", "an anchor", retype(WELDING_1, "en: Welding I", "en: &name Welding I"), (WELDING_1,)),
    Mutation(
        "F104",
        "a file name with capitals",
        rename(WELDING_1, "three-forks-boces/courses/Welding-1.yaml"),
        ("three-forks-boces/courses/Welding-1.yaml",),
    ),
    Mutation("F105", "a link in place of a file", {WELDING_1: File(link="../../elsewhere.yaml")}, (WELDING_1,)),
    Mutation("F106", "a number with a zero in front", retype(WELDING_1, '"TR 210"', "0210"), (f"{WELDING_1}/code",)),
    Mutation(
        "F107", "a number sign in a name", retype(WELDING_1, "Welding I", "Welding #1"), (f"{WELDING_1}/name/en",)
    ),
    Mutation(
        "F108",
        "a page that says what to hide with a number",
        {"about.md": File("---\nhide: 3\n---\n# About\n")},
        ("about.md",),
    ),
    Mutation(
        "F109", "a page with a script", {"about.md": File("# About\n\n<script>alert(1)</script>\n")}, ("about.md",)
    ),
    Mutation(
        "F110", "a format of the future", retype("catalog.yaml", "format: 1", "format: 2"), ("catalog.yaml/format",)
    ),
    Mutation("D101", "a course without a subject", edit(WELDING_1, drop("subject")), (WELDING_1,)),
    Mutation("D102", "a misspelt field", retype(WELDING, "offered_in:", "ofered_in:"), (f"{WELDING}/ofered_in",)),
    Mutation("D103", "a subject of one's own", edit(WELDING_1, put(subject="shop")), (f"{WELDING_1}/subject",)),
    Mutation("D104", "one grade for a list of grades", edit(WELDING_1, put(grades=10)), (f"{WELDING_1}/grades",)),
    Mutation(
        "D105",
        "a date the American way",
        edit(AGREEMENT, put(ends_on="6/30/2028")),
        (f"{AGREEMENT}/ends_on",),
    ),
    Mutation("D106", "a code still to be decided", edit(WELDING_1, put(code="TBD")), (f"{WELDING_1}/code",)),
    Mutation(
        "D107", "a review in years to come", edit(WELDING, put(reviewed_on="2062-09-15")), (f"{WELDING}/reviewed_on",)
    ),
    Mutation(
        "D107",
        "an agreement that ends before it starts",
        edit(AGREEMENT, put(starts_on="2028-07-01", ends_on="2027-06-30")),
        (f"{AGREEMENT}/ends_on",),
    ),
    Mutation(
        "D108",
        "credits from more to less",
        edit(WELDING_1, put(credits={"high_school": {"from": 1, "to": 0.5}})),
        (f"{WELDING_1}/credits/high_school",),
    ),
    Mutation(
        "T951",
        "a web page that anybody on the way can read",
        retype(WELDERS, "https://www.onet", "http://www.onet"),
        (f"{WELDERS}/web_page",),
    ),
    Mutation(
        "T952",
        "a space without width",
        retype(WELDING_1, "Welding I", "Welding\u200b I"),
        (WELDING_1,),
    ),
    Mutation("T953", "a name in bold type", edit(SENSE, put(name="<b>SENSE</b> entry welder")), (f"{SENSE}/name",)),
    Mutation(
        "T954",
        "a private email address",
        retype(WELDING, "admissions@granitegap.example.org", "pat.doe@gmail.com"),
        (f"{WELDING}/contact/email",),
    ),
    Mutation(
        "T955",
        "a name changed in one language",
        retype(WELDING_1, "Welding I", "Welding 1"),
        (f"{WELDING_1}/name/es",),
    ),
    Mutation("T956", "a name in one language", edit(WELDING_1, put(name="Welding I")), ("catalog.yaml/languages/1",)),
    Mutation(
        "T957",
        "a glossary that says it otherwise",
        {"translations/es.glossary.yaml": File("snow days: [días blancos]\n")},
        ("three-forks-boces/experiences/it-internship.yaml/description/es",),
    ),
    Mutation("T958", "half a lock", {"translations/es.lock": File('{"about":')}, ("translations/es.lock",)),
)
