"""Files of the project that go into the package: the schemas, the demonstration, what GitHub and editors read."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
INSTALLED = _PACKAGE / "_bundled"
"""Where they are when the package was built; pyproject.toml says which. In a checkout they stand where they are."""


def bundled(path: str) -> Path:
    """Return the file or folder that is called `path` in the project, in an installed package or in a checkout."""
    return (INSTALLED if INSTALLED.is_dir() else _PACKAGE.parent) / path
