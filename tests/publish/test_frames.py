"""A page in its frame is what Material would have made of it, and nothing in a value becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.pages.page import Heading, Page
from generator.pages.website import Site
from generator.publish.build import BuildResult, build
from generator.publish.frames import frame_key, marker_path, region_marker, split_at_markers
from generator.publish.regions import REGIONS, PageFrame, nested_headings
from tests.publish.full_render import full_render
from tests.publish.samples import HOSTILE, bare, course, loading, site, written

SAMPLES = (
    course(),
    course("welding-2", HOSTILE),
    bare("courses/aspen-ridge/", "courses"),
    bare("clusters/", hide=frozenset()),
    bare("clusters/energy/", hide=frozenset({"toc", "path"})),
    bare("pathways/a/b/c/d/", "pathways"),
    Page("courses/es/soldadura/", "Soldadura", "<h1>Soldadura</h1>", section="courses", language="es"),
    Page("hidden/", "Moved", "<h1>Moved</h1>", listed=False),
)


def built(catalog: Path, value: Site, to: str = "site") -> dict[str, bytes]:
    result = build(catalog, catalog.parent / to, loading(value))
    assert isinstance(result, BuildResult), result
    return written(result.folder)


def squeezed(document: bytes) -> str:
    return " ".join(document.decode().split())


def test_a_poured_page_equals_a_full_render(catalog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled = built(catalog, site(*SAMPLES), "filled")
    rendered = full_render(site(*SAMPLES), catalog, catalog.parent / "rendered", monkeypatch)
    for page in SAMPLES:
        assert squeezed(filled[page.file]) == squeezed(rendered[page.file]), page.path
    assert {name for name in filled if name.endswith(".html")} == {
        name for name in rendered if name.endswith(".html")
    }


class Elements(HTMLParser):
    """Counts elements and collects the text, as a browser would."""

    def __init__(self, document: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.title = ""
        self.text: list[str] = []
        self._inside = ""
        self.feed(document.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._inside = tag
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.scripts[-1] += data
        elif self._inside == "title":
            self.title += data
        else:
            self.text.append(data)


def test_hostile_text_is_text_in_every_region(catalog: Path) -> None:
    pages = built(catalog, site(course("welding-2", HOSTILE), course(), name=HOSTILE, note=HOSTILE))
    hostile = Elements(pages["courses/aspen-ridge/welding-2/index.html"])
    harmless = Elements(pages["courses/aspen-ridge/welding-1/index.html"])
    assert hostile.title == f"{HOSTILE} - {HOSTILE}"
    assert len(hostile.scripts) == len(harmless.scripts)
    assert not any("alert(1)" in script for script in hostile.scripts)
    assert HOSTILE in " ".join(hostile.text)


def test_a_hostile_site_name_is_text_on_pages_mkdocs_renders(catalog: Path) -> None:
    harmless = built(catalog, site(course()))
    spoilt = built(catalog, site(course(), name=HOSTILE, note=HOSTILE))
    for file in ("index.html", "courses/index.html", "about/index.html", "404.html"):
        plain, hostile = Elements(harmless[file]), Elements(spoilt[file])
        assert len(hostile.scripts) == len(plain.scripts), file
        assert HOSTILE in hostile.title, file


def test_a_hostile_front_matter_is_text(catalog: Path) -> None:
    hostile = "</title><script>alert(1)</script>"
    matter = "".join(f"{name}: {hostile}\n" for name in ("title", "description"))
    (catalog / "about.md").write_text(f"---\n{matter}---\nHello.\n")
    pages = built(catalog, site())
    assert b"<script>alert" not in pages["about/index.html"] + pages["index.html"]
    assert Elements(pages["about/index.html"]).title == f"{hostile} - Grand Mesa Pathways"


def test_the_address_and_the_words_stand_in_the_head(catalog: Path) -> None:
    document = built(catalog, site(course()))["courses/aspen-ridge/welding-1/index.html"].decode()
    address = "https://example.org/careers/courses/aspen-ridge/welding-1/"
    assert f'<link rel="canonical" href="{address}">' in document
    assert '<meta name="description" content="Welding 1, a course.">' in document
    assert '<meta property="og:image" content="https://example.org/careers/assets/welding-1.png">' in document
    edit = "https://github.com/example/catalog/edit/main/catalog/aspen-ridge/courses/welding-1.yaml"
    assert f'href="{edit}"' in document


def test_the_tab_of_the_section_is_lit_and_no_other(catalog: Path) -> None:
    document = built(catalog, site(course()))["courses/aspen-ridge/welding-1/index.html"].decode()
    _, lit = document.split("md-tabs__item--active")
    assert "Courses" in lit.partition("</li>")[0]


def test_the_navigation_holds_tabs_only(catalog: Path) -> None:
    many = [course(f"course-{number}") for number in range(30)]
    document = built(catalog, site(*many))["courses/aspen-ridge/course-7/index.html"].decode()
    assert "course-8" not in document


def test_what_is_poured_is_never_read_as_a_mark() -> None:
    shell = split_at_markers("".join(str(region_marker(name)) for name in REGIONS))
    page = Page("x/", "X", "<h1><!--region:head--></h1>")
    assert b"<h1><!--region:head--></h1>" in shell.fill(page, PageFrame("Site"))


def test_a_theme_that_drops_the_body_is_refused() -> None:
    with pytest.raises(ValueError, match="leaves out: body, contents, languages, path"):
        split_at_markers("<title><!--region:head--></title>")


def test_a_marker_is_as_deep_as_its_pages() -> None:
    for page in SAMPLES:
        assert marker_path(frame_key(page), 3).count("/") == page.path.count("/"), page.path


def test_headings_are_nested_by_their_level() -> None:
    two, three, other = Heading("a", "A"), Heading("b", "B", 3), Heading("c", "C")
    assert nested_headings([two, three, other]) == ((two, ((three, ()),)), (other, ()))
