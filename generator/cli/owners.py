"""`pathways owners`: who is asked about which files, written for GitHub from the organizations' folders."""

from __future__ import annotations

import re
from pathlib import Path

import click

from generator.catalog.load import NoCatalog, load
from generator.cli.check import CannotRun
from generator.model.catalog import Catalog
from generator.model.ids import is_slug
from generator.model.repository import repository_at

FILE = Path(".github", "CODEOWNERS")
CORE_TEAM = "core-team"
CORE_FOLDERS = (".github", "schemas", "generator")
_FOLDER = re.compile(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*")
_HEAD = """\
# Who is asked about a change. Made by "pathways owners" from the folders of the catalog; do not edit it by hand.
# Every organization has a team of its own, called like its folder. The last line that fits a file counts.
"""


@click.command("owners")
@click.option("--catalog", type=click.Path(path_type=Path), default=Path("catalog"), help="The catalog's folder.")
@click.option("--check", is_flag=True, help="Write nothing; only say whether the file is in step.")
def owners_command(catalog: Path, check: bool) -> None:
    """Write .github/CODEOWNERS, so that GitHub asks an organization's own team about its files.

    \b
    Exit status: 0 written or in step, 1 out of step (with --check), 2 cannot run.
    \b
    Example:
      pathways owners
    """
    try:
        loaded = load(catalog)
    except (NoCatalog, OSError) as problem:
        raise CannotRun(str(problem)) from None
    folder = catalog.resolve()
    text = code_owners(loaded.catalog, folder.name)
    file = folder.parent / FILE
    if check:
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            click.echo(f"{FILE} does not fit the folders of the catalog. Run: pathways owners", err=True)
            raise SystemExit(1)
        click.echo(f"{FILE} fits the folders of the catalog.")
        return
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"{FILE} names {len(loaded.catalog.organizations)} organizations.")


def code_owners(catalog: Catalog, folder: str) -> str:
    """Return the text of CODEOWNERS for `catalog`, which stands in `folder` of its repository.

    Raises `CannotRun` for a name that would mean something else to GitHub.
    """
    owner = owner_of(catalog.settings.repository)
    if not _FOLDER.fullmatch(folder):
        raise CannotRun(f'The folder "{folder[:60]}" cannot stand in {FILE}: use letters, digits, dots and hyphens.')
    core = f"@{owner}/{CORE_TEAM}"
    lines = [f"* {core}"]
    for organization in catalog.organizations:
        if not is_slug(organization):
            raise CannotRun(f'"{organization[:60]}" cannot be the name of a team.')
        lines.append(f"/{folder}/{organization}/ @{owner}/{organization}")
    lines += [f"/{name}/ {core}" for name in CORE_FOLDERS]
    return _HEAD + "\n".join(lines) + "\n"


def owner_of(repository: str | None) -> str:
    """Return to whom the repository belongs on GitHub. Raises `CannotRun` when the address does not say."""
    known = repository_at(repository)
    if known is None:
        raise CannotRun('catalog.yaml has to say "repository: https://github.com/<owner>/<name>".')
    return known.owner
