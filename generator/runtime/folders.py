"""Where folders lie on this computer."""

from __future__ import annotations

from pathlib import Path


def repository_around(catalog: Path) -> Path:
    """Return the root of the repository that a catalog's folder lies in, links resolved: the folder around the
    catalog where there is no repository.
    """
    catalog = catalog.resolve()
    return next((folder for folder in (catalog, *catalog.parents) if (folder / ".git").exists()), catalog.parent)
