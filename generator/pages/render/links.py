"""Links that lead out of the site. One function writes them all, whatever has been checked before."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode, urlsplit

from markupsafe import Markup, escape

from generator.catalog.addresses import unsafe_link

_EXTENSION = re.compile(r"(?:extension|ext\.?|x) ?(?=[0-9]+\Z)", re.ASCII)
_LINE = re.compile(r"\+?[0-9 ().-]+")
_NO_DIGIT = re.compile(r"[^0-9]")
_DIGITS_AT_HOME = 10


def link_out(
    address: str, shown: str = "", rel: str = "", scheme: str = "https", *, subject: str = "", message: str = ""
) -> Markup:
    """Return a link to a web page, or with the scheme "mailto" or "tel" to an email address or a phone.

    An email begins with `subject` and `message` (RFC 6068).
    It shows the words in `shown`, else the host of a page, else the address itself. What is not safe to follow is no
    link, but text.
    """
    href = _href(address, scheme)
    if not href:
        return escape(shown or address)
    if scheme == "mailto" and (subject or message):
        href += "?" + urlencode({"subject": subject, "body": message.replace("\n", "\r\n")}, quote_via=quote)
    words = shown or (_host(href) if scheme == "https" else address)
    more = f' rel="{escape(rel)}"' if rel else ""
    return Markup(f'<a href="{escape(href)}"{more}>{escape(words)}</a>')  # noqa: S704  # each part is escaped


def _href(address: str, scheme: str) -> str:
    """Return the address of the link; "" for what is not safe to follow."""
    match scheme:
        case "https":
            return "" if unsafe_link(address) else address
        case "mailto":
            return "mailto:" + quote(address).replace("%40", "@")
        case "tel":
            return _phone(address)
    return ""


def _phone(number: str) -> str:
    """Return the link that dials `number` from anywhere (RFC 3966); ten digits alone are a number in the US."""
    line, *extension = _EXTENSION.split(number, maxsplit=1)
    digits = _NO_DIGIT.sub("", line) if _LINE.fullmatch(line.rstrip(", ")) else ""
    country = "1" if len(digits) == _DIGITS_AT_HOME and not line.startswith("+") else ""
    return f"tel:+{country}{digits}" + "".join(f";ext={one}" for one in extension) if digits else ""


def _host(address: str) -> str:
    return (urlsplit(address).hostname or address).removeprefix("www.")
