"""The doors: each reader finds what is theirs, and nothing else is in the way."""

from __future__ import annotations

import re
from functools import cache

import pytest

from generator.checks.stages import LADDER
from generator.pages.kinds.doors import DOORS
from generator.pages.site import TABS
from tests.demonstration import demonstration


@cache
def body(path: str) -> str:
    draft = demonstration().pages.at(path)
    assert draft is not None
    return draft.made().body


@pytest.mark.parametrize("door", DOORS)
def test_the_navigation_and_the_home_page_lead_to_each_door(door: str) -> None:
    assert door in [section.slug for section in demonstration().sections]
    assert f'<a href="{door}/">' in body("")


def test_every_section_has_one_tab() -> None:
    behind = [slug for slug, held in TABS.items() if slug] + [one for held in TABS.values() for one in held]
    sections = {draft.section for draft in demonstration().pages.drafts} - {""}
    assert sorted(set(behind)) == sorted(behind)
    assert sections <= set(behind)


def test_employers_learn_what_each_stage_asks_and_whom_to_call() -> None:
    shown = body("employers/")
    for stage in LADDER:
        assert f"Learning {stage} work" in shown
    assert "1 to 12 hours" in shown
    assert "719-555-0110" in shown
    assert "Upper Fork Workforce Center" in shown
    mail = re.search(r'href="mailto:([^"]+)"[^>]*>Write that you can host', shown)
    assert mail is not None
    assert mail[1].startswith("cte@threeforks.example.org?subject=We%20can%20host%20students&amp;body=Our%20organ")


def test_the_back_office_is_behind_schools_and_partners_and_not_on_the_home_page() -> None:
    for path in ("gaps/", "quality/", "resilience/", "rules/", "fields/"):
        assert f'href="../{path}"' in body("partners/")
    assert "rules/" not in body("")
    assert "resilience/" not in body("families/")


def test_each_report_is_listed_with_the_words_at_its_top() -> None:
    listed = re.findall(r'<a href="\.\./(partners/\w+/)">.*?</a>: (.*?)</li>', body("partners/"))
    assert len(listed) == 12
    assert [path for path, lead in listed if f'<p class="lead">{lead}</p>' not in body(path)] == []
