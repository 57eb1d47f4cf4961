"""`pathways new`: a starter file with comments from the schema."""

from __future__ import annotations

from pathlib import Path

import click

from generator.catalog.entity_files import ORGANIZATION_FILE
from generator.catalog.load import load_settings
from generator.catalog.messages.close_matches import close_matches
from generator.catalog.messages.corrections import as_slug
from generator.catalog.starter import schema_address, starter_file, starter_text
from generator.catalog.survey import SETTINGS_FILE
from generator.cli.open_catalog import unknown_organization_error
from generator.cli.options import existing_catalog_option
from generator.model.ids import SLUG_LENGTH, Kind, is_slug

_KINDS = {kind.value: kind for kind in Kind if kind is not Kind.STEP}


@click.command("new")
@click.argument("kind")
@click.argument("organization")
@click.argument("slug", required=False)
@existing_catalog_option
def new(kind: str, organization: str, slug: str | None, folder: Path) -> None:
    """Write a starter file of KIND, named SLUG, for ORGANIZATION. Every field is explained in it.

    Omit SLUG for an organization's own file.

    \b
    Examples:
      pathways new course kestrel-pass welding-1
      pathways new organization my-district
    """
    chosen = _kind(kind)
    _check_slug(organization)
    if not (folder / SETTINGS_FILE).is_file():
        raise click.UsageError(f"The folder {folder} has no file called {SETTINGS_FILE}, so it is not a catalog.")
    if chosen is Kind.ORGANIZATION:
        if slug not in (None, organization):
            raise click.UsageError(f'The id of an organization is the name of its folder: "{organization}".')
    else:
        _check_organization(folder, organization)
        _check_slug(slug or "")
    path = folder / starter_file(chosen, organization, slug or organization)
    text = starter_text(chosen, organization, schema_address(chosen, load_settings(folder), path))
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise click.UsageError(f"{path} already exists. Nothing was changed.") from None
    click.echo(f"Wrote {path}. Fill in the lines marked TODO.")


def _kind(word: str) -> Kind:
    by_plural = {kind.plural: name for name, kind in _KINDS.items()}
    name = by_plural.get(word.lower(), word.lower())
    if name not in _KINDS:
        close = close_matches(name, tuple(_KINDS), most=1)
        meant = f'Did you mean "{close[0]}"? ' if close else ""
        raise click.UsageError(f'Unknown kind "{word}". {meant}The kinds: {", ".join(_KINDS)}.')
    return _KINDS[name]


def _check_slug(name: str) -> None:
    if not name:
        raise click.UsageError(
            "The name of the file is missing. For example: pathways new course kestrel-pass welding-1"
        )
    if not is_slug(name):
        better = as_slug(name)
        meant = f' Did you mean "{better}"?' if better else ""
        raise click.UsageError(
            f'"{name}" cannot be a name. Names are small letters, digits and single hyphens, '
            f"at most {SLUG_LENGTH} characters.{meant}"
        )


def _check_organization(folder: Path, organization: str) -> None:
    known = [file.parent.name for file in folder.glob(f"*/{ORGANIZATION_FILE}")]
    if organization not in known:
        raise unknown_organization_error(organization, known)
