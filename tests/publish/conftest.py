from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """A catalog folder with one hand-written page, two YAML files, and settings beside it."""
    folder = tmp_path / "catalog"
    (folder / "aspen-ridge" / "courses").mkdir(parents=True)
    (folder / "aspen-ridge" / "courses" / "welding-1.yaml").write_text("name: Welding 1\n")
    (folder / "catalog.yaml").write_text("name: Test\n")
    (folder / "about.md").write_text("---\ndescription: Who & why\n---\n# About us\n\n## Who we are\n\nPeople.\n")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Test\nsite_url: https://example.org/careers/\ntheme: material\nplugins: [pathways]\n"
        "repo_url: https://github.com/example/catalog\nedit_uri: edit/main/catalog/\n"
    )
    return folder
