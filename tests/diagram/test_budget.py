"""What the drawings of a catalog may take is shared out from counts alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.load import load
from generator.diagram import budget
from generator.diagram.budget import Parts, fair_share, split_within, work_wanted
from generator.diagram.flow import all_lines
from generator.diagram.from_pathway import flow_of
from generator.diagram.split import split
from generator.graph.build import build_graph
from generator.graph.catalog_graph import CatalogGraph
from generator.pages.parts.captions import PageCaptions
from generator.pages.render.words import words_in
from generator.pages.site import make_site
from generator.pages.view import View
from tests.bench.dense import write_dense
from tests.demonstration import graph as demonstration
from tests.diagram.samples import nursing

DAY = date(2026, 11, 1)


def dense(folder: Path, kind: str, size: int) -> CatalogGraph:
    write_dense(folder, kind, size)
    return build_graph(load(folder).catalog)


@given(st.lists(st.integers(0, 10_000), max_size=30), st.integers(0, 50_000))
def test_all_together_get_what_is_allowed_and_nobody_less_for_the_sake_of_who_wants_more(
    wanted: list[int], allowed: int
) -> None:
    most = budget._share(wanted, allowed)
    assert sum(min(most, one) for one in wanted) <= allowed
    if sum(wanted) <= allowed:
        assert all(one <= most for one in wanted)
    else:
        assert sum(min(most + 1, one) for one in wanted) > allowed


@pytest.mark.parametrize("kind", ["", "nesting", "depth", "choices", "choice_chain", "exits", "together", "pathways"])
def test_a_plan_is_never_counted_for_less_than_its_drawing_is(kind: str, tmp_path: Path) -> None:
    graph = dense(tmp_path / "catalog", kind, 5) if kind else demonstration()
    captions = PageCaptions(View(graph, words_in("en"), DAY), None)
    for pathway in graph.catalog.pathways.values():
        flow = flow_of(graph, pathway, captions)
        assert (len(flow.boxes) + len(all_lines(flow))) ** 2 <= work_wanted(graph.plans[pathway.id])


def test_a_plan_is_drawn_well_else_quickly_else_not_at_all() -> None:
    flow = nursing()
    work = (len(flow.boxes) + len(all_lines(flow))) ** 2
    assert split_within(flow, work) == Parts(split(flow))
    assert split_within(flow, work - 1) == Parts(split(flow), quick=True)
    assert split_within(flow, work // 2 - 1) == Parts(())


def test_the_share_of_a_plan_shrinks_with_how_many_are_dense_and_no_ordinary_plan_comes_near_it(
    tmp_path: Path,
) -> None:
    few, many = (fair_share(dense(tmp_path / str(count), "pathways", count)) for count in (2, 100))
    assert few > 500_000 > 50_000 > many
    graph = demonstration()
    assert max(map(work_wanted, graph.plans.values())) * 50 < fair_share(graph)


def test_pages_of_plans_beyond_the_share_have_quick_drawings_and_then_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = dense(tmp_path / "catalog", "milestones", 12)
    monkeypatch.setattr(budget, "_ALLOWED_FOR_EACH", 0)

    def drawn(allowed: int) -> tuple[str, bool]:
        monkeypatch.setattr(budget, "_ALLOWED", allowed)
        site = make_site(graph, DAY)
        (page,) = (one for one in site.pages if one.path == "pathways/d/p/")
        files = {one.path: one.content for one in site.assets}
        shown = "This plan has too many links to draw." in page.body
        return files.get("pathways/d/p/pathway.svg", b"").decode(), shown

    work = work_wanted(graph.plans["d/p"])
    well, quickly, none = drawn(work), drawn(work // 2 + 200), drawn(100)
    assert well[0]
    assert quickly[0]
    assert [well[1], quickly[1], none[1]] == [False, False, True]
    assert not none[0]
