"""A language that is written from right to left: the page is mirrored, drawings and numbers stay whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.publish.build import BuildResult, build
from tests.builders import HOME, course, credential, experience, occupation, organization, pathway, support, write
from tests.demonstration import read_anew
from tests.web import serving

_PLAN: dict[str, list[Mapping[str, Any]]] = {
    "grade-9": [{"course": "welding-1"}],
    "grade-10": [{"course": "welding-2"}, {"experience": "shop"}],
    "grade-11": [{"course": "welding-3"}, {"course": "math"}],
    "grade-12": [{"credential": "welder", "exit": True}],
}


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a small catalog in Arabic: ten files. Its interface is in English, for which it has no table."""
    folder = tmp_path_factory.mktemp("arabic")
    pieces = (
        organization(name="مدرسة الوادي الأخضر"),
        course("welding-1", name="أساسيات اللحام"),
        course("welding-2", name="اللحام المتقدم", prerequisites="welding-1"),
        course("welding-3", name="لحام الأنابيب (3G)", prerequisites="welding-2"),
        course("math", name="الرياضيات التطبيقية", credits={"high_school": 1}),
        experience("shop", name="زيارة الورشة", stage="about", activity="worksite-tour", hours=4),
        credential("welder", name="شهادة لحّام", type="certificate", requires="welding-3", qualifies_for=["welding"]),
        occupation("welding", name="لحّام"),
        support("bus", name="حافلة مدرسية", type="transport"),
        pathway("welding", _PLAN, name="مسار اللحام", supports=["bus"], occupations=["welding"]),
    )
    assert len(pieces) == 10
    catalog = write(folder / "catalog", *pieces, name="مسارات مهنية", languages=["ar"])
    result = build(catalog, folder / "site" / "careers", read_anew)
    assert isinstance(result, BuildResult), result
    with serving(folder / "site") as address:
        yield address


def _open(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}pathways/{HOME}/welding/")
    page.locator("details.fold").first.evaluate("fold => { fold.open = true; }")


@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_is_mirrored_and_not_wider_than_its_window(page: Page, arabic: str, width: int) -> None:
    _open(page, arabic, width)
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # The name of the site is at the right, where reading begins.
    name = page.locator(".site-name").bounding_box()
    assert name
    assert name["x"] + name["width"] / 2 > width / 2


@pytest.mark.parametrize("width", [1280, 360])
def test_every_word_of_a_drawing_stands_in_its_drawing(page: Page, arabic: str, width: int) -> None:
    _open(page, arabic, width)
    outside = page.evaluate("""() => [...document.querySelectorAll("svg.pw-flow text")].filter((text) => {
      const [own, all] = [text.getBoundingClientRect(), text.closest("svg").getBoundingClientRect()];
      return own.width > 0 && (own.left < all.left - 1 || own.right > all.right + 1);
    }).map((text) => text.textContent)""")
    assert outside == []
    boxes = page.evaluate("""() => [...document.querySelectorAll("svg.pw-flow .pw-box")].filter((box) => {
      const shape = box.querySelector(".pw-shape")?.getBoundingClientRect();
      return shape?.width > 0 && [...box.querySelectorAll("text")].some((text) => {
        const own = text.getBoundingClientRect();
        return own.left < shape.left - 1 || own.right > shape.right + 1;
      });
    }).map((box) => box.textContent)""")
    assert boxes == []
