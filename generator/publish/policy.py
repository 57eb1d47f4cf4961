"""Content-Security-Policies made of that of every page, and what in a document it would stop.

https://www.w3.org/TR/CSP3/ is the source of every word of a policy here.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from generator.pages.policy import POLICY

PREVIEW_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'").replace(
    "style-src 'self'", "style-src 'self' 'unsafe-inline'"
)
"""The policy of pages on one's own computer, into which MkDocs writes the script that loads them again."""


def stopped_by_policy(document: str) -> Iterator[str]:
    """Yield what `POLICY` would stop in an HTML document, each as the words for a message: `<style>`."""
    parser = _Finder()
    parser.feed(document)
    parser.close()
    yield from parser.found


class _Finder(HTMLParser):
    """Finds scripts and styles that stand in a document, and files of other sites that it loads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in values and _runs(values.get("type"))):
            self.found.append(f"<{tag}>")
        self.found += [f"{name}=" for name in values if name == "style" or name.startswith("on")]
        loaded = values.get("href") if tag == "link" and _loads(values.get("rel")) else values.get("src")
        if loaded and ("://" in loaded or loaded.startswith("//")):
            self.found.append(f"<{tag}> of {loaded}")


def _runs(kind: str | None) -> bool:
    """Say whether a script of this type runs; JSON for programs that read the page does not."""
    return not (kind or "").endswith("json")


def _loads(relation: str | None) -> bool:
    return bool({"stylesheet", "preload", "icon"} & set((relation or "").split()))
