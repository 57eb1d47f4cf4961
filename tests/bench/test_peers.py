"""The other generators get the same words, headings, lists and tables as stand on our pages."""

from __future__ import annotations

from tests.bench.peers.content import markdown_of
from tests.bench.peers.generators import GENERATORS

BODY = """\
<h1>Welding I</h1><svg><text>drawn</text></svg>
<p class="lead">From a *first* bead.</p>
<h2 id="b">Where</h2><ul><li><a href="../../b/">Aspen [Ridge]</a></li></ul>
<table><tr><th>Area</th><th>Pay</th></tr><tr><td>Colorado</td><td>52,000</td></tr></table>
"""


def test_a_page_becomes_markdown_without_its_drawings() -> None:
    lines = [line for line in markdown_of(BODY) if line]
    assert lines == [
        "# Welding I",
        "From a \\*first\\* bead.",
        "## Where",
        "- [Aspen \\[Ridge\\]](../../b/)",
        "| Area | Pay |",
        "|---|---|",
        "| Colorado | 52,000 |",
    ]


def test_every_generator_has_a_name_of_its_own() -> None:
    assert len({one.key for one in GENERATORS}) == len(GENERATORS) == len({one.name for one in GENERATORS})
