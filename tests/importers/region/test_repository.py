"""The repository of a new region is sound, says nothing of ours, and calls our workflows."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import yaml

from generator.catalog.load import load
from generator.catalog.schemas import is_valid
from generator.catalog.yaml.reader import Value, read_document
from generator.checks.report.github import github_report
from generator.importers.files import write_files
from generator.importers.region.grid import skeleton_for
from generator.importers.region.kit import demonstration
from generator.importers.region.repository import Region, region_texts
from generator.model.findings import Severity
from generator.model.repository import Repository
from generator.runtime.program import this_program
from tests.demonstration import report

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


def filled_in(body: list[str]) -> str:
    """Return the text of a snippet as an editor puts it in, with what it proposes."""
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", "\n".join(body))
    return re.sub(r"\$\{\d+\|([^,|]*)[^}]*\}", r"\1", text)


def test_what_editors_put_in_has_the_shape_of_the_catalog() -> None:
    snippets = json.loads(TEXTS[".vscode/catalog.code-snippets"])
    assert len({one["prefix"] for one in snippets.values()}) == len(snippets)
    for name, one in snippets.items():
        text = filled_in(one["body"])
        course: dict[str, Value] = {"name": "A", "description": "What it is about.", "subject": "cte"}
        pathway: dict[str, Value] = {**course, "cluster": "education", "offered_in": ["a"]}
        del pathway["subject"]
        value = read_document(text).value
        if name.startswith("Step"):
            assert is_valid("pathway", {**pathway, "plan": {"grade-9": value}}), name
        else:
            assert isinstance(value, dict)
            assert is_valid("course", {**course, **value}), name


def test_the_task_of_editors_finds_the_places_in_what_the_check_says() -> None:
    (task,) = json.loads(TEXTS[".vscode/tasks.json"])["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    assert [task["command"], *task["args"]] == ["pathways", "check", "catalog", "--format", "github"]
    finding = report().findings[0]
    found = [line for line in github_report(report()).splitlines() if line.startswith("::") and " file=" in line]
    read = [re.match(pattern["regexp"], line) for line in found]
    assert all(read)
    first = read[0]
    assert first is not None
    position = finding.place.position
    assert position is not None
    assert first[pattern["file"]].endswith(finding.place.file)
    assert (first[pattern["line"]], first[pattern["column"]]) == (str(position.line), str(position.column))
    assert first[pattern["message"]].startswith(finding.title)
