"""Small pictures for kinds of things and for career clusters, one path of 24 by 24 units in each file here.

From Material Design Icons by Pictogrammers (Apache License 2.0). They are shown next to words, never instead of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from markupsafe import Markup

_PATH = re.compile(r'<path d="([^"]+)"/>')
ICONS: Mapping[str, str] = MappingProxyType(
    {file.stem: "".join(_PATH.findall(file.read_text())) for file in sorted(Path(__file__).parent.glob("*.svg"))}
)
"""The outline of each picture in this folder, by the name of its file."""

_FRAME = Markup('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>')
_MARKUP = {name: _FRAME.format(outline) for name, outline in ICONS.items()}


def icon(name: str) -> Markup:
    """Return the picture called `name`, for eyes only; nothing where there is none."""
    return _MARKUP.get(name, Markup(""))
