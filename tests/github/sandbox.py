"""A stand-in for GitHub: runs the `run:` steps of a workflow's job in order, in a folder, with GitHub's variables.

`uses:` steps are acted out: a checkout is a clone, keeping an artifact is a copy, an action of our own is its steps.
The command `uv sync` makes a `pathways` that runs the program under test as of one fixed day, and `npm` does nothing;
nothing else is replaced.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

AS_OF = "2026-11-22"
ROOT = Path(__file__).parents[2]
_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
_UV = """\
#!/bin/sh
# Acts out "uv sync": the packages are here already.
[ "$1" = sync ] || exit 2
mkdir -p .venv/bin
cat > .venv/bin/pathways <<'EOF'
#!/bin/sh
case "$1" in build|check|diff|stale) set -- "$@" --as-of {as_of} ;; esac
exec {python} -P -c 'from generator.cli import main; main(prog_name="pathways")' "$@"
EOF
chmod +x .venv/bin/pathways
"""
_NPM = """\
#!/bin/sh
# Acts out what makes the script of the form: a site without it differs in nothing else.
case "$1" in ci|run) exit 0 ;; esac
exit 2
"""
Settings = Mapping[str, Any]


@dataclass(slots=True)
class Step:
    """How one step ended, and what it wrote into the log."""

    name: str
    status: str
    log: str = ""


@dataclass(slots=True)
class Run:
    """What a job left behind."""

    steps: list[Step] = field(default_factory=list)
    artifacts: dict[str, Path] = field(default_factory=dict)
    summary: str = ""

    @property
    def failed(self) -> bool:
        """Say whether a step failed."""
        return any(step.status == "failed" for step in self.steps)

    @property
    def log(self) -> str:
        """Return the log of the steps that ran."""
        return "".join(f"[{step.status}] {step.name}\n{step.log}" for step in self.steps)


PROGRAM = "example/pathway-catalog"
"""The repository of the workflows."""


class Sandbox:
    """One job of one workflow on one event, in a folder of its own.

    `program` is the repository that the workflow is called from, where that is another one than `origin`.
    """

    def __init__(
        self,
        folder: Path,
        workflow: str,
        job: str,
        origin: Path,
        event: Settings,
        event_name: str,
        program: Path | None = None,
    ) -> None:
        read = yaml.safe_load((ROOT / ".github" / "workflows" / workflow).read_text(encoding="utf-8"))
        self.job: Settings = read["jobs"][job]
        self.origin, self.program = origin, program or origin
        self.repository = "cottonwood/pathways" if program else PROGRAM
        self.work = folder / "work"
        self.work.mkdir(parents=True)
        self.files = {name: folder / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV")}
        for file in self.files.values():
            file.write_text("", encoding="utf-8")
        self.event_file = folder / "event.json"
        self.event_file.write_text(json.dumps(event), encoding="utf-8")
        self.context: dict[str, Any] = {
            "github": {"event": event, "ref": "refs/pull/7/merge"},
            "job": {"workflow_repository": PROGRAM, "workflow_sha": "HEAD"},
            "steps": {},
        }
        self.event_name = event_name
        tools = folder / "tools"
        tools.mkdir()
        for name, acted in (("uv", _UV.format(as_of=AS_OF, python=sys.executable)), ("npm", _NPM)):
            (tools / name).write_text(acted, encoding="utf-8")
            (tools / name).chmod(0o755)
        self.tools = tools
        self.result = Run()

    def run(self) -> Run:
        """Run every step whose turn it is."""
        for step in self.job["steps"]:
            wanted = "cancelled()" in str(step.get("if", "")) or not self.result.failed
            if "hashFiles('impact.md')" in str(step.get("if", "")):
                wanted = wanted and (self.work / "impact.md").exists()
            if not wanted:
                self.result.steps.append(Step(step["name"], "skipped"))
            elif "run" in step:
                self._run(step)
            else:
                self._act(step)
        self.result.summary = self.files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        return self.result

    def _run(self, step: Settings, more: Mapping[str, str] | None = None) -> None:
        output = self.files["GITHUB_OUTPUT"]
        output.write_text("", encoding="utf-8")
        assert "${{" not in step["run"], "values come by way of the environment"
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=self.work / step.get("working-directory", "."),
            env={**self._environment(step), **(more or {})},
            capture_output=True,
            text=True,
            timeout=600,
        )
        status = "done" if done.returncode == 0 else "failed"
        self.result.steps.append(Step(step["name"], status, done.stdout + done.stderr))
        pairs = (line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
        self.context["steps"][step.get("id", "")] = {"outputs": dict(pairs)}

    def _environment(self, step: Settings) -> dict[str, str]:
        given = {**self.job.get("env", {}), **step.get("env", {})}
        return {
            "PATH": f"{self.tools}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.work.parent),
            "LANG": "C.UTF-8",
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_REPOSITORY": self.repository,
            "GITHUB_WORKSPACE": str(self.work),
            "GITHUB_EVENT_NAME": self.event_name,
            "GITHUB_EVENT_PATH": str(self.event_file),
            **{name: str(file) for name, file in self.files.items()},
            **{name: self._value(str(value)) for name, value in given.items()},
        }

    def _value(self, text: str) -> str:
        """Return `text` with its expressions worked out: only plain names are used in these workflows."""

        def look_up(match: re.Match[str]) -> str:
            value: Any = self.context
            for part in match.group(1).strip().split("."):
                value = value.get(part, "") if isinstance(value, Mapping) else ""
            return str(value)

        return _EXPRESSION.sub(look_up, text)

    def _act(self, step: Settings) -> None:
        name, settings = step["uses"].partition("@")[0], step.get("with", {})
        if name.startswith(("./", "$/")):
            self._act_own(step)
            return
        actions: dict[str, Callable[[Settings], None]] = {
            "actions/checkout": self._check_out,
            "astral-sh/setup-uv": lambda _: None,
            "actions/upload-artifact": self._keep,
            "actions/upload-pages-artifact": self._keep,
        }
        actions[name](settings)
        self.result.steps.append(Step(step["name"], "done"))

    def _act_own(self, step: Settings) -> None:
        """Run the steps of an action of our own: of a checkout, or of the repository that the workflow is from."""
        root, path = self.work, step["uses"][2:]
        if step["uses"].startswith("$/"):
            root = self.work.parent / "actions"
            git("clone", "--quiet", str(self.program), str(root))
        action = yaml.safe_load((root / path / "action.yml").read_text(encoding="utf-8"))
        for inner in action["runs"]["steps"]:
            if "run" in inner:
                self._run(inner, {"GITHUB_ACTION_PATH": str(root / path)})
            else:
                self._act(inner)
        given = {name: self._value(output["value"]) for name, output in action["outputs"].items()}
        self.context["steps"][step["id"]] = {"outputs": given}

    def _check_out(self, settings: Settings) -> None:
        assert settings["persist-credentials"] is False
        to = self.work / settings.get("path", ".")
        named = self._value(settings.get("repository", self.repository))
        assert named in (self.repository, PROGRAM)
        origin = self.origin if named == self.repository else self.program
        git("clone", "--quiet", "--no-checkout", str(origin), str(to))
        git("-C", str(to), "checkout", "--quiet", "--detach", self._value(settings.get("ref", "HEAD")))

    def _keep(self, settings: Settings) -> None:
        source = self.work / settings["path"]
        kept = self.work.parent / "artifacts" / settings.get("name", "github-pages")
        kept.parent.mkdir(exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, kept)
        self.result.artifacts[kept.name] = kept


def git(*arguments: str) -> str:
    """Run git with nobody's settings, and return what it says."""
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for role in ("AUTHOR", "COMMITTER"):
        environment[f"GIT_{role}_NAME"] = environment[f"GIT_{role}_EMAIL"] = "somebody@example.org"
        environment[f"GIT_{role}_DATE"] = "2026-11-22T12:00:00Z"
    done = subprocess.run(["git", *arguments], check=True, capture_output=True, text=True, env=environment)
    return done.stdout.strip()


def repository(folder: Path, change: Callable[[Path], None], catalog: Path = ROOT / "catalog") -> Path:
    """Return a repository with a catalog and the program, and with `change` as its last commit."""
    folder.mkdir(parents=True)
    git("init", "--quiet", "--initial-branch=main", str(folder))
    shutil.copytree(catalog, folder / "catalog", symlinks=True)
    for name in ("generator", "schemas", ".github"):
        made = shutil.ignore_patterns("__pycache__", "node_modules", "form.js")
        shutil.copytree(ROOT / name, folder / name, ignore=made, symlinks=True)
    for name in ("mkdocs.yml", "pyproject.toml", "uv.lock", "Makefile"):
        shutil.copy(ROOT / name, folder / name)
    for message, edit in (("Before", lambda _: None), ("After", change)):
        edit(folder)
        git("-C", str(folder), "add", "--all", "--force")
        git("-C", str(folder), "commit", "--quiet", "--no-gpg-sign", "--message", message)
    return folder
