"""A shared link shows a picture: a PNG that anybody can read, told of by its whole address."""

from __future__ import annotations

import struct
from pathlib import Path

from generator.pages.drafts import Batch
from generator.pages.parts.share_card import BRAND, COLORS, DEFAULT, HEIGHT, WIDTH, CardContent, svg_of
from generator.pages.parts.share_pictures import png
from generator.publish.build import BuildResult, build
from generator.publish.publication import Publication
from generator.publish.regions import PageFrame
from tests.demonstration import demonstration
from tests.diagram.samples import welding
from tests.publish.samples import HOSTILE, course, loading, site
from tests.publish.test_colors import colors, contrast

FACE = CardContent("Welding", ("Construction", "Grade 9 to Grade 12"), "Three Forks", "construction", welding())


def size(content: bytes) -> tuple[int, int]:
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def test_the_same_face_gives_the_same_picture() -> None:
    assert png(svg_of(FACE)) == png(svg_of(FACE))
    assert size(png(svg_of(FACE))) == (WIDTH, HEIGHT)


def test_words_are_drawn_with_the_fonts_that_come_along() -> None:
    drawing = svg_of(FACE)
    assert png(drawing) != png(drawing.replace("Construction", ""))


def test_a_card_shows_the_first_steps_and_its_cluster() -> None:
    drawing = svg_of(FACE)
    assert COLORS["construction"] in drawing
    assert "pw-shape" in drawing
    assert "var(" not in drawing


def test_hostile_words_show_as_words() -> None:
    drawing = svg_of(CardContent(HOSTILE, (HOSTILE,), HOSTILE, "", None))
    assert "<script" not in drawing
    assert size(png(drawing)) == (WIDTH, HEIGHT)


def test_a_long_title_stays_on_its_card() -> None:
    drawing = svg_of(CardContent("Welding and fabrication " * 12, (), "", "", None))
    assert " …" in drawing


def test_a_page_tells_of_its_picture_by_the_whole_address(catalog: Path) -> None:
    to = catalog.parent / "site"
    assert isinstance(build(catalog, to, loading(site(course()))), BuildResult)
    head = (to / "courses/aspen-ridge/welding-1/index.html").read_text()
    assert '<meta property="og:image" content="https://example.org/careers/assets/welding-1.png">' in head
    assert '<meta property="og:image:alt" content="A drawing of Welding 1">' in head
    assert '<meta name="twitter:card" content="summary_large_image">' in head


def test_a_site_without_an_address_tells_of_no_picture(catalog: Path) -> None:
    to = catalog.parent / "site"
    mkdocs = catalog.parent / "mkdocs.yml"
    mkdocs.write_text(mkdocs.read_text().replace("site_url: https://example.org/careers/\n", ""))
    assert isinstance(build(catalog, to, loading(site(course()))), BuildResult)
    assert "og:image" not in (to / "courses/aspen-ridge/welding-1/index.html").read_text()


def test_pictures_are_made_for_sites_with_an_address_only() -> None:
    published = demonstration()
    for address, wanted in (("https://example.org/", True), ("", False)):
        groups = Publication(published, PageFrame("Careers", address)).documents()
        made = [document for group in groups for document in group]
        pictures = {document.prefix for document in made if isinstance(document, Batch) and document.abroad}
        assert (DEFAULT in pictures) is wanted
        assert bool(pictures) is wanted


def test_every_pathway_has_a_card_of_its_own_and_all_other_pages_share_one() -> None:
    published = demonstration()
    assert published.picture
    assert published.picture.path == DEFAULT
    pathways = [page for page in published.pages if page.path.startswith("pathways/") and page.path.count("/") == 3]
    assert pathways
    for page in pathways:
        assert page.picture
        assert page.title in page.picture.alt
    for path in (DEFAULT, f"{pathways[0].path}card.png"):
        asset = published.assets.at(path)
        assert asset
        assert size(asset.content) == (WIDTH, HEIGHT)


def test_cards_have_the_colours_of_the_site_and_white_can_be_read_on_them() -> None:
    palette = colors("default")
    found = {name.removeprefix("--cluster-"): palette[name] for name in palette if name.startswith("--cluster-")}
    assert dict(COLORS) == found
    for colour in (BRAND, *COLORS.values()):
        assert contrast("#ffffff", colour) >= 4.5
