"""The maps of skills name gaps first, and say where nothing is known."""

from __future__ import annotations

from tests.builders import competency, course, credential, graph, occupation, pathway
from tests.pages.partners.reports import report, rows

REGION = graph(
    competency("welding", keywords=["fabrication", "MIG"]),
    competency("reading"),
    occupation("welders", needs=["welding", "reading"], job_level="entry"),
    occupation("clerks"),
    course("shop", teaches=["welding"]),
    credential("card", assesses=["reading"]),
    pathway("metal", {"grade-9": [{"course": "shop"}]}, occupations=["welders"]),
)


def test_gaps_are_listed_first() -> None:
    assert [one.anchor for one in report(REGION, "skills/").tables] == ["gaps", "jobs", "map"]
    nowhere = "Taught nowhere"
    assert rows(REGION, "skills/", "gaps") == [
        ("Reading", "Skill", "Welders", nowhere, nowhere, nowhere, "Card", "Not known")
    ]


def test_a_skill_leads_to_courses_credentials_and_words_of_job_ads() -> None:
    found = {row[0]: row[1:] for row in rows(REGION, "skills/", "map")}
    assert found["Welding"] == (
        *("Skill", "Welders", "Shop", "", "Aspen ridge", "No credential tests it", "fabrication, MIG"),
    )


def test_jobs_stand_by_level_with_what_they_need() -> None:
    assert rows(REGION, "skills/advanced-manufacturing/", "jobs") == [
        ("Welders", "Entry level", "", "Welding; Reading", "", "", "Reading")
    ]
    last = rows(REGION, "skills/", "jobs")[-1]
    assert (last[0], last[1], last[-1]) == ("Clerks", "Not known", "Its skills are not named")


def test_the_asset_map_has_every_organization_that_brings_something() -> None:
    assert [row[0] for row in rows(REGION, "assets/", "assets")] == ["Aspen ridge"]
