"""What search engines are told: schema.org data, former addresses."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.catalog.load import load
from generator.graph.build import build_graph
from generator.pages.page import Page
from generator.pages.site import make_site
from generator.pages.website import Site
from generator.publish.regions import PageFrame, render
from tests.demonstration import demonstration, pages


def data(path: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(pages()[path].json_ld or "null")
    return found


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("pathways/granite-gap-tech/welding/", "EducationalOccupationalProgram"),
        ("courses/three-forks-boces/welding-1/", "Course"),
        ("credentials/state/aws-certified-welder/", "EducationalOccupationalCredential"),
        ("occupations/state/welders/", "Occupation"),
        ("organizations/sandreed-college/", "CollegeOrUniversity"),
    ],
)
def test_a_page_says_in_schema_org_what_it_is_about(path: str, kind: str) -> None:
    assert data(path)["@type"] == kind
    assert data(path)["name"] == pages()[path].title


def test_a_pathway_names_its_providers_credentials_and_careers() -> None:
    found = data("pathways/granite-gap-tech/welding/")
    assert len(found["provider"]) == 3  # type: ignore[arg-type]
    assert "51-4121 Welders, Cutters, Solderers, and Brazers" in found["occupationalCategory"]  # type: ignore[operator]
    assert "AWS Certified Welder" in json.dumps(found["educationalCredentialAwarded"])


def test_nothing_empty_is_said() -> None:
    for page in demonstration().pages:
        for value in json.loads(page.json_ld or "{}").values():
            assert value not in (None, "", [], {}), page.path


def renamed(folder: Path) -> Site:
    course = folder / "aspen-ridge" / "courses" / "welding.yaml"
    course.parent.mkdir(parents=True)
    (folder / "aspen-ridge" / "organization.yaml").write_text("name: Aspen Ridge\ntype: school-district\n")
    content = {
        "name": "Welding",
        "description": "Joining metal with heat.",
        "subject": "cte",
        "formerly": ["metal-shop"],
    }
    course.write_text(yaml.safe_dump(content))
    (folder / "catalog.yaml").write_text(
        "name: Test\nregion: Test\nschool_year: '2026-27'\nlevels: [{id: grade-9, name: Grade 9, kind: grade}]\n"
    )
    return make_site(build_graph(load(folder).catalog), date(2026, 11, 1))


def test_a_former_address_leads_to_the_new_one_and_is_not_searched(tmp_path: Path) -> None:
    found = {page.path: page for page in renamed(tmp_path).pages}
    old: Page = found["courses/aspen-ridge/metal-shop/"]
    head = render("head", old, PageFrame("Test", "https://example.org/"))
    assert '<meta http-equiv="refresh" content="0; url=../../../courses/aspen-ridge/welding/">' in head
    assert '<link rel="canonical" href="https://example.org/courses/aspen-ridge/welding/">' in head
    assert not old.listed
