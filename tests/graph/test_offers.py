"""Of many offerings, only those are looked at that name somebody near or are open to all."""

from __future__ import annotations

from typing import Any

from generator.graph.provision import provisions
from tests.builders import course, graph, organization


def _taught_by_all(*more: Any) -> list[str]:
    names = [f"d{number}" for number in range(50)]
    made = graph(
        *(organization(name) for name in names),
        course("math", offerings=[*({"by": name} for name in names), *more]),
    )
    catalog = made.catalog
    asked = provisions(made, catalog.courses["aspen-ridge/math"], catalog.organizations["d7"], preparing=False)
    return [f"{one.offering.by.id} {one.way}" for one in asked]


def test_an_organization_is_told_of_its_own_offering_and_of_those_open_to_it_in_their_order() -> None:
    online = {"by": "d9", "delivery": "online"}
    invited = {"by": "d8", "open_to": ["d7"]}
    assert _taught_by_all(online, invited) == ["d7 own", "d9 online", "d8 host"]


def test_an_offering_by_nobody_who_is_known_may_be_anybodys() -> None:
    assert _taught_by_all({"by": "nobody"}) == ["d7 own", "nobody unknown"]
