"""Mutations for the rules about codes, wages, skills, quality and waivers (families M, K, Q and X)."""

from __future__ import annotations

import re

from tests.checks.mutations.changes import (
    FieldChange,
    File,
    Mutation,
    add,
    drop,
    edit,
    inside,
    put,
)
from tests.checks.mutations.names import RESORT, SETTINGS, WELDERS, WELDING, WELDING_1
from tests.demonstration import CATALOG

STEADY = "state/competencies/arm-hand-steadiness.yaml"
COLLEGE = "granite-gap-tech/organization.yaml"
SANDREED = "sandreed-college/organization.yaml"
HEALTH_SECTOR = "upper-fork-workforce/partnerships/health-sector.yaml"
MEDICAL = "sandreed-college/credentials/medical-assisting-certificate.yaml"


def wage(**fields: object) -> FieldChange:
    return inside("wages", 0, change=put(**fields))


def listed(name: str, field: str) -> dict[str, File]:
    """Return the official list of the codes in `field` that are in use, and the settings that name its folder."""
    pattern = re.compile(rf'^{field}: "([0-9]{{5}}|[0-9]{{2}}-[0-9]{{4}})"', re.MULTILINE)
    used = {code for path in CATALOG.rglob("*.yaml") for code in pattern.findall(path.read_text(encoding="utf-8"))}
    rows = "".join(f"{code},In use\n" for code in sorted(used))
    return {**edit(SETTINGS, put(code_lists="_codes")), f"_codes/{name}": File(f"code,title\n{rows}")}


MUTATIONS = (
    Mutation(
        "M801",
        "an occupation with a code that the official list does not have",
        {**listed("sced_v12.csv", "sced"), **edit(WELDING_1, put(sced="13299"))},
        (f"{WELDING_1}/sced",),
    ),
    Mutation(
        "M802",
        "a program that prepares for machinists",
        {
            **listed("soc2018.csv", "soc"),
            "_codes/cip_soc.csv": File("cip_code,soc_code\n48.0508,51-4041\n"),
        },
        (f"{WELDING}/occupations/0",),
    ),
    Mutation(
        "M803", "an unknown cluster", edit(WELDING, put(cluster="advanced-manufacture")), (f"{WELDING}/cluster",)
    ),
    Mutation(
        "M804",
        "a wage without its area",
        edit(WELDERS, inside("wages", 0, change=drop("area"))),
        (f"{WELDERS}/wages/0",),
    ),
    Mutation(
        "M804", "two wages exchanged", edit(WELDERS, wage(low=51000, median=38130)), (f"{WELDERS}/wages/0/low",)
    ),
    Mutation("M805", "a wage of long ago", edit(WELDERS, wage(period="2019-05")), (f"{WELDERS}/wages/0/period",)),
    Mutation(
        "M806",
        "an occupation that usually asks for a degree",
        edit(WELDERS, put(entry_education="Bachelor's degree")),
        (f"{WELDING}/occupations/0",),
    ),
    Mutation("M807", "a yearly wage for an hour", edit(WELDERS, wage(unit="hour")), (f"{WELDERS}/wages/0/low",)),
    Mutation(
        "M807",
        "a high wage that the source gives as “or more”",
        edit(WELDERS, wage(median=75850)),
        (f"{WELDERS}/wages/0/high",),
    ),
    Mutation(
        "M808",
        "a college whose longitude has lost its sign",
        edit(SANDREED, inside("location", change=put(longitude=104.1))),
        (f"{SANDREED}/location",),
    ),
    Mutation(
        "K851",
        "a skill that welders need and no welding course teaches",
        edit(WELDERS, add("needs", "food-production")),
        (f"{WELDING}/plan",),
    ),
    Mutation(
        "K852",
        "a skill confirmed long ago",
        edit(STEADY, put(validated_on="2020-04-21")),
        (f"{STEADY}/validated_on",),
    ),
    Mutation(
        "Q901",
        "a college that nobody can reach",
        edit(COLLEGE, drop("contact")) | edit(WELDING, drop("contact")),
        (f"{COLLEGE}/contact",),
    ),
    Mutation("Q902", "a pathway without supports", edit(WELDING, drop("supports")), (f"{WELDING}/supports",)),
    Mutation(
        "Q903", "a certificate that no longer states its cost", edit(MEDICAL, drop("cost")), (f"{MEDICAL}/cost",)
    ),
    Mutation(
        "Q904",
        "a school pathway said to be for adults",
        edit(WELDING, add("audience", "adult")),
        (f"{WELDING}/audience/1",),
    ),
    Mutation(
        "Q905",
        "a small group",
        edit(WELDING, inside("outcomes", 0, change=put(count=2))),
        (f"{WELDING}/outcomes/0/count",),
    ),
    Mutation("Q906", "an old review", edit(WELDING, put(reviewed_on="2024-01-15")), (f"{WELDING}/reviewed_on",)),
    Mutation(
        "Q907",
        "a pathway that leaves its partnership",
        edit(RESORT, drop("partnership")),
        (RESORT,),
    ),
    Mutation(
        "Q908",
        "more who finished than began",
        edit(WELDING, inside("outcomes", 0, change=put(count=72))),
        (f"{WELDING}/outcomes/0/count",),
    ),
    Mutation(
        "Q909",
        "a promise whose day has passed",
        edit(HEALTH_SECTOR, inside("actions", 0, change=put(due="2026-09-30"))),
        (f"{HEALTH_SECTOR}/actions/0/due",),
    ),
    Mutation(
        "X991",
        "a waiver that hides nothing",
        edit(
            SETTINGS,
            put(
                waivers=[
                    {
                        "rule": "R605",
                        "entity": "granite-gap-tech/welding",
                        "reason": "One exit until May",
                        "until": "2027-05-31",
                    }
                ]
            ),
        ),
        (f"{SETTINGS}/waivers/0",),
    ),
)
