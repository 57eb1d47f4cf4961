from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """A catalog folder with one hand-written page, one YAML file, and settings beside it."""
    folder = tmp_path / "catalog"
    (folder / "aspen-ridge" / "courses").mkdir(parents=True)
    (folder / "aspen-ridge" / "courses" / "welding-1.yaml").write_text("name: Welding 1\n")
    (folder / "about.md").write_text("---\ndescription: Who & why\n---\n# About us\n\n## Who we are\n\nPeople.\n")
    base = Path(__file__).parents[2] / "generator" / "publish" / "base.yml"
    (tmp_path / "mkdocs.yml").write_text(
        f"INHERIT: {base}\nsite_name: Test\nsite_url: https://example.org/careers/\n"
        "repo_url: https://github.com/example/catalog\nedit_uri: edit/main/catalog/\n"
    )
    return folder
