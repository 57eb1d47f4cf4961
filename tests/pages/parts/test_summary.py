"""A pathway in a few facts, as the finder and comparisons show them."""

from __future__ import annotations

import pytest

from generator.catalog.yaml.reader import Value
from generator.pages.parts.summary import summary_of, wage_range
from tests.insight.small import Files, catalog, pathway
from tests.pages.start.test_pages import view_of


def _range(*wages: dict[str, Value]) -> str:
    context: dict[str, Value] = {"area": "Colorado", "unit": "year", "period": "2024-05", "source": "BLS"}
    jobs: Files = {
        f"town/occupations/job-{n}": {"soc": "29-1141", "wages": [context | wage]} for n, wage in enumerate(wages)
    }
    plan: dict[str, Value] = {"grade-9": [{"milestone": "Visit a hospital"}]}
    occupations: list[Value] = [f"job-{number}" for number in range(len(wages))]
    view = view_of(catalog({**jobs, "town/pathways/only": pathway(plan, occupations=occupations)}))
    return wage_range(view, summary_of(view, view.catalog.pathways["town/only"]))


@pytest.mark.parametrize(
    ("wages", "said"),
    [
        ([{"median": 40000}], "$40,000"),
        ([{"median": 40000}, {"median": 90000}], "$40,000–$90,000"),
        ([{"median": 40000}, {"median": 239200, "top_coded": ["median"]}], "$40,000–$239,200 or more"),
        ([{"median": 40000, "high": 239200, "top_coded": ["high"]}], "$40,000"),
    ],
)
def test_a_range_of_wages_says_or_more_where_its_highest_is_only_a_lower_bound(
    wages: list[dict[str, Value]], said: str
) -> None:
    assert _range(*wages) == said
