"""Pictures of shared links: messengers show no SVG, so each drawing becomes a PNG, the same on every computer."""

from __future__ import annotations

import resvg_py
from ttf_opensans import OPENSANS_BOLD, OPENSANS_REGULAR, OPENSANS_SEMIBOLD

_FONTS = [str(font.path) for font in (OPENSANS_REGULAR, OPENSANS_SEMIBOLD, OPENSANS_BOLD)]


def png(svg: str) -> bytes:
    """Return a drawing as PNG. Only the fonts that come along are used, so the same drawing gives the same bytes.

    Letters that they lack (they know Latin, Greek and Cyrillic) are left out.
    """
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            skip_system_fonts=True,
            font_files=_FONTS,
            font_family="Open Sans",
            sans_serif_family="Open Sans",
        )
    )
