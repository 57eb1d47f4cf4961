"""A shared link shows a picture: a PNG that anybody can read, told of by its whole address."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from generator.pages.card import BRAND, COLOURS, DEFAULT, HEIGHT, WIDTH
from generator.pages.page import Picture
from generator.publish.build import Built, build
from generator.publish.pictures import png
from tests.pages.test_site import demonstration
from tests.publish.samples import DRAWING, course, loading, site
from tests.publish.test_colors import colors, contrast

PICTURE = "assets/welding-1.png"
PAGE = "courses/aspen-ridge/welding-1/index.html"


def size(content: bytes) -> tuple[int, int]:
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def test_the_same_drawing_gives_the_same_picture() -> None:
    assert png(DRAWING) == png(DRAWING)
    assert size(png(DRAWING)) == (WIDTH, HEIGHT)


def test_words_are_drawn_with_the_fonts_that_come_along() -> None:
    assert png(DRAWING) != png(DRAWING.replace("Weld", ""))


def test_a_page_tells_of_its_picture_by_the_whole_address(catalog: Path) -> None:
    to = catalog.parent / "site"
    assert isinstance(build(catalog, to, loading(site(course()))), Built)
    head = (to / PAGE).read_text()
    assert f'<meta property="og:image" content="https://example.org/careers/{PICTURE}">' in head
    assert '<meta property="og:image:alt" content="A drawing of Welding 1">' in head
    assert '<meta name="twitter:card" content="summary_large_image">' in head
    assert size((to / PICTURE).read_bytes()) == (WIDTH, HEIGHT)


@pytest.mark.parametrize("settings", [{"address": "https://example.org/", "pictures": False}, {"pictures": True}])
def test_a_preview_and_a_site_without_an_address_have_no_pictures(catalog: Path, settings: dict[str, bool]) -> None:
    to = catalog.parent / "site"
    mkdocs = catalog.parent / "mkdocs.yml"
    mkdocs.write_text(mkdocs.read_text().replace("site_url: https://example.org/careers/\n", ""))
    assert isinstance(build(catalog, to, loading(site(course())), **settings), Built)  # type: ignore[arg-type]
    assert "og:image" not in (to / PAGE).read_text()
    assert not (to / PICTURE).exists()


def cards() -> list[Picture]:
    return [page.picture for page in demonstration().pages if page.picture]


def test_every_pathway_has_a_card_with_its_name_and_its_first_steps() -> None:
    pages = [page for page in demonstration().pages if page.path.count("/") == 3 and page.section == "pathways"]
    assert len(pages) == len(cards())
    for page in pages:
        assert page.picture
        assert page.picture.path == f"{page.path}card.png"
        assert page.title in page.picture.alt
        assert page.title.split()[0] in page.picture.svg
        assert "pw-shape" in page.picture.svg


def test_a_card_is_painted_in_full_the_title_white_on_its_cluster() -> None:
    card = min(cards(), key=lambda picture: len(picture.svg))
    assert size(png(card.svg)) == (WIDTH, HEIGHT)
    assert "var(" not in card.svg


def test_all_other_pages_share_the_card_of_the_site() -> None:
    picture = demonstration().picture
    assert picture
    assert picture.path == DEFAULT
    assert demonstration().name.split()[0] in picture.svg


def test_cards_have_the_colours_of_the_site_and_white_can_be_read_on_them() -> None:
    palette = colors("default")
    found = {name.removeprefix("--cluster-"): palette[name] for name in palette if name.startswith("--cluster-")}
    assert dict(COLOURS) == found
    for colour in (BRAND, *COLOURS.values()):
        assert contrast("#ffffff", colour) >= 4.5
