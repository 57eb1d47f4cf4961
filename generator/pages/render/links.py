"""Links that lead out of the site. One function writes them all, whatever has been checked before."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from generator.catalog.addresses import unsafe_link


def link_out(address: str, shown: str = "", rel: str = "", scheme: str = "https") -> Markup:
    """Return a link to a web page, or with the scheme "mailto" or "tel" to an email address or a phone.

    It shows the words in `shown`, else the host of a page, else the address itself. What is not safe to follow is no
    link, but text.
    """
    href = _href(address, scheme)
    if not href:
        return escape(shown or address)
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
            return "tel:" + quote(address.replace(" ", ""))
    return ""


def _host(address: str) -> str:
    return (urlsplit(address).hostname or address).removeprefix("www.")
