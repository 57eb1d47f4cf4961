"""An address as a QR code (ISO/IEC 18004), for paper."""

from collections.abc import Iterator
from itertools import groupby

import segno

from generator.diagram.svg.writer import Markup

_QUIET = 4
"""How many modules around a code the standard keeps free."""


def qr_code(address: str) -> str:
    """Return `address` as SVG, a unit for each module, quiet zone included.

    The pattern of the mask is fixed: trying all eight, as an encoder may, takes 25 times as long, and every reader
    undoes any of them. Raises ValueError for more than 2,300 bytes.
    """
    code = segno.make_qr(address, error="m", mask=3, boost_error=False)
    size = str(len(code.matrix) + 2 * _QUIET)
    markup = Markup()
    frame = {"class": "qr-code", "viewBox": f"0 0 {size} {size}", "aria-hidden": "true", "focusable": "false"}
    with markup.element_around("svg", frame):
        markup.element("rect", {"fill": "#fff", "width": size, "height": size})
        lines = "".join(_lines(code.matrix))
        markup.element("path", {"stroke": "#000", "shape-rendering": "crispEdges", "d": lines})
    return str(markup)


def _lines(matrix: tuple[bytearray, ...]) -> Iterator[str]:
    """Yield for each row path data that draws through its dark modules and jumps over the light ones."""
    for y, row in enumerate(matrix, _QUIET):
        runs = [(dark, len(list(same))) for dark, same in groupby(row)]
        yield f"M{_QUIET} {y}.5" + "".join(f"h{length}" if dark else f"m{length} 0" for dark, length in runs)
