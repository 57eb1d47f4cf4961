"""The repository of a new region is sound, says nothing of ours, and calls our workflows."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import yaml

from generator.catalog.load import load
from generator.importers.files import write_files
from generator.importers.region.grid import skeleton_for
from generator.importers.region.kit import demonstration
from generator.importers.region.repository import Region, region_texts
from generator.model.findings import Severity
from generator.model.repository import Repository
from generator.runtime.program import this_program

OWNER = "cottonwood-district"
REGION = Region(
    "Cottonwood: Valley",
    "2026-27",
    ("Cottonwood District", "Cottonwood College"),
    ("en",),
    Repository("Cottonwood", "pathways"),
    skeleton_for(demonstration().catalog, OWNER, "welding", "Welding", "state/welders", None),
)
TEXTS = region_texts(REGION)


def test_every_file_can_be_read_as_a_catalog_without_an_error(tmp_path: Path) -> None:
    write_files(tmp_path, TEXTS)
    loaded = load(tmp_path / "catalog")
    assert not [one for one in loaded.findings if one.severity is Severity.ERROR]
    assert loaded.catalog.settings.name.in_language("en") == "Cottonwood: Valley career pathways"
    assert loaded.catalog.settings.web_page == "https://cottonwood.github.io/pathways/"
    types = {one.id: one.type for one in loaded.catalog.organizations.values() if one.id.startswith("cottonwood")}
    assert types == {"cottonwood-district": "school-district", "cottonwood-college": "college"}


def test_nothing_says_what_only_the_demonstration_is() -> None:
    for path, text in TEXTS.items():
        assert not [word for word in ("Three Forks", "ictional", "Demonstration") if word in text], path


def test_the_workflows_are_a_few_lines_that_call_this_release() -> None:
    program = this_program()
    for name in ("check", "publish", "weekly"):
        text = TEXTS[f".github/workflows/{name}.yml"]
        (job,) = yaml.safe_load(text)["jobs"].values()
        assert job["uses"] == program.workflow(name).partition(" #")[0]
        assert len(text.splitlines()) <= 17
        assert yaml.safe_load(text)["permissions"] == {}


def test_editors_find_the_schemas_where_the_site_publishes_them_whatever_folder_is_open() -> None:
    addresses = json.loads(TEXTS[".vscode/settings.json"])["yaml.schemas"]
    assert "https://cottonwood.github.io/pathways/schemas/course.schema.json" in addresses
    assert all(one.startswith("https://") for one in addresses)


def test_without_a_repository_there_are_no_addresses_that_lead_nowhere() -> None:
    texts = region_texts(replace(REGION, repository=None))
    assert not [path for path, text in texts.items() if "cottonwood.github.io" in text]
    assert "site_url" not in texts["mkdocs.yml"]
    assert this_program().site in texts[".vscode/settings.json"]
