"""`pathways federate`: one finder over the sites of several regions."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator.cli.output import exit_with_refusal
from generator.pages.federation.federation import MemberSite, federation
from generator.pages.finder.pages import ABOUT
from generator.publish.files import write_changed, write_error_message


@click.command("federate")
@click.argument("sites", nargs=-1, required=True, metavar="SITE...")
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder to write.")
@click.option("--name", default="Find a program in every region", show_default=True, help="Title of the page.")
@click.option("--language", default="en", show_default=True, help="Language of the words around the results.")
def federate(sites: tuple[str, ...], to: Path, name: str, language: str) -> None:
    """Write a page that searches several published sites at once.

    SITE is the web address of a published site, or its folder; a folder must stay where it is, seen from the page.
    Each result leads to its own site, and nothing is copied: what a region publishes is found at once.

    \b
    Examples:
      pathways federate https://north.example.org/ https://south.example.org/careers/ --to all-regions
    """
    members = tuple(_member(site, to) for site in sites)
    if len({one.address for one in members}) < len(members):
        raise click.UsageError("A site is named twice.")
    try:
        for asset in federation(members, name, language):
            write_changed(to / asset.path, asset.content)
    except OSError as problem:
        exit_with_refusal(write_error_message(to, problem))
    click.echo(f"The finder over {len(members)} sites is in {to}. Publish the folder as it is.")


def _member(site: str, to: Path) -> MemberSite:
    if site.startswith("https://"):
        return MemberSite(site.rstrip("/") + "/")
    if "://" in site:
        raise click.UsageError(f"{site} does not begin with https://, which browsers ask for.")
    folder = Path(site)
    if not (folder / ABOUT).is_file():
        raise click.UsageError(
            f"{site} is no published site of a catalog: it has no {ABOUT}. Build it with `pathways build` first."
        )
    return MemberSite(Path(os.path.relpath(folder.resolve(), to.resolve())).as_posix() + "/")
