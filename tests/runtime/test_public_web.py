"""The client of the weekly look: what servers on the web may do to it, and where it does not go."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ipaddress import ip_address

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime.public_web import PublicTransport, Resolve, check_address, is_public, public_client
from tests.loops import in_own_thread

PUBLIC = "93.184.215.14"


class ToThisComputer(httpx.AsyncBaseTransport):
    """Sends what would go to a public address to a server of this computer, without a certificate."""

    def __init__(self, port: int) -> None:
        self._port, self._inner = port, httpx.AsyncHTTPTransport(verify=False)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        assert request.url.scheme == "https"
        here = request.url.copy_with(scheme="http", host="127.0.0.1", port=self._port)
        return await self._inner.handle_async_request(httpx.Request(request.method, here, headers=request.headers))


@contextmanager
def server(*chunks: bytes, pause: float = 0) -> Iterator[int]:
    """Serve the same bytes to everybody, chunk by chunk, with a pause after each, and give the port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer(connection: socket.socket) -> None:
            with connection, suppress(OSError):
                connection.recv(65_536)
                for chunk in chunks:
                    connection.sendall(chunk)
                    time.sleep(pause)

        def accept() -> None:
            with suppress(OSError):
                while True:
                    threading.Thread(target=answer, args=(listening.accept()[0],), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield listening.getsockname()[1]


def names(**addresses: str) -> Resolve:
    """Return a name service that knows these hosts (`_` for `.`), and every other below `.test` as a public one."""

    async def resolve(host: str, port: int) -> list[str]:
        if not host.endswith(".test"):
            return [str(ip_address(host))]
        return addresses.get(host.replace(".", "_"), PUBLIC).split()

    return resolve


def checked(port: int, address: str = "https://site.test/", seconds: float = 20, **addresses: str) -> str:
    """Return what is said of an address when every public server is the one at a port."""

    async def check() -> str:
        async with public_client(PublicTransport(ToThisComputer(port), names(**addresses))) as client:
            return await check_address(client, address, seconds)

    return in_own_thread(lambda: asyncio.run(check()))


def redirect(to: str) -> bytes:
    return f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode("latin-1")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", ""),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "the site answered with status 404"),
        (b"HTTP/1.1 503 Later\r\nContent-Length: 0\r\n\r\n", ""),
        (b"", "no answer (Server disconnected without sending a response.)"),
        (b"garbage\r\n\r\n", "no answer (illegal status line: bytearray(b'garbage'))"),
        (b"HTTP/1.1 \xff\xfe\x00\r\n\r\n", "no answer (illegal status line"),
        (b"HTTP/9.9 200 OK\r\n\r\n", ""),
        (b"HTTP/1.1 20000 OK\r\n\r\n", "no answer ("),
        (b"HTTP/1.1 200 OK\r\nno colon here\r\n\r\n", "no answer (illegal header line"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 2_000_000, "no answer (Receive buffer too long)"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200_000, "no answer (Receive buffer too long)"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "no answer (bad Content-Length)"),
        (redirect("https://other.test:99999/"), "no answer (it leads to port 99999)"),
        (redirect("https://other.test:x/"), "no answer (Invalid URL in location header: "),
        (redirect("https://[/"), "no answer ("),
        (redirect("http://site.test/"), "no answer (it leads to http, not https)"),
        (redirect("file:///etc/passwd"), "no answer (it leads to file, not https)"),
        (redirect("https://127.0.0.1/"), "no answer (it leads to an address that is not public)"),
        (redirect("https://inside.test/"), "no answer (it leads to an address that is not public)"),
        (redirect("/again"), "no answer (more than 10 redirects)"),
    ],
)
def test_whatever_a_server_answers_is_one_line(answer: bytes, said: str) -> None:
    with server(answer) as port:
        found = checked(port, inside_test="10.0.0.1")
    assert found == said if said == "" else found.startswith(said), found
    assert "\n" not in found
    assert len(found) < 300


@given(answer=st.binary(max_size=200) | st.binary(max_size=60).map(b"HTTP/1.1 ".__add__))
def test_any_bytes_of_a_server_are_one_line(answer: bytes) -> None:
    with server(answer) as port:
        assert "\n" not in checked(port)


def test_a_server_that_drips_is_given_up_when_its_time_is_over() -> None:
    with server(*(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 3_000).split(b"\n"), pause=0.1) as port:
        assert checked(port, seconds=0.5) == "no answer within 0.5 seconds"


def test_a_body_is_not_read() -> None:
    endless = (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", *[b"x" * 65_536] * 10_000)
    with server(*endless, pause=0.01) as port:
        assert checked(port) == ""


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *(
            "224.0.0.1",
            "255.255.255.255",
            "192.0.2.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "ff02::1",
            "::ffff:10.0.0.1",
        ),
        *("2002:7f00:1::", "2001:0:1::1", "64:ff9b:1::1", "2001:db8::1", "64:ff9b::7f00:1", "fec0::1", "::7f00:1"),
    ],
)
def test_an_address_inside_a_network_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


def test_one_inside_address_among_public_ones_is_enough_not_to_ask() -> None:
    with server(b"HTTP/1.1 200 OK\r\n\r\n") as port:
        found = checked(port, site_test=f"{PUBLIC} ::1")
    assert found == "no answer (it leads to an address that is not public)"


@pytest.mark.parametrize("address", [PUBLIC, "2606:4700::1"])
def test_a_request_goes_to_the_address_that_was_judged_under_the_name_of_the_host(address: str) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200)

    async def check() -> str:
        transport = PublicTransport(httpx.MockTransport(answer), names(site_test=address))
        async with public_client(transport) as client:
            return await check_address(client, "https://site.test/a?b=c", 20)

    assert in_own_thread(lambda: asyncio.run(check())) == ""
    (request,) = asked
    assert request.url.host == address
    assert request.url.raw_path == b"/a?b=c"
    assert request.headers["Host"] == "site.test"
    assert request.extensions["sni_hostname"] == "site.test"


@pytest.mark.parametrize(
    "address", ["https://", "https://a b/", "https://x:y/", "https://[::1", "https://" + "a" * 80_000]
)
def test_an_address_that_is_none_is_one_line(address: str) -> None:
    assert checked(1, address).startswith("no answer (")


def test_a_host_that_nobody_knows_is_one_line() -> None:
    async def check() -> str:
        async with public_client() as client:
            return await check_address(client, "https://nowhere.invalid/", 20)

    assert in_own_thread(lambda: asyncio.run(check())).startswith("no answer (")
