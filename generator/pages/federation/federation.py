"""The page that searches several sites at once, and its files. It holds no data: a browser asks each site for them.

Every site says at `data/finder.json` where the data of its finder are. Sites at other addresses must let pages of
this one read them (CORS, https://fetch.spec.whatwg.org/#http-cors-protocol), as GitHub Pages does.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from generator.pages.embed.embeds import STYLE as EMBED_STYLE
from generator.pages.embed.embeds import style_of_frames
from generator.pages.finder.pages import ABOUT
from generator.pages.page import Asset
from generator.pages.policy import POLICY, policy_with
from generator.pages.render.environment import templates_in
from generator.pages.render.words import words_in
from generator.pages.scripts import lean_script

_HERE = Path(__file__).parent
_FINDER = _HERE.parent / "finder"
_EMBED = _HERE.parent / "embed"
_SCRIPTS = (_FINDER / "finder-words.js", _FINDER / "finder.js", _HERE / "federation.js")


@dataclass(frozen=True, slots=True)
class MemberSite:
    """A site that is searched: its address with the last "/", whole or relative to the page that searches."""

    address: str

    @property
    def origin(self) -> str:
        """Return the origin of a whole address, "" of a relative one."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}" if parts.scheme else ""


def federation(sites: tuple[MemberSite, ...], name: str, language: str) -> tuple[Asset, ...]:
    """Return the files of a folder whose `index.html` searches `sites`, under the title `name`."""
    words = words_in(language)
    page = templates_in("generator.pages", "federation").get_template("federation.html")
    document = page.render(
        name=name,
        words=words,
        language=words.language,
        policy=policy_with(POLICY, tuple(sorted({site.origin for site in sites} - {""}))),
        table=words.json_for_script("finder_js_"),
        sites=[site.address for site in sites],
        about=ABOUT,
        scripts=[file.name for file in _SCRIPTS],
        style=Path(EMBED_STYLE).name,
    )
    return (
        Asset("index.html", document.encode()),
        Asset(Path(EMBED_STYLE).name, style_of_frames()),
        Asset("embed.js", lean_script(_EMBED / "embed.js")),
        *(Asset(file.name, lean_script(file)) for file in _SCRIPTS),
    )
