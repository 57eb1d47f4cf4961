"""Which HTML does something by itself: runs, loads, hides or sends.

nh3, whose parser is that of a browser, first writes the HTML as a browser understands it, with every element closed
and every other sign escaped. What is in that can be told without guessing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from types import MappingProxyType

import nh3

_ELEMENTS: Mapping[str, str] = MappingProxyType(
    {
        "script": "a script",
        **dict.fromkeys(("svg", "math"), "a drawing that can hold scripts"),
        **dict.fromkeys(("iframe", "frame", "frameset", "object", "embed", "applet", "portal"), "a frame"),
        **dict.fromkeys(("style", "link"), "a style"),
        **dict.fromkeys(("base", "meta"), "an order to the browser"),
        "form": "a form",
    }
)
"""The elements that are refused, and what each is in words."""
_FOREIGN = ("svg", "math")
"""Inside these, browsers read by other rules, and a link can turn into a script; nh3 leaves parts of them out."""
_SCHEMES = ("javascript", "vbscript", "data")
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "xlink:href", "data", "srcset", "poster"})
_OTHERS = frozenset({"style", "srcdoc"})
_TAG = re.compile(r"<([a-z][^\s/>]*)")
_HANDLER = re.compile(r"\bon[^\s\"'<>/=]+")
_BEFORE_SCHEME = re.compile(r"[\x00-\x20]+")
# What Markdown itself writes for the columns of a table.
_ALIGNED = re.compile(r' style="text-align: (?:left|right|center);"')


def active_html(html: str) -> Mapping[str, str]:
    """Return the names of elements, attributes and schemes in `html` that do something, and what each is in words."""
    text = _ALIGNED.sub("", html)
    lowered = text.lower()
    tags = set(_TAG.findall(lowered))
    if not tags:
        return {}
    understood = nh3.clean(
        text,
        tags=tags,
        clean_content_tags=set(),
        attributes={"*": {*_ADDRESSES, *_OTHERS, *_HANDLER.findall(lowered)}},
        url_schemes={*nh3.ALLOWED_URL_SCHEMES, *_SCHEMES},
        link_rel=None,
    )
    parser = _Finder()
    parser.feed(understood)
    parser.close()
    foreign = {name: _ELEMENTS[name] for name in _FOREIGN if name in tags}
    return dict(sorted({**foreign, **parser.found}.items()))


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ELEMENTS:
            self.found[tag] = _ELEMENTS[tag]
        for name, value in attrs:
            self.found.update(_of_attribute(tag, name, value or ""))


def _of_attribute(tag: str, name: str, value: str) -> Iterator[tuple[str, str]]:
    if name.startswith("on"):
        yield name, "an event handler"
    elif name == "style":
        yield name, "a style"
    elif name == "srcdoc":
        yield name, "a frame"
    elif name in _ADDRESSES:
        scheme = _BEFORE_SCHEME.sub("", value).lower().partition(":")[0]
        if scheme in _SCHEMES and (scheme, tag) != ("data", "img"):
            yield f"{scheme}:", "a script in a link"
