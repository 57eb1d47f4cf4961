"""`pathways new`: a starter file with comments from the schema, or the skeleton of a pathway."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator.catalog.entity_files import ORGANIZATION_FILE
from generator.catalog.load import load, load_settings
from generator.catalog.messages.close_matches import close_matches
from generator.catalog.messages.corrections import as_slug
from generator.catalog.schemas import describe
from generator.catalog.starter import schema_address, starter_file, starter_text
from generator.catalog.survey import SETTINGS_FILE
from generator.cli.open_catalog import unknown_name_error, unknown_organization_error
from generator.cli.options import catalog_option
from generator.importers.files import write_files
from generator.importers.region.grid import grid_texts, skeleton_for
from generator.model.ids import SLUG_LENGTH, Kind, is_slug
from generator.runtime.plain_files import place_in

_KINDS = {kind.value: kind for kind in Kind if kind is not Kind.STEP}


@click.command("new")
@click.argument("kind", required=False)
@click.argument("organization", required=False)
@click.argument("slug", required=False)
@click.option("--from", "source", type=click.Choice(["grid"]), help="A pathway's courses, too: grades by subjects.")
@click.option("--name", help="With --from: what the pathway is called. Default: like its file.")
@click.option("--occupation", help="With --from: the id of the occupation it leads to, such as state/welders.")
@click.option("--cluster", help="With --from: its career cluster.")
@catalog_option
def new(
    kind: str | None,
    organization: str | None,
    slug: str | None,
    source: str | None,
    name: str | None,
    occupation: str | None,
    cluster: str | None,
    folder: Path,
) -> None:
    """Write a starter file of KIND, named SLUG, for ORGANIZATION. Every field is explained in it.

    Omit SLUG for an organization's own file. Without KIND, this lists what there is to write.

    \b
    Examples:
      pathways new course kestrel-pass welding-1
      pathways new organization my-district
      pathways new pathway kestrel-pass masonry --from grid --occupation state/carpenters
    """
    if not (folder / SETTINGS_FILE).is_file():
        raise click.UsageError(f"There is no catalog in the folder {folder}. Begin one with: pathways init my-region")
    if kind is None:
        _list_choices(folder)
        return
    chosen = _kind(kind)
    if organization is None:
        raise click.UsageError(
            f"Whose {chosen.value} is it? For example: pathways new {chosen.value} my-district ..."
        )
    _check_slug(organization)
    if chosen is Kind.ORGANIZATION:
        if slug not in (None, organization):
            raise click.UsageError(f'The id of an organization is the name of its folder: "{organization}".')
    else:
        _check_organization(folder, organization)
        _check_slug(slug or "")
    if source:
        if chosen is not Kind.PATHWAY:
            raise click.UsageError("Only a pathway is made from a grid.")
        _write_grid(folder, organization, slug or "", name, occupation, cluster)
        return
    file = starter_file(chosen, organization, slug or organization)
    path = folder / file
    settings = load_settings(folder)
    text = starter_text(chosen, organization, schema_address(chosen, settings, path), settings.career_clusters)
    with _writing(path):
        new_file = place_in(folder, file)
        new_file.parent.mkdir(parents=True, exist_ok=True)
        with new_file.open("x", encoding="utf-8", newline="\n") as written:
            written.write(text)
    click.echo(f"Wrote {path}. Fill in the lines marked TODO.")


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """Say in one sentence why the file at `path` cannot be written."""
    try:
        yield
    except FileExistsError:
        raise click.UsageError(f"{path} already exists. Nothing was changed.") from None
    except OSError as problem:
        raise click.UsageError(f"{path} cannot be written: {problem.strerror}.") from None


def _list_choices(folder: Path) -> None:
    """Print what there is to write, and the words that its lists know."""
    click.echo("What there is to write, each with: pathways new KIND ORGANIZATION NAME\n")
    for name in _KINDS:
        click.echo(f"  {name:<13} {describe(name, ())['description']}")
    click.echo("\nCareer clusters (a pathway's `cluster`):\n")
    for cluster in load_settings(folder).career_clusters.clusters:
        click.echo(f"  {cluster.id}")
    click.echo("\nActivities (an experience's `activity`):\n")
    for activity in describe(Kind.EXPERIENCE.value, ("activity",))["enum"]:
        click.echo(f"  {activity}")


def _write_grid(
    folder: Path, organization: str, slug: str, name: str | None, occupation: str | None, cluster: str | None
) -> None:
    """Write a pathway and those of its courses that are not there yet."""
    loaded = load(folder)
    clusters = [one.id for one in loaded.catalog.settings.career_clusters.clusters]
    if cluster and cluster not in clusters:
        raise unknown_name_error("career cluster", cluster, clusters)
    if occupation and occupation not in loaded.catalog.occupations:
        raise unknown_name_error("occupation", occupation, loaded.catalog.occupations)
    called = " ".join((name or slug.replace("-", " ").capitalize()).split())
    skeleton = skeleton_for(loaded.catalog, organization, slug, called, occupation, cluster)
    if not skeleton.cluster:
        raise click.UsageError(f"Name its cluster with --cluster. The clusters: {', '.join(clusters)}.")
    texts = grid_texts(loaded.catalog.settings, skeleton, loaded.files)
    pathway = next(iter(texts))
    with _writing(folder / pathway):
        if (folder / pathway).exists():
            raise FileExistsError
        write_files(folder, texts)
    still = "" if occupation else " Add the occupations that it leads to."
    click.echo(f"Wrote {folder / pathway} and {len(texts) - 1} files that it lists.{still}")


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
