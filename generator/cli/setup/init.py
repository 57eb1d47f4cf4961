"""`pathways init`: the repository of a new region, ready to check, build and publish."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from generator.catalog.messages.close_matches import close_matches
from generator.catalog.messages.corrections import as_slug
from generator.cli.open_catalog import open_catalog, unknown_name_error
from generator.cli.options import day
from generator.cli.upkeep.owners import FILE, code_owners
from generator.importers.files import write_files
from generator.importers.region.grid import Skeleton, skeleton_for
from generator.importers.region.kit import KEEPER, demonstration, kit_languages
from generator.importers.region.repository import CATALOG, Region, region_texts, taken_ids
from generator.model.clusters import NATIONAL_CLUSTERS
from generator.model.ids import SLUG_LENGTH, slug_of
from generator.model.repository import Repository, repository_at

_SCHOOL_YEAR_BEGINS = 7
_LONGEST = 120
_CLUSTERS = tuple(cluster.id for cluster in NATIONAL_CLUSTERS.clusters)


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--region", help="What people call the region. Default: the folder's name.")
@click.option("--school-year", metavar="YEAR", help="The school year it begins with, such as 2026-27.")
@click.option("--organization", "organizations", multiple=True, help="A district, school or college. Repeatable.")
@click.option("--repository", help="Where it will be on GitHub: https://github.com/OWNER/NAME")
@click.option("--language", "languages", multiple=True, help="A language of its texts, the first first: en, es.")
@click.option("--occupation", help="What a first pathway leads to: an occupation of the kit, such as welders.")
@click.option("--pathway", help="What that pathway is called. Default: like the occupation.")
@click.option("--cluster", help="Its career cluster, if pathways to the occupation are new to the program.")
@click.option("--ask/--no-ask", default=None, help="Ask for what no option says (default: in a terminal).")
@click.option("--as-of", callback=day, metavar="DATE", help="Which school year is it on this date? (default: today)")
def init(
    folder: Path,
    region: str | None,
    school_year: str | None,
    organizations: tuple[str, ...],
    repository: str | None,
    languages: tuple[str, ...],
    occupation: str | None,
    pathway: str | None,
    cluster: str | None,
    ask: bool | None,
    as_of: date,
) -> None:
    """Write the repository of a new region into FOLDER, which must be empty or new.

    It holds a catalog with occupations, credentials and the bodies that award them, and all that GitHub needs to
    check and publish it.

    \b
    Example:
    """
    _check_folder(folder)
    ask = sys.stdin.isatty() if ask is None else ask
    usual = folder.resolve().name.replace("-", " ").replace("_", " ").title() or "My Region"
    region = region or _answer(ask, "What is the region called?", usual)
    school_year = school_year or _answer(ask, "Which school year does it begin with?", _school_year(as_of))
    organizations = organizations or tuple(_asked_organizations(ask, f"{region} School District"))
    repository = repository or _answer(ask, "Its address on GitHub (empty if there is none yet)", "")
    occupation = occupation or _answer(ask, "A first pathway leads to, such as welders (empty for none)", "")
    checked = _checked_organizations(organizations)
    made = Region(
        _name(region),
        _checked_year(school_year),
        checked,
        _checked_languages(languages),
        _checked_repository(repository),
        _first_pathway(as_slug(checked[0]), occupation, pathway, cluster, ask) if occupation else None,
    )
    _write(folder, made)


def _write(folder: Path, region: Region) -> None:
    texts = region_texts(region)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_files(folder, texts)
        if region.repository:
            owners = code_owners(open_catalog(folder / CATALOG).catalog, CATALOG)
            write_files(folder, {FILE.as_posix(): owners})
    except OSError as problem:
        raise click.UsageError(f"{folder} cannot be written: {problem.strerror}.") from None
    click.echo(f"Wrote {len(texts)} files for {region.name} into {folder}. Next:\n")
    click.echo(f"  cd {folder}\n  pathways check\n  pathways build\n  pathways serve")
    if not region.pathway:
        click.echo(
            f"  pathways new pathway {next(iter(region.ids))} welding --from grid --cluster advanced-manufacturing"
        )
    if not region.repository:
        click.echo(f"\nOnce catalog.yaml names the repository, pathways owners writes {FILE}.")


def _check_folder(folder: Path) -> None:
    kept = [one.name for one in folder.iterdir() if one.name != ".git"] if folder.is_dir() else []
    if kept or (folder.exists() and not folder.is_dir()):
        raise click.UsageError(f"{folder} is not empty. Nothing was changed. Name a new folder.")


def _answer(ask: bool, question: str, usual: str) -> str:
    return str(click.prompt(question, default=usual, show_default=bool(usual))).strip() if ask else usual


def _asked_organizations(ask: bool, usual: str) -> Iterator[str]:
    """Yield the names of organizations that somebody types, one at a time, or the usual one."""
    yield _answer(ask, "The first district, school or college", usual)
    while ask and (name := _answer(ask, "Another one (empty for no more)", "")):
        yield name


def _school_year(today: date) -> str:
    first = today.year if today.month >= _SCHOOL_YEAR_BEGINS else today.year - 1
    return f"{first}-{(first + 1) % 100:02}"


def _name(words: str) -> str:
    """Return a name in one line. Raises `click.UsageError` when it is none."""
    name = " ".join(words.split())
    if not as_slug(name) or len(name) > _LONGEST or not name.isprintable():
        raise click.UsageError(f'"{name[:_LONGEST]}" cannot be a name: use letters, {_LONGEST} at most.')
    return name


def _checked_year(year: str) -> str:
    first, _, second = year.partition("-")
    if len(first) != 4 or not first.isdecimal() or second != f"{(int(first) + 1) % 100:02}":
        raise click.UsageError(f'"{year}" is not a school year. Write it as 2026-27.')
    return year


def _checked_organizations(names: tuple[str, ...]) -> tuple[str, ...]:
    known: dict[str, str] = {}
    for name in map(_name, names):
        slug = as_slug(name)
        if slug in known or slug in (*taken_ids(), "translations"):
            raise click.UsageError(f'Two organizations would be in the folder "{slug}". Choose another name.')
        if len(slug) > SLUG_LENGTH:
            raise click.UsageError(f'"{name}" is too long.')
        known[slug] = name
    return tuple(known.values())


def _checked_languages(languages: tuple[str, ...]) -> tuple[str, ...]:
    known = kit_languages()
    for one in languages:
        if one not in known:
            raise click.UsageError(f'The program has no texts in "{one}". Its languages: {", ".join(known)}.')
    return tuple(dict.fromkeys(languages)) or known[:1]


def _checked_repository(address: str) -> Repository | None:
    found = repository_at(address)
    if address and found is None:
        raise click.UsageError(f'"{address}" is no repository. Write it as https://github.com/OWNER/NAME')
    return found


def _first_pathway(owner: str, occupation: str, name: str | None, cluster: str | None, ask: bool) -> Skeleton:
    known = demonstration().catalog
    wanted = f"{KEEPER}/{occupation.removeprefix(f'{KEEPER}/')}"
    if wanted not in known.occupations:
        raise unknown_name_error("occupation", slug_of(wanted), map(slug_of, known.occupations))
    called = _name(name or _answer(ask, "What is it called?", slug_of(wanted).replace("-", " ").capitalize()))
    made = skeleton_for(known, owner, as_slug(called), called, wanted, cluster)
    if not made.cluster:
        made = replace(made, cluster=_answer(ask, f"Its career cluster, one of {', '.join(_CLUSTERS)}", ""))
    if made.cluster not in _CLUSTERS:
        close = close_matches(made.cluster, _CLUSTERS, most=1)
        meant = f'Did you mean "{close[0]}"? ' if close else ""
        raise click.UsageError(f"Name the pathway's cluster. {meant}The clusters: {', '.join(_CLUSTERS)}.")
    return made
