"""Every page of a site as Material itself renders it, for comparison with what is put into frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.pages.policy import POLICY
from generator.pages.website import BuildRefused, Site
from generator.publish import plugin
from generator.publish.build import build_frames
from generator.publish.publication import Publication
from tests.publish.samples import written


@dataclass(slots=True)
class _Whole(Publication):
    """A publication of which MkDocs knows every page by its own address, as if each were written by hand."""

    def __post_init__(self) -> None:
        self.tabs = {draft.path: draft for draft in self.site.pages.drafts}
        self.written = {page.path: page for page in self.site.pages}

    def is_frame(self, path: str) -> bool:  # noqa: ARG002
        return False

    def complaints(self) -> Iterator[str]:
        return iter(())


def full_render(site: Site, catalog: Path, to: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Return the files of a site of which MkDocs has rendered every page, by name."""
    with monkeypatch.context() as patched:
        patched.setattr(plugin, "Publication", _Whole)
        patched.setattr(plugin, "PREVIEW_POLICY", POLICY)
        made = build_frames(site, catalog, to)
    assert not isinstance(made, BuildRefused), made
    return written(to)
