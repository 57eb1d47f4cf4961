"""The policy of the pages: no page breaks it, and the servers' headers that SECURITY shows let the site work."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.pages.policy import POLICY
from generator.pages.website import BuildRefused
from generator.publish.build import BuildResult, build, build_frames
from generator.publish.plain_folder import write_pages
from generator.publish.policy import PREVIEW_POLICY, stopped_by_policy
from tests.demonstration import ROOT
from tests.publish.samples import course, loading, showcase, site
from tests.web import Handler, serving
from tests.web import stopped_by_policy as stopped_in

STOPPED = {
    "<script>alert(1)</script>": ["<script>"],
    "<script type=module>x()</script>": ["<script>"],
    "<style>p { color: red }</style>": ["<style>"],
    '<p style="color: red">': ["style="],
    "<p ONCLICK=x()>": ["onclick="],
    "<svg><rect style='fill: red'/></svg>": ["style="],
    "<script src=https://elsewhere.example/x.js></script>": ["<script> of https://elsewhere.example/x.js"],
    "<img src='//elsewhere.example/x.png'>": ["<img> of //elsewhere.example/x.png"],
    "<link rel=stylesheet href=https://elsewhere.example/x.css>": ["<link> of https://elsewhere.example/x.css"],
    "<iframe src=https://elsewhere.example/>": ["<iframe> of https://elsewhere.example/"],
}
HARMLESS = (
    "<script src=x.js></script>",
    '<script type="application/ld+json">{"onclick": 1}</script>',
    '<link rel="canonical" href="https://elsewhere.example/">',
    '<a href="https://elsewhere.example/">',
    "<p>&lt;style&gt; and onclick=</p>",
)


@pytest.mark.parametrize("document", STOPPED)
def test_what_the_policy_stops_is_found(document: str) -> None:
    assert list(stopped_by_policy(document)) == STOPPED[document]


@pytest.mark.parametrize("document", HARMLESS)
def test_what_the_policy_lets_through_is_not_found(document: str) -> None:
    assert list(stopped_by_policy(document)) == []


def test_every_document_of_a_site_says_its_policy_and_keeps_to_it(catalog: Path) -> None:
    (catalog / "about.md").write_text("# About us\n\n| A | B |\n|--:|:-:|\n| 1 | 2 |\n\nA note.[^1]\n\n[^1]: Said.\n")
    value = site(course(), showcase())
    result = build(catalog, catalog.parent / "site", loading(value))
    assert isinstance(result, BuildResult), result
    write_pages(value, catalog.parent / "plain")
    documents = [*result.folder.rglob("*.html"), *(catalog.parent / "plain").rglob("*.html")]
    assert len(documents) > 10
    for file in documents:
        document = file.read_text()
        assert f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">' in unescape(document), file
        assert list(stopped_by_policy(document)) == [], file
    assert 'align="right"' in (result.folder / "about" / "index.html").read_text()


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("extra: {analytics: {provider: google, property: X}}", "<script>"),
        ("extra_javascript: ['https://elsewhere.example/x.js']", "<script> of https://elsewhere.example/x.js"),
        ("extra_css: ['https://elsewhere.example/x.css']", "<link> of https://elsewhere.example/x.css"),
    ],
)
def test_a_setting_that_the_policy_would_break_is_answered_in_one_sentence(
    catalog: Path, setting: str, said: str
) -> None:
    with (catalog.parent / "mkdocs.yml").open("a") as file:
        file.write(setting + "\n")
    result = build(catalog, catalog.parent / "site", loading(site()))
    assert isinstance(result, BuildRefused)
    assert said in result.message
    # MkDocs says once for each process which page it was building.
    assert result.message.removeprefix("Error building page 'index.md':\n").startswith("Remove")


def test_what_the_policy_would_stop_in_a_hand_written_page_is_told(catalog: Path) -> None:
    (catalog / "about.md").write_text("# About us\n\n![Map](https://elsewhere.example/map.png)\n")
    result = build(catalog, catalog.parent / "site", loading(site()))
    assert isinstance(result, BuildRefused)
    assert result.message.startswith("pathways: about.md: browsers would not use <")


def test_a_build_after_a_preview_is_strict_again(catalog: Path) -> None:
    assert not isinstance(build_frames(site(course()), catalog, catalog.parent / "preview"), BuildRefused)
    assert "'unsafe-inline'" in unescape((catalog.parent / "preview" / "about" / "index.html").read_text())
    assert isinstance(build(catalog, catalog.parent / "site", loading(site(course()))), BuildResult)
    assert "unsafe" not in (catalog.parent / "site" / "about" / "index.html").read_text()


def test_only_a_preview_may_run_what_stands_in_a_page() -> None:
    assert "unsafe" not in POLICY
    assert PREVIEW_POLICY.count("'unsafe-inline'") == 2


def documented_headers() -> dict[str, str]:
    """Return the policies in the example of SECURITY: by pattern of the path, and the usual one as `default`."""
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    example = text.partition("map $uri $policy {")[2].partition("}")[0]
    return {
        name.lstrip("~"): policy for name, policy in re.findall(r'^\s+(\S+)\s+"([^"]+)";$', example, re.MULTILINE)
    }


class StrictHandler(Handler):
    """Sends the headers that SECURITY shows."""

    def end_headers(self) -> None:
        rest = documented_headers()
        default = rest.pop("default")
        path = self.path.partition("?")[0]
        policy = next((rest[pattern] for pattern in rest if re.search(pattern, path)), default)
        self.send_header("Content-Security-Policy", policy)
        super().end_headers()


def test_the_documented_headers_are_the_policy_and_no_more() -> None:
    headers = documented_headers()
    assert headers["default"] == f"{POLICY}; frame-ancestors 'none'"
    assert not [policy for policy in headers.values() if "wasm" in policy]


def test_the_search_box_and_colors_work_under_the_documented_headers(catalog: Path, browser: Browser) -> None:
    to = catalog.parent / "www" / "careers"
    with serving(to.parent, StrictHandler) as address:
        assert isinstance(build(catalog, to, loading(site(course(), showcase())), address=address), BuildResult)
        context = browser.new_context(color_scheme="dark")
        stopped = stopped_in(context)
        page = context.new_page()
        # What the body looks like in the first frame that a reader could see.
        context.add_init_script(
            "requestAnimationFrame(function look() {"
            " if (document.body) window.painted ??= document.body.dataset.mdColorScheme;"
            " else requestAnimationFrame(look) })"
        )
        page.goto(address)
        assert page.evaluate("document.documentElement.className") == "js"
        assert page.evaluate("window.painted") == "slate"
        page.get_by_role("button", name="Dark colors").click()
        page.goto(address + "courses/aspen-ridge/welding-1/")
        assert page.evaluate("window.painted") == "default"
        page.keyboard.press("/")
        page.keyboard.type("welding")
        page.keyboard.press("Enter")
        page.wait_for_url(address + "find/?q=welding")
        context.close()
    assert stopped == []
