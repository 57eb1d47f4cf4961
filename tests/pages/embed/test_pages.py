"""The page with the code to copy."""

from __future__ import annotations

from generator.pages.render.words import words_in
from generator.pages.view import View
from tests.demonstration import DAY, graph, tree_of

VIEW = View(graph(), words_in("en"), DAY)


def test_without_scripts_there_is_code_for_the_finder_in_three_ways() -> None:
    ways = tree_of("embed/").css(".embed-way")
    codes = {way.attributes["data-way"]: code.text() for way in ways for code in way.css("code")}
    site = VIEW.published
    assert codes == {
        "script": f'<script src="{site}embed/frame.js" data-embed="finder/" data-title="Find a program" defer>'
        "</script>",
        "frame": f'<iframe src="{site}embed/finder/" title="Find a program" width="100%" height="620" loading="lazy">'
        "</iframe>",
        "link": f'<a href="{site}find/">Find a program</a>',
    }


def test_pathways_and_organizations_with_pathways_lead_to_their_code() -> None:
    for path in ("pathways/three-forks-boces/nursing/", "organizations/sagehen-valley/"):
        assert tree_of(path).css_first(f'a[href$="embed/?of={path}"]') is not None, path
    assert tree_of("courses/three-forks-boces/welding-1/").css_first('a[href*="?of="]') is None
