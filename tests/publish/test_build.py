"""A build is whole or not at all, says why in one message, and repeats itself."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.pages.drafts import Pages
from generator.pages.page import Asset, Page, href
from generator.pages.website import BuildRefused, Site
from generator.publish.build import BuildResult, build, build_frames
from generator.publish.plain_folder import write_pages
from tests.publish.samples import bare, course, loading, site, written


def test_two_builds_of_the_same_site_hold_the_same_bytes(catalog: Path) -> None:
    value = site(course(), assets=(Asset("data/courses.json", b"[]"),))
    first, second = catalog.parent / "first", catalog.parent / "second"
    build(catalog, first, loading(value))
    build(catalog, second, loading(value))
    assert written(first) == written(second)


def test_a_rebuild_leaves_what_did_not_change(catalog: Path) -> None:
    to = catalog.parent / "site"
    build(catalog, to, loading(site(course(), course("welding-2"))))
    for name in written(to):
        os.utime(to / name, (1, 1))
    build(catalog, to, loading(site(course(), course("welding-2", "Welding 2"))))
    changed = {name for name in written(to) if (to / name).stat().st_mtime != 1}
    assert changed == {"courses/aspen-ridge/welding-2/index.html"}


def test_a_rebuild_of_the_same_site_changes_nothing(catalog: Path) -> None:
    to = catalog.parent / "site"
    build(catalog, to, loading(site(course())))
    before = {name: (to / name).stat().st_mtime_ns for name in written(to)}
    build(catalog, to, loading(site(course())))
    assert {name: (to / name).stat().st_mtime_ns for name in written(to)} == before


def test_nothing_that_was_changed_by_hand_in_the_last_site_is_in_the_next(catalog: Path, tmp_path: Path) -> None:
    to = catalog.parent / "site"
    value = site(course(), assets=(Asset("data/courses.json", b"[]"),))
    build(catalog, to, loading(value))
    good = written(to)
    for name, content in good.items():
        (to / name).write_bytes(content[::-1])  # as long as it was
    (to / "index.html").unlink()
    (tmp_path / "mine.html").write_bytes(good["index.html"])
    (to / "index.html").hardlink_to(tmp_path / "mine.html")
    (to / "assets" / "mine.js").write_text("alert(1)")
    assert isinstance(build(catalog, to, loading(value)), BuildResult)
    (tmp_path / "mine.html").write_text("changed after the build")
    assert written(to) == good


def test_a_page_that_is_gone_is_gone_from_the_folder(catalog: Path) -> None:
    to = catalog.parent / "site"
    build(catalog, to, loading(site(course(), course("welding-2"))))
    build(catalog, to, loading(site(course())))
    assert not (to / "courses/aspen-ridge/welding-2").exists()


def refusals(catalog: Path) -> Iterator[tuple[str, BuildRefused | BuildResult]]:
    to = catalog.parent / "site"
    yield "the report", build(catalog, to, lambda _: BuildRefused("the report"))
    clash = site(Page("about/", "About", "<h1>About</h1>"))
    yield "Two pages have the address /about/", build(catalog, to, loading(clash))
    (catalog / "more.md").write_text("# More\n\n[lost](nowhere.md)\n")
    yield "nowhere.md", build(catalog, to, loading(site()))
    (catalog / "more.md").write_text("# More\n\n[lost](courses/)\n")
    words = "more.md: It links to courses/, but there is no page at /more/courses/. Did you mean ../courses/?"
    yield words, build(catalog, to, loading(site()))
    (catalog / "more.md").unlink()
    (catalog / "a b.md").write_text("# A\n")
    yield "Rename a b.md", build(catalog, to, loading(site()))
    (catalog / "a b.md").unlink()
    for folder, file in (("robots.txt", "a.png"), ("data", "own.png"), ("templates", "a.md")):
        (catalog / folder).mkdir()
        (catalog / folder / file).write_text("# A\n")
        leaves_out = "MkDocs leaves out what has this name."
        words = f"the site has a file of its own at /{folder}/{file}." if folder != "templates" else leaves_out
        yield (
            f"Rename {folder}/{file}: {words}",
            build(catalog, to, loading(site(assets=(Asset("data/own.png", b""),)))),
        )
        shutil.rmtree(catalog / folder)
    (catalog / "passwords.md").symlink_to("/etc/passwd")
    yield (
        '"passwords.md" is a link to another place. Only plain files are published.',
        build(catalog, to, loading(site())),
    )


def test_a_failure_says_why_and_leaves_the_last_good_site(catalog: Path) -> None:
    to = catalog.parent / "site"
    build(catalog, to, loading(site(course())))
    good = written(to)
    for words, result in refusals(catalog):
        assert isinstance(result, BuildRefused), words
        assert words in result.message
        assert "Traceback" not in result.message
        assert written(to) == good
    assert [folder.name for folder in catalog.parent.iterdir() if folder.name.startswith(".")] == []


def test_hand_written_pages_may_link_to_generated_ones(catalog: Path) -> None:
    (catalog / "picture.png").write_bytes(b"png")
    (catalog / "more.md").write_text(
        "# More\n\n![](picture.png) [all](../courses/#a) [self](about.md#who-we-are) [out](https://example.org/x)\n"
    )
    assert isinstance(build(catalog, catalog.parent / "site", loading(site())), BuildResult)


def test_hand_written_pages_of_one_folder_share_a_tab_and_name_the_page_above(catalog: Path) -> None:
    (catalog / "for-editors").mkdir()
    (catalog / "for-editors" / "index.md").write_text("---\ntitle: For all editors\n---\n[One](one/), [Two](two/)\n")
    for name in ("one", "two"):
        (catalog / "for-editors" / f"{name}.md").write_text(f"# {name.capitalize()}\n")
        (catalog / f"loose-{name}").mkdir()
        (catalog / f"loose-{name}" / "page.md").write_text(f"# Loose {name}\n")
    (catalog / "loose-two" / "other.md").write_text("# Other\n")
    assert isinstance(build(catalog, catalog.parent / "site", loading(site())), BuildResult)
    tree = LexborHTMLParser((catalog.parent / "site" / "for-editors" / "one" / "index.html").read_text())
    tabs = {tab.text(strip=True): tab.attributes["href"] for tab in tree.css(".md-tabs__link")}
    assert list(tabs)[-4:] == ["About us", "For all editors", "Loose one", "Loose two"]
    assert (tabs["For all editors"], tabs["Loose two"]) == ("../", "../../loose-two/other/")
    (lit,) = tree.css(".md-tabs [aria-current]")
    assert lit.text(strip=True) == "For all editors"
    assert [crumb.text(strip=True) for crumb in tree.css("nav.md-path a")] == ["Home", "For all editors"]


def test_a_relative_folder_is_one_below_the_folder_at_hand(catalog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_hand = catalog.parent / "elsewhere"
    at_hand.mkdir()
    monkeypatch.chdir(at_hand)
    assert isinstance(build(catalog, Path("site"), loading(site())), BuildResult)
    build_frames(site(), catalog, Path("frames"))
    for folder in ("site", "frames"):
        assert (at_hand / folder / "404.html").is_file()


def test_a_loop_of_symbolic_links_is_refused_at_once(catalog: Path) -> None:
    (catalog / "loop").symlink_to(catalog, target_is_directory=True)
    result = build(catalog, catalog.parent / "site", loading(site()))
    assert isinstance(result, BuildRefused)
    assert '"loop" is a link to another place' in result.message


def test_a_tab_without_a_page_is_refused(catalog: Path) -> None:
    value = Site("Test", Pages((bare(""),)), sections=site().sections)
    result = build(catalog, catalog.parent / "site", loading(value))
    assert result == BuildRefused("The tab Find opens /find/, but there is no such page.")


def test_a_search_link_without_a_page_is_refused(catalog: Path) -> None:
    value = Site("Test", Pages((bare(""),)), sections=site().sections[:1])
    result = build(catalog, catalog.parent / "site", loading(value))
    assert result == BuildRefused("Search without JavaScript opens /find/, but there is no such page.")


def test_a_folder_of_something_else_is_not_replaced(catalog: Path) -> None:
    to = catalog.parent / "thesis"
    to.mkdir()
    (to / "chapter-1.txt").write_text("Years of work.")
    result = build(catalog, to, loading(site()))
    assert isinstance(result, BuildRefused)
    assert "contains something other than a site" in result.message
    assert written(to) == {"chapter-1.txt": b"Years of work."}


def test_only_pages_and_pictures_of_the_catalog_are_published(catalog: Path) -> None:
    (catalog / "picture.png").write_bytes(b"png")
    (catalog / "evil.html").write_text("<script>alert(1)</script>")
    (catalog / "evil.svg").write_text("<svg/>")
    (catalog / "_evil.md").write_text("# A draft\n")
    (catalog / "_evil").mkdir()
    (catalog / "_evil" / "more.md").write_text("# Another\n")
    (catalog / "evil.csv").write_text("a,b\n")
    to = catalog.parent / "site"
    build(catalog, to, loading(site()))
    files = written(to)
    assert "picture.png" in files
    assert not [name for name in files if "evil" in name or name.endswith((".yaml", ".map", ".gz"))]


def test_every_page_is_in_the_sitemap_and_markers_are_not(catalog: Path) -> None:
    to = catalog.parent / "site"
    build(catalog, to, loading(site(course(), Page("old/", "Moved", "<h1>Moved</h1>", listed=False))))
    tree = ElementTree.parse(to / "sitemap.xml")
    found = {place.text for place in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    paths = ["", "find/", "pathways/", "courses/", "courses/aspen-ridge/welding-1/", "about/"]
    assert found == {f"https://example.org/careers/{path}" for path in paths}
    assert "Sitemap: https://example.org/careers/sitemap.xml" in (to / "robots.txt").read_text()


def test_no_marker_page_is_published(catalog: Path) -> None:
    to = catalog.parent / "site"
    build(catalog, to, loading(site(course(), bare("clusters/energy/"))))
    assert not [name for name in written(to) if name.startswith("_") or "/_" in name]
    assert not any(b"<!--region:" in content for name, content in written(to).items() if name.endswith(".html"))


def test_the_plain_folder_has_the_same_generated_pages(catalog: Path) -> None:
    value = site(course(), bare("clusters/energy/"), assets=(Asset("data/courses.json", b"[]"),))
    plain, to = catalog.parent / "plain", catalog.parent / "site"
    listed = write_pages(value, plain)
    build(catalog, to, loading(value))
    ours = {name for name in written(to) if name.endswith(".html")} - {"404.html", "about/index.html"}
    assert {name for name in listed if name.endswith(".html")} == ours
    assert set(listed) <= written(plain).keys()
    assert set(listed) <= written(to).keys()


def test_the_plain_folder_has_no_dead_link_of_its_own(catalog: Path) -> None:
    plain = catalog.parent / "plain"
    write_pages(site(course()), plain)
    document = (plain / "courses/aspen-ridge/welding-1/index.html").read_text()
    for target in ("../../../courses/", "../../../assets/pathways/components.css"):
        assert target in document
        file = (plain / "courses/aspen-ridge/welding-1" / target).resolve()
        assert file.is_file() or (file / "index.html").is_file()


@pytest.mark.parametrize(
    ("start", "end", "link"),
    [("", "", "./"), ("a/b/", "", "../../"), ("a/", "b/#c", "../b/#c"), ("a/b/", "x.json", "../../x.json")],
)
def test_a_link_goes_up_to_the_root_and_down(start: str, end: str, link: str) -> None:
    assert href(start, end) == link


@pytest.mark.parametrize("path", ["/x/", "x", "../x/", "x/../y/", "_/", "x//", ".git/", "a b/", "x/\n"])
def test_a_page_cannot_stand_outside_the_site(path: str) -> None:
    with pytest.raises(ValueError, match="Not the address of a page"):
        Page(path, "Title", "")


def test_two_pages_cannot_share_an_address() -> None:
    with pytest.raises(ValueError, match=r"Two pages have the same address: a/index\.html"):
        Site("Test", Pages((bare("a/"), bare("a/"))))


def test_hand_written_pages_are_in_a_file_for_the_finder_with_their_words(catalog: Path) -> None:
    to = catalog.parent / "site"
    build(catalog, to, loading(site(course())))
    found = {
        "kind": "Page",
        "name": "About us",
        "path": "about/",
        "where": "",
        "words": ["about", "are", "people", "us", "we", "who"],
    }
    assert json.loads((to / "find" / "written.json").read_text()) == [found]
