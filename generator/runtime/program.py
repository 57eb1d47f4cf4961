"""This program as others name it: its version, its repository, and the commit it was made from."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from functools import cache
from importlib.metadata import metadata

from generator.runtime.bundled import bundled

_DISTRIBUTION = "pathway-catalog"
_COMMIT_FILE = "commit"
"""Written into the package when it is built, by hatch_build.py."""


@dataclass(frozen=True, slots=True)
class Program:
    """A release: its version, where its repository and its site are, and its commit ("" when nobody knows it)."""

    version: str
    address: str
    site: str
    commit: str

    @property
    def name(self) -> str:
        """Return what its repository is called on GitHub: owner and name."""
        return self.address.removeprefix("https://github.com/")

    @property
    def pin(self) -> str:
        """Return what stands behind the @ where another repository calls this release."""
        return f"{self.commit} # v{self.version}" if self.commit else f"v{self.version}"

    def workflow(self, name: str) -> str:
        """Return how the workflow `name` of this release is called from another repository."""
        return f"{self.name}/.github/workflows/{name}.yml@{self.pin}"


@cache
def this_program() -> Program:
    """Return what the package says of itself."""
    known = metadata(_DISTRIBUTION)
    links = dict(line.split(", ", 1) for line in known.get_all("Project-URL") or ())
    return Program(known["Version"], links["Repository"], links["Homepage"], _commit())


def _commit() -> str:
    """Return the commit that the package was made from, or that a checkout is at."""
    file = bundled(_COMMIT_FILE)
    if file.is_file():
        return file.read_text(encoding="ascii").strip()
    if not (file.parent / ".git").exists():
        return ""
    asked = ["git", "-C", str(file.parent), "rev-parse", "HEAD"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return ""
