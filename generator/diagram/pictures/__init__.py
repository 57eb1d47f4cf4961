"""Small pictures of data that stretch with the page: wages, places, dates, the address of a page as a QR code.

Each is SVG from plain numbers, drawn with the writer of the flow diagrams. Lengths across are parts of the picture's
width, so one form serves a phone, a screen and paper, and no letter is ever scaled. What a picture shows stands in
words beside it.
"""

from pathlib import Path

STYLE = Path(__file__).with_name("pictures.css").read_text(encoding="utf-8")
