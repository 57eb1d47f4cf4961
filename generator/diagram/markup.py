"""Markup as text, written element after element: no tree of it is ever built."""

import re
from functools import lru_cache
from types import TracebackType

_SPECIAL = re.compile('[&<>"\r\n\t]')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}


class Markup:
    """Elements written one after the other. Every attribute and text is escaped here, whatever it holds."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._open: list[tuple[str, int]] = []

    def __str__(self) -> str:
        return "".join(self._parts)

    def element(self, tag: str, attributes: dict[str, str], text: str = "", tail: str = "") -> None:
        """Write an element that holds nothing but text, and the text that follows it."""
        inside = f">{_escaped(text)}</{tag}>" if text else " />"
        self._parts.append(f"{_start(tag, attributes)}{inside}{_escaped(tail)}")

    def text(self, text: str) -> None:
        """Write text between elements."""
        if text:
            self._parts.append(_escaped(text))

    def within(self, tag: str, attributes: dict[str, str]) -> "Markup":
        """Begin an element that holds what is written until the `with` statement ends."""
        self._parts.append(f"{_start(tag, attributes)}>")
        self._open.append((tag, len(self._parts)))
        return self

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        tag, count = self._open.pop()
        if len(self._parts) == count:
            self._parts[-1] = f"{self._parts[-1][:-1]} />"
        else:
            self._parts.append(f"</{tag}>")


def _start(tag: str, attributes: dict[str, str]) -> str:
    if _SPECIAL.search("".join(attributes.values())):
        attributes = {name: _escaped(value) for name, value in attributes.items()}
    return _template(tag, *attributes) % tuple(attributes.values())


@lru_cache(maxsize=256)
def _template(tag: str, *names: str) -> str:
    return f"<{tag}" + "".join([f' {name}="%s"' for name in names])


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], text) if _SPECIAL.search(text) else text
