"""Web addresses: which fields hold one, as their schema says, and which of them are safe to follow."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from generator.catalog.schemas import CATALOG, types_of
from generator.model.catalog import Catalog
from generator.model.places import Place, split_pointer

_GAP = re.compile(r"[\s\x00-\x1f\x7f-\x9f]")
_HOST = re.compile(r"\[?[a-z0-9_.:-]+\]?\Z")
_LOCAL_NAMES = ("localhost", "local", "internal", "lan", "intranet", "home", "corp", "localdomain")


@lru_cache(maxsize=4096)
def is_address(schema: str, keys: tuple[str, ...]) -> bool:
    """Say whether the value at `keys` of a file with this schema is the address of a web page."""
    return "web_address" in types_of(schema, keys)


def addresses(catalog: Catalog) -> Iterator[tuple[str, Place]]:
    """Yield every web address in `catalog` with its place."""
    settings = (CATALOG, catalog.settings.file, catalog.settings)
    for schema, file, thing in (settings, *((one.kind.value, one.file, one) for one in catalog.all())):
        for pointer, text in _strings(thing, ""):
            if ":" in text and is_address(schema, split_pointer(pointer)):
                yield text, Place(file, pointer)


def _strings(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    """Yield every string in a part of a catalog with its pointer."""
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _strings(one, f"{pointer}/{index}")
    elif is_dataclass(value):
        here = getattr(value, "pointer", pointer)
        for field in fields(value):
            yield from _strings(getattr(value, field.name), f"{here}/{field.name}")


def unsafe_link(address: str) -> str:
    """Return why `address` is not safe to follow, as the end of a sentence; empty when it is safe."""
    if _GAP.search(address):
        return "holds a space or a hidden character"
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return "cannot be read as a web address"
    if parts.scheme.lower() != "https":
        return f"begins with {parts.scheme[:20]}: instead of https:"
    if parts.username is not None or parts.password is not None:
        return "contains a user name or password"
    if not host:
        return "has no host name"
    if not _HOST.match(host) or ".." in host or "xn--" in host:
        return "has a host with unusual letters, which can imitate another host"
    if port not in (None, 443):
        return "contains a port number"
    if _is_private_host(host):
        return "points to a single machine or a private network"
    return ""


def _is_private_host(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        labels = host.rstrip(".").split(".")
        # Browsers read 2130706433, 0x7f.1 and 0177.1 as addresses of machines too.
        return len(labels) < 2 or re.match(r"0x|[0-9]+\Z", labels[-1]) is not None or labels[-1] in _LOCAL_NAMES
    return True
