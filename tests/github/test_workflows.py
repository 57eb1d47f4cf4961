"""What every workflow keeps to, because pull requests come from anybody."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.github.sandbox import ROOT, Sandbox, git, repository

FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(file.name for file in FOLDER.glob("*.yml"))
ACTIONS = (
    "actions/checkout",
    "actions/deploy-pages",
    "actions/upload-artifact",
    "actions/upload-pages-artifact",
    "astral-sh/setup-uv",
)
ACTIONLINT = ROOT / "tests" / "github" / "node_modules" / "@tktco" / "node-actionlint" / "bin" / "node-actionlint.js"
PROGRAM_ACTION = ROOT / ".github" / "actions" / "program" / "action.yml"
NEWER = re.compile(
    r'property "workflow_(repository|sha)" is not defined in object type \{container|'
    r'specifying action "\$/\.github/actions/program" in invalid format'
)
"""What GitHub has had since 2026 and actionlint does not know yet."""
EACH = pytest.mark.parametrize("name", WORKFLOWS)


def read(name: str) -> dict[Any, Any]:
    value: dict[Any, Any] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return value


def test_zizmor_finds_nothing_even_when_it_is_pedantic() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [zizmor, "--offline", "--pedantic", "--no-progress", ".github"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_actionlint_finds_nothing() -> None:
    node = Path(sys.executable).with_name("node")
    done = subprocess.run([node, ACTIONLINT, ".github/workflows/*.yml"], cwd=ROOT, capture_output=True, text=True)
    found = re.findall(r"^\.github/workflows/\S+ .*", done.stdout, re.MULTILINE)
    assert not [one for one in found if not NEWER.search(one)]
    assert f"{len(WORKFLOWS)} workflow" in done.stdout


@EACH
def test_only_a_few_actions_are_used_each_pinned_to_a_commit_with_its_version_beside_it(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8") + PROGRAM_ACTION.read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+)@(\S+)(.*)", text)
    for action, commit, comment in used:
        assert action in ACTIONS
        assert re.fullmatch(r"[0-9a-f]{40}", commit)
        assert re.fullmatch(r" # v[0-9]+\.[0-9]+\.[0-9]+", comment)


@EACH
def test_every_job_ends_in_time_and_has_only_the_rights_it_needs(name: str) -> None:
    workflow = read(name)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 45
        writing = {right for right, level in job["permissions"].items() if level == "write"}
        assert writing in (set(), {"issues"}, {"pages", "id-token"})
        for step in job["steps"]:
            assert step["name"]
            assert "${{" not in step.get("run", "")
            assert "cache" not in step.get("uses", "")
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


def test_pull_requests_are_always_checked_and_never_trusted() -> None:
    triggers = read("check.yml")[True]  # YAML reads the key "on" as true
    assert triggers == {"pull_request": None, "merge_group": None, "workflow_call": None}
    for name in WORKFLOWS:
        assert not {"pull_request_target", "workflow_run"} & set(read(name)[True])


def test_a_place_in_the_merge_queue_is_compared_with_what_github_says_it_waits_for(tmp_path: Path) -> None:
    def edit(root: Path) -> None:
        (root / "catalog" / "about.md").write_text("# About\n", encoding="utf-8")

    origin = repository(tmp_path / "origin", edit)
    base = subprocess.run(["git", "-C", origin, "rev-parse", "HEAD"], capture_output=True, text=True).stdout.strip()
    sandbox = Sandbox(
        tmp_path / "job", "check.yml", "check", origin, {"merge_group": {"base_sha": base}}, "merge_group"
    )
    sandbox.job = {**sandbox.job, "steps": sandbox.job["steps"][:2]}
    assert not sandbox.run().failed
    assert sandbox.context["steps"]["base"] == {"outputs": {"sha": base, "program": base}}


def test_a_check_that_fails_leaves_the_last_good_site_online() -> None:
    jobs = read("publish.yml")["jobs"]
    names = [step["name"] for step in jobs["build"]["steps"]]
    assert names.index("Check the catalog again") < names.index("Build the website") < len(names) - 1
    assert jobs["deploy"]["needs"] == "build"
    assert read("publish.yml")["concurrency"] == {"group": "publish", "cancel-in-progress": False}


def test_what_publishing_will_do_is_tried_before_the_merge_and_nothing_is_kept_from_other_builds() -> None:
    publishing, trial = read("publish.yml")["jobs"]["build"], read("check.yml")["jobs"]["rehearse"]
    assert trial["steps"] == publishing["steps"][:-1]
    assert "env" not in {*trial, *publishing}
    for name in WORKFLOWS:
        for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
            assert ('"$PATHWAYS" build' in line) == ("--no-cache" in line), line


def steps(name: str) -> list[dict[str, Any]]:
    """Return every step of every job of a workflow."""
    return [step for job in read(name)["jobs"].values() for step in job["steps"]]


def all_steps() -> list[dict[str, Any]]:
    """Return every step of every workflow, and of the action that they share."""
    action = yaml.safe_load(PROGRAM_ACTION.read_text(encoding="utf-8"))["runs"]["steps"]
    return [*(step for name in WORKFLOWS for step in steps(name)), *action]


def test_uv_is_of_one_version_everywhere() -> None:
    used = {step["with"].get("version") for step in all_steps() if "setup-uv" in step.get("uses", "")}
    (version,) = used
    assert version
    assert f'"uv=={version}"' in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_no_file_beside_the_package_runs_with_it() -> None:
    """An editable install puts the folder on Python's path, where a `sitecustomize.py` runs with every command."""
    (install,) = (step["run"] for step in all_steps() if "uv sync" in step.get("run", ""))
    assert "uv sync --frozen --no-dev --no-editable --quiet\n" in install


def test_what_builds_the_package_is_locked_with_its_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["uv"]["no-build-isolation-package"] == [project["project"]["name"]]
    assert "build" in project["tool"]["uv"]["default-groups"]
    locked = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    for requirement in project["build-system"]["requires"]:
        assert requirement in project["dependency-groups"]["build"]
        (found,) = (one for one in locked if one["name"] == re.split(r"[><=]", requirement)[0])
        assert all(wheel["hash"].startswith("sha256:") for wheel in found["wheels"])


def test_every_change_begins_the_tests_and_the_merge_queue_runs_them() -> None:
    triggers = read("test.yml")[True]
    assert triggers["pull_request"] is None
    assert "merge_group" in triggers
    asked = next(step for step in steps("test.yml") if step.get("id") == "program")
    assert asked["if"] == "github.event_name == 'pull_request'"
    assert [step["if"] for step in steps("test.yml")[2:]] == ["steps.program.outputs.same != 'true'"] * 2


@pytest.mark.parametrize(
    ("file", "same"),
    [
        ("catalog/kestrel-pass/notes.txt", "true"),
        ("sitecustomize.py", None),
        ("uv.toml", None),
        (".python-version", None),
        (".ci/run", None),
        ("catalog.py", None),
        ("docs/catalog/x.md", None),
    ],
)
def test_no_number_of_files_in_the_catalog_hides_one_of_the_program(
    file: str, same: str | None, tmp_path: Path
) -> None:
    origin = tmp_path / "origin"
    git("init", "--quiet", "--initial-branch=main", str(origin))
    for names in (("catalog/catalog.yaml",), (*(f"catalog/a/{number}.yaml" for number in range(400)), file)):
        for name in names:
            (origin / name).parent.mkdir(parents=True, exist_ok=True)
            (origin / name).write_text("x", encoding="utf-8")
        git("-C", str(origin), "add", "--all", "--force")
        git("-C", str(origin), "commit", "--quiet", "--no-gpg-sign", "--message", "x")
    sandbox = Sandbox(tmp_path / "job", "test.yml", "test", origin, {}, "pull_request")
    sandbox.job = {**sandbox.job, "steps": sandbox.job["steps"][:2]}
    assert not sandbox.run().failed
    assert sandbox.context["steps"]["program"]["outputs"].get("same") == same


def test_packages_of_both_kinds_are_audited_every_week() -> None:
    runs = "\n".join(step["run"] for step in read("weekly.yml")["jobs"]["audit"]["steps"] if "run" in step)
    assert "uv export --frozen --all-groups" in runs
    assert "pip-audit --require-hashes" in runs
    assert "git ls-files '*package-lock.json'" in runs
    assert "npm audit" in runs
