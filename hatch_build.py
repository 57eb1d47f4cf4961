"""What the package says of where it comes from: the commit that it is built from, where that can be known.

A new region's workflows name it, so that they call exactly this release.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_FILE = "commit"


class CommitHook(BuildHookInterface[Any]):
    """Puts the commit into the package: from git, or from a source distribution, which carries it along."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        commit = self._commit()
        if version == "editable" or not commit:
            return
        with NamedTemporaryFile("w", encoding="ascii", suffix=_FILE, delete=False) as file:
            file.write(f"{commit}\n")
        self._written = Path(file.name)
        build_data["force_include"][file.name] = (
            _FILE if self.target_name == "sdist" else f"generator/_bundled/{_FILE}"
        )

    def finalize(self, _version: str, _build_data: dict[str, Any], _artifact_path: str) -> None:
        if written := getattr(self, "_written", None):
            written.unlink()

    def _commit(self) -> str:
        carried = Path(self.root, _FILE)
        if carried.is_file():
            return carried.read_text(encoding="ascii").strip()
        if not Path(self.root, ".git").exists():
            return ""
        asked = ["git", "-C", self.root, "rev-parse", "HEAD"]
        try:
            return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603
        except (OSError, subprocess.CalledProcessError):
            return ""
