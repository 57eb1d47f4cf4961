"""A client for addresses that anybody may have written: `https` to public hosts only, at every step of a redirect."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

NAME = "pathway-catalog link check"
_STEP_SECONDS = 10.0
_MOST_REDIRECTS = 10
_LONGEST = 200  # characters of a message: a site may have written it
_GLOBAL_UNICAST = IPv6Network("2000::/3")  # RFC 4291: all that is given to networks of the public internet
# These say "not for programs" or "not now", not "not there".
_INCONCLUSIVE_STATUSES = frozenset({401, 403, 405, 406, 408, 429, 451, 500, 502, 503, 504, 999})

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""From a host and a port to its numeric addresses."""


class PublicTransport(httpx.AsyncBaseTransport):
    """Sends requests over `https` to hosts whose every address is public.

    A host is looked up once, and the request goes to the very address that was judged: a name that leads elsewhere a
    moment later leads nowhere. `inner` sends; `resolve` looks up.
    """

    def __init__(self, inner: httpx.AsyncBaseTransport | None = None, resolve: Resolve | None = None) -> None:
        self._inner = inner or httpx.AsyncHTTPTransport(trust_env=False)
        self._resolve = resolve or _look_up

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer to a request.

        Raises `httpx.RequestError` or `httpx.InvalidURL` for an address that is not to be asked.
        """
        url = request.url
        if url.scheme != "https":
            raise httpx.UnsupportedProtocol(f"it leads to {url.scheme}, not https", request=request)
        if not 0 < (url.port or 443) < 65_536:
            raise httpx.InvalidURL(f"it leads to port {url.port}")
        found = [ip_address(one.partition("%")[0]) for one in await self._resolve(url.host, url.port or 443)]
        if not found or not all(map(is_public, found)):
            raise httpx.ConnectError("it leads to an address that is not public", request=request)
        # Computers that reach the web by the newer kind of address only are rare, those without it are not.
        chosen = min(found, key=lambda one: one.version)
        judged = httpx.Request(
            request.method,
            url.copy_with(host=str(chosen)),
            headers=request.headers,
            extensions={**request.extensions, "sni_hostname": url.raw_host.decode("ascii")},
        )
        return await self._inner.handle_async_request(judged)

    async def aclose(self) -> None:
        """Close what sends."""
        await self._inner.aclose()


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Say whether an address is one of the public internet, by the registries of IANA (RFC 6890).

    What stands for an IPv4 address in one of IPv6 is not: a mapped or translated one, or a tunnel (6to4, Teredo).
    """
    if isinstance(address, IPv6Address) and (address not in _GLOBAL_UNICAST or address.sixtofour or address.teredo):
        return False
    return address.is_global and not address.is_multicast


async def _look_up(host: str, port: int) -> list[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(place[0]) for *_, place in found]


def public_client(transport: httpx.AsyncBaseTransport | None = None) -> httpx.AsyncClient:
    """Return a client that asks public hosts only, with no settings of the computer."""
    return httpx.AsyncClient(
        transport=transport or PublicTransport(),
        headers={"User-Agent": NAME},
        timeout=_STEP_SECONDS,
        max_redirects=_MOST_REDIRECTS,
        trust_env=False,
    )


async def check_address(client: httpx.AsyncClient, address: str, seconds: float) -> str:
    """Return what is wrong with `address`; nothing when it leads somewhere, or when the site will not say.

    All of it, redirects included, ends within `seconds`, however slowly a site answers.
    """
    wrong = ""
    try:
        async with asyncio.timeout(seconds):
            for method in ("HEAD", "GET"):
                wrong = await _ask(client, method, address)
                if not wrong:
                    break
    except TimeoutError:
        return wrong or f"no answer within {seconds:g} seconds"
    return wrong


async def _ask(client: httpx.AsyncClient, method: str, address: str) -> str:
    """Return what is wrong with an address by one method. No body is read: it may be of any size."""
    try:
        request = client.build_request(method, address)
        for _ in range(_MOST_REDIRECTS + 1):
            response = await client.send(request, stream=True)
            await response.aclose()
            if response.next_request is None:
                return _of_status(response.status_code)
            request = response.next_request
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as problem:
        return f"no answer ({' '.join(str(problem).split())[:_LONGEST] or type(problem).__name__})"
    return f"no answer (more than {_MOST_REDIRECTS} redirects)"


def _of_status(code: int) -> str:
    if code < httpx.codes.BAD_REQUEST or code in _INCONCLUSIVE_STATUSES:
        return ""
    return f"the site answered with status {code}"
