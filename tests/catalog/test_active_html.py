"""What does something by itself is found as a browser would understand it, and nothing else."""

from __future__ import annotations

import pytest

from generator.catalog.active_html import active_html

ACTIVE = {
    "<SCRIPT src=x>": {"script"},
    "<p onclick=alert(1)>": {"onclick"},
    "<x/y/onclick=1>": {"onclick"},
    "<a href=' jAva&#10;script:alert(1)'>x</a>": {"javascript:"},
    "<a href=java&Tab;script:1>x</a>": {"javascript:"},
    "<a href=data:text/html,x>x</a>": {"data:"},
    "<svg><a><animate attributeName=href values=javascript:1></a></svg>": {"svg"},
    "<math><mtext><table><mglyph><style><img src=x onerror=1>": {"math"},
    "<noscript><p title='</noscript><img src=x onerror=1>'>": {"onerror"},
    "<style>p{}</style>": {"style"},
    "<base href='https://example.org/'>": {"base"},
    "<form action=x></form>": {"form"},
    "<iframe srcdoc=x></iframe>": {"iframe", "srcdoc"},
}
STILL = (
    "<p>hello</p>",
    "a < b",
    "<code>&lt;script&gt;</code> onclick=1",
    "<textarea><script>1</script></textarea>",
    "<b title='<script>'>x</b>",
    "<img src=data:image/png;base64,xx>",
    '<th style="text-align: right;">x</th>',
    "<!-- <script> -->",
)


@pytest.mark.parametrize("html", ACTIVE)
def test_what_does_something_is_named(html: str) -> None:
    assert active_html(html).keys() == ACTIVE[html]


@pytest.mark.parametrize("html", STILL)
def test_what_does_nothing_is_not(html: str) -> None:
    assert active_html(html) == {}
