"""The picture of a pathway page in the README: `uv run --with pillow python -m tests.browser.picture` takes it again.

The demonstration region is built and served as it is for the browser tests. The picture shows the page in a window
that is as wide as a laptop's and tall enough for the ladder. Pillow makes the file half as large, with a
palette of its colors; the project needs it for nothing else.
"""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

from generator.pages.site import load_site
from generator.publish.build import BuildResult, build
from tests.demonstration import DAY, ROOT
from tests.web import chromium, serving

PICTURE = ROOT / ".github" / "pathway-page.png"
PAGE = "pathways/granite-gap-tech/welding/"
WIDTH, HEIGHT = 1280, 1860
_COLORS = 256


def take(to: Path) -> None:
    """Write the picture of the page to a file."""
    from PIL import Image  # type: ignore[import-not-found]

    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as address, chromium() as browser:
        load = functools.partial(load_site, as_of=DAY)
        built = build(ROOT / "catalog", Path(folder) / "careers", load, address=address)
        assert isinstance(built, BuildResult), built
        tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        tab.goto(address + PAGE, wait_until="networkidle")
        tab.screenshot(path=to)
    with Image.open(to) as picture:
        picture.quantize(_COLORS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(to, optimize=True)


if __name__ == "__main__":
    take(PICTURE)
