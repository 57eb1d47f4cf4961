"""What the pages of a site may load and run: their Content-Security-Policy.

https://www.w3.org/TR/CSP3/ is the source of every word of it.
"""

from __future__ import annotations

POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
)
"""The policy of every page: files of the site, and nothing written into a page."""
_CONNECT = "connect-src 'self'"


def policy_with(policy: str, connects: tuple[str, ...]) -> str:
    """Return a policy that lets a page's scripts ask the sites in `connects`, too."""
    return policy.replace(_CONNECT, " ".join((_CONNECT, *connects)))
