"""Who can finish what, and what hangs on one thread: the pages say what insight finds."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from generator.insight.components import Component, MissingEvidence, components
from generator.insight.resilience import failure_points
from generator.pages.kinds import pathway as pathway_page
from generator.pages.render.templates import Templates
from generator.pages.view import path_of
from tests.demonstration import pages
from tests.insight.small import catalog, pathway
from tests.pages.start.test_pages import view_of, view_of_demonstration
from tests.pages.test_site import links


def test_a_pathway_page_has_a_row_for_each_place_and_entry_and_a_column_for_each_exit() -> None:
    view = view_of_demonstration()
    for one in view.catalog.pathways.values():
        reaches = view.reaches.of(one)
        folds = LexborHTMLParser(pages()[path_of(one)].body).css("details:has(> .scroll > table.reach)")
        assert [fold.attributes["data-at"] for fold in folds] == list(dict.fromkeys(r.organization for r in reaches))
        rows = [row.css("td") for fold in folds for row in fold.css("tbody tr")]
        assert [len(cells) for cells in rows] == [len(reach.exits) for reach in reaches]
        for reach, cells in zip(reaches, rows, strict=True):
            for exit_, cell in zip(reach.exits, cells, strict=True):
                assert exit_.level is not None
                assert cell.text() == f"by {view.level_name(exit_.level)}"


def test_a_pathway_page_links_to_where_one_can_start() -> None:
    for one in view_of_demonstration().catalog.pathways.values():
        assert "start/" in links(pages()[path_of(one)])
        assert path_of(one) in links(pages()["start/"])


def test_the_turns_of_a_course_that_rotates_stand_in_a_table_and_nowhere_else() -> None:
    turning = LexborHTMLParser(pages()["pathways/bluestem-plains/wind-and-solar/"].body)
    assert turning.css("#turns")
    assert turning.css("details.turns table, details.turns li")
    assert not LexborHTMLParser(pages()["pathways/kestrel-pass/culinary-arts/"].body).css("#turns")


def test_what_is_missing_is_said_in_words() -> None:
    from generator.pages.parts.who_can_finish import who_can_finish

    graph = catalog(
        {
            "town/courses/lab": {"offerings": [{"by": "valley"}]},
            "town/credentials/badge": {"requires": "lab"},
            "town/pathways/science": pathway(
                {"grade-9": [{"course": "lab"}], "grade-10": [{"credential": "badge", "exit": True}]}
            ),
        }
    )
    view = view_of(graph)
    (only,) = graph.catalog.pathways.values()
    (row,) = who_can_finish(view, only.id).rows
    assert row.cells == ((False, "Not here: Lab is taught only by Valley"),)


def test_what_terms_in_the_wrong_order_keep_from_learners_is_said_in_words() -> None:
    graph = catalog(
        {
            "town/courses/lab": {"grades": [11], "offerings": [{"by": "town", "terms": ["spring"]}]},
            "town/courses/shop": {
                "grades": [11],
                "prerequisites": "lab",
                "offerings": [{"by": "town", "terms": ["fall"]}],
            },
            "town/pathways/only": pathway({"grade-11": [{"course": "lab"}, {"course": "shop", "exit": True}]}),
        }
    )
    view = view_of(graph)
    said = "The terms when courses are taught do not let learners of Town finish Shop."
    (body,) = (one.made().body for one in pathway_page.pages(view, Templates(view)))
    assert said in LexborHTMLParser(body).text()


def test_the_resilience_page_lists_every_thread_worst_first() -> None:
    view = view_of_demonstration()
    page = pages()["resilience/"]
    shown = links(page)
    for thread in failure_points(view.reaches.reacher):
        entity = view.catalog.find(thread.kind, thread.id)
        assert entity is not None
        assert path_of(entity) in shown
    for table in LexborHTMLParser(page.body).css("table"):
        numbers = [int(cell.text()) for cell in table.css("tbody td.number")]
        assert numbers == sorted(numbers, reverse=True)
    assert "resilience/" in links(pages()["partners/"])


def test_a_quality_page_shows_nine_parts_with_what_shows_or_would_show_each() -> None:
    view = view_of_demonstration()
    for one in view.catalog.pathways.values():
        found = components(view.graph, one)
        rows = LexborHTMLParser(pages()[f"quality/{one.id}/"].body).css("#components ~ .scroll")[0].css("tbody tr")
        assert [row.css("td")[0].text().startswith("Not shown yet") for row in rows] == [
            part.wanted is not None for part in found
        ]
        assert f"quality/{one.id}/" in links(pages()["quality/"])


def test_every_component_and_what_it_wants_has_words() -> None:
    words = view_of_demonstration().words
    assert all(f"component_{one.slug}" in words for one in Component)
    assert all(f"wanted_{one.name.lower()}" in words for one in MissingEvidence)
