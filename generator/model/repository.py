"""Where a catalog's files live on GitHub."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADDRESS = re.compile(
    r"https://github\.com/(?P<owner>[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38})/(?P<name>[A-Za-z0-9._-]{1,100}?)(?:\.git)?/?"
)


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository on GitHub."""

    owner: str
    name: str

    @property
    def address(self) -> str:
        """Return its web address."""
        return f"https://github.com/{self.owner}/{self.name}"


def repository_at(address: str | None) -> Repository | None:
    """Return the repository at `address`; None when that is no address of a repository on GitHub."""
    match = _ADDRESS.fullmatch(address or "")
    return Repository(match["owner"], match["name"]) if match and match["name"] not in (".", "..") else None
