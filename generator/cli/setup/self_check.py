"""`pathways self-check`: what a repository's safety rests on that its files say, and what no file says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli.open_catalog import CannotRun, open_catalog
from generator.cli.upkeep.owners import FILE, code_owners

_WORKFLOWS = Path(".github", "workflows")
_NEEDED = ("check.yml", "publish.yml", "weekly.yml")
_USES = re.compile(r"^[ \t]*+(?:- )?uses:[ \t]*+(?P<what>[^\s@]++)@(?P<at>\S+)", re.MULTILINE)
_COMMIT = re.compile(r"[0-9a-f]{40}\Z")
_RIGHTS = re.compile(r"^permissions:", re.MULTILINE)
_TRUSTING = re.compile(r"\b(pull_request_target|workflow_run)\b")
_HOOKS = re.compile(r"^hooks:", re.MULTILINE)
_CANNOT_BE_SEEN = (
    ("Pages are built by GitHub Actions", "Settings → Pages"),
    ("Nobody can push to main without a pull request", "Settings → Rules"),
    ('A merge needs the checks "Check the catalog" and "Build the website as after the merge"', "Settings → Rules"),
    ("A merge needs a review by code owners", "Settings → Rules"),
    ("Runs of first-time contributors wait for approval", "Settings → Actions → General"),
    ("Workflows may read only, unless they say more", "Settings → Actions → General"),
    ("Every team in CODEOWNERS exists and may write", "the teams of the organization"),
)
"""What no file says: the setting, and where somebody who may change it finds it."""


@click.command("self-check")
@click.option("--catalog", type=click.Path(path_type=Path), default=Path("catalog"), help="The catalog's folder.")
def self_check(catalog: Path) -> None:
    """Say which settings that this repository's safety rests on are in its files, and which cannot be seen from here.

    \b
    Exit status: 0 all that can be seen is in place, 1 something is not, 2 cannot run.
    \b
    Example:
      pathways self-check
    """
    root = catalog.resolve().parent
    wrong = 0
    click.echo("In the files of this repository:")
    for sentence, fix in (*_workflows(root), *_owners(catalog, root), *_settings(root)):
        click.echo(f"  {'✗' if fix else '✓'} {sentence}")
        if fix:
            click.echo(f"      {fix}")
            wrong += 1
    click.echo("\nOnly on GitHub, where somebody who may change them has to look:")
    for setting, where in _CANNOT_BE_SEEN:
        click.echo(f"  ? {setting} ({where})")
    raise SystemExit(1 if wrong else 0)


def _workflows(root: Path) -> Iterator[tuple[str, str]]:
    """Yield what is right or wrong with the workflows: a sentence, and how to mend it ("" when it is right)."""
    files = {file.name: file for file in sorted((root / _WORKFLOWS).glob("*.y*ml")) if file.is_file()}
    missing = [name for name in _NEEDED if name not in files]
    fix = f"Missing: {', '.join(missing)}. pathways init writes them into a new folder; copy them." if missing else ""
    yield "Changes are checked, what is merged is published, and the whole is looked at every week.", fix
    texts = {name: file.read_text(encoding="utf-8", errors="replace") for name, file in files.items()}
    loose = [
        f"{found['what']}@{found['at']} in {name}"
        for name, text in texts.items()
        for found in _USES.finditer(text)
        if not _COMMIT.match(found["at"])
    ]
    yield (
        "Every action and workflow that is called is pinned to a commit.",
        f"Put the commit behind the @, its version in a comment: {'; '.join(loose)}." if loose else "",
    )
    silent = [name for name, text in texts.items() if not _RIGHTS.search(text)]
    yield (
        "Every workflow says which rights it has.",
        f"Add `permissions: {{}}` above `jobs:` in {', '.join(silent)}." if silent else "",
    )
    trusting = [name for name, text in texts.items() if _TRUSTING.search(text)]
    yield (
        "No workflow runs with the repository's rights on a change that anybody proposes.",
        f"Use `pull_request` in {', '.join(trusting)}." if trusting else "",
    )


def _owners(catalog: Path, root: Path) -> Iterator[tuple[str, str]]:
    file = root / FILE
    try:
        wanted = code_owners(open_catalog(catalog).catalog, catalog.resolve().name)
        right = file.is_file() and file.read_text(encoding="utf-8", errors="replace") == wanted
        fix = "" if right else "Run: pathways owners"
    except CannotRun as problem:
        if not (catalog / "catalog.yaml").is_file():
            raise
        fix = problem.message
    yield f"{FILE} asks each organization about its own files, and the core team about all.", fix


def _settings(root: Path) -> Iterator[tuple[str, str]]:
    file = root / "mkdocs.yml"
    hooks = file.is_file() and _HOOKS.search(file.read_text(encoding="utf-8", errors="replace"))
    yield (
        "The settings of the site name no program of the repository's own.",
        "Remove `hooks` from mkdocs.yml." if hooks else "",
    )
