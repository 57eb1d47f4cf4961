"""Every command that is printed somewhere runs as printed, on the demonstration region."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.documents import (
    DOCUMENTS,
    PROJECT,
    block_commands,
    every_command,
    help_examples,
    named_commands,
)
from tests.laws import NIGHT

PRINTED = sorted({line for file in DOCUMENTS for line in block_commands(file.read_text(encoding="utf-8"))})
NAMED = sorted({line for file in DOCUMENTS for line in named_commands(file.read_text(encoding="utf-8"))})
RUN = sorted({line for line in (*PRINTED, *help_examples()) if line.startswith("pathways ")})
LONG = {"build", "serve", "pages"}
"""These have tests of their own: here it is enough that they take what is printed."""
CHANGING = {"import", "init", "new", "refresh", "remove", "rollover", "translate", "upgrade"}
"""These write into the catalog, so each gets a clone of its own."""
_IN_PROGRAM = re.compile(r"(?:`|bin/|: |\")(pathways [a-z-]+(?: [^`\"\n]*)?)")


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a clone of the project, with what belongs to its catalog alone."""
    folder = tmp_path_factory.mktemp("printed") / "project"
    for name in (".github", "catalog", "examples"):
        shutil.copytree(PROJECT / name, folder / name)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
    who |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}
    for words in ("init -q", "add -A", "commit -qm Begin", "update-ref refs/remotes/origin/main HEAD"):
        subprocess.run(["git", *words.split()], cwd=folder, check=True, env={**os.environ, **who})
    return folder


def understood(*words: str) -> None:
    """Assert that a command takes its arguments and options, without running it."""
    command: click.Command = main
    left = list(words)
    while isinstance(command, click.Group):
        _, found, left = command.resolve_command(click.Context(command), left)
        assert found is not None
        command = found
    command.make_context("", left)


# What documents print is run each time; of what only the help of a command shows, most times that it is understood.
@pytest.mark.parametrize("line", RUN)
def test_a_command_runs_as_printed(
    line: str, original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, name, *words = shlex.split(line)
    monkeypatch.chdir(shutil.copytree(original, tmp_path / "project") if name in CHANGING else original)
    if name in LONG or not (NIGHT or line in PRINTED):
        understood(name, *words)
        return
    result = CliRunner().invoke(main, [name, *words])
    assert result.exit_code == 0, f"{line}\n{result.output}"


def test_make_knows_every_target_that_is_printed() -> None:
    targets = {word for line in (*PRINTED, *NAMED) if line.startswith("make ") for word in line.split()[1:]}
    assert {"site", "test"} <= targets
    asked = ["make", "--dry-run", f"UV={sys.executable}", *sorted(targets)]
    done = subprocess.run(asked, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("line", [line for line in (*PRINTED, *NAMED) if " -m " in line])
def test_a_measurement_takes_the_options_it_is_printed_with(line: str) -> None:
    module, *words = shlex.split(line.partition(" -m ")[2])
    assert (PROJECT / module.replace(".", "/")).with_suffix(".py").exists() or (
        PROJECT / module.replace(".", "/") / "__main__.py"
    ).exists()
    options = [word for word in words if word.startswith("--")]
    if options:
        asked = [sys.executable, "-m", module, "--help"]
        said = subprocess.run(asked, cwd=PROJECT, capture_output=True, text=True, check=True).stdout
        assert [option for option in options if option not in said] == []


def test_commands_that_texts_and_messages_name_exist_with_their_options() -> None:
    known = {words: {name for one in command.params for name in one.opts} for words, command in every_command()}
    files = [file for end in ("py", "html", "js") for file in (PROJECT / "generator").rglob(f"*.{end}")]
    files += [*(PROJECT / ".github" / "workflows").iterdir(), PROJECT / "Makefile", *DOCUMENTS]
    lines = [line for file in files for line in _IN_PROGRAM.findall(file.read_text(encoding="utf-8"))]
    assert len(lines) > 20
    for line in lines:
        words = line.split()
        command = " ".join(words[:2])
        assert command in known, line
        options = known[command].union(known.get(" ".join(words[:3]), ()))
        assert [word for word in words if re.fullmatch("--[a-z-]+", word) and word not in options] == [], line
