"""What a pathway's drawing, plan of study and steps say alike."""

from __future__ import annotations

from datetime import date
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from generator.pages.site import make_site
from tests.builders import course, graph, pathway

DAY = date(2026, 11, 1)


def test_permissions_and_last_days_are_in_the_drawing_the_plan_of_study_and_the_steps() -> None:
    plan: Any = {
        "grade-9": [{"course": "first"}, {"milestone": "Apply", "due": "02-01"}],
        "grade-10": [{"course": "asked"}, {"course": "either"}, {"course": "open"}],
    }
    pieces = (
        course("first"),
        course("asked", prerequisites=["first", {"permission": "instructor"}]),
        course("either", prerequisites={"any": ["first", {"permission": "placement"}]}),
        course("open", prerequisites="first"),
        pathway("weld", plan),
    )
    (page,) = (one for one in make_site(graph(*pieces), DAY).pages if one.path == "pathways/aspen-ridge/weld/")
    tree = LexborHTMLParser(page.body)

    def words(selector: str) -> dict[str, str]:
        found = (" ".join(node.text(separator=" ").split()) for node in tree.css(selector))
        return {name: said for said in found for name in ("Asked", "Either", "Open") if said.startswith(name)}

    for selector in ("table.plan-grid li", "ul.outline > li", "svg a"):
        said = words(selector)
        assert "with permission" in said["Asked"], selector
        assert "or with permission" not in said["Asked"], selector
        assert "or with permission" in said["Either"], selector
        assert "permission" not in said["Open"], selector
    whole = " ".join((tree.body or tree.root).text(separator=" ").split())  # type: ignore[union-attr]
    assert "Apply Milestone, by February 1" in whole
