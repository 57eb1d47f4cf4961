"""`pathways stale`: everything that has gone out of date, as the text of one issue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import accumulate, groupby
from pathlib import Path

import click

from generator.checks.rules import ALL_RULES
from generator.checks.runner import check
from generator.checks.wording import one_line
from generator.cli.check import write_atomically
from generator.cli.open_catalog import open_catalog
from generator.cli.options import catalog_argument, check_date_option
from generator.cli.upkeep.links import DeadLink, addresses, dead_links
from generator.diff.report.escape import code, markdown
from generator.model.catalog import Catalog
from generator.model.findings import Finding
from generator.model.ids import organization_of
from generator.model.school_year import SchoolYear

LONGEST = 60_000
"""GitHub accepts issues of at most 65,536 characters."""


@click.command("stale")
@catalog_argument
@click.option("--links", is_flag=True, help="Also check whether links to other sites still work.")
@check_date_option
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the list to this file.")
def stale_command(catalog: Path, links: bool, as_of: date, output: Path | None) -> None:
    """List what is out of date in CATALOG, by organization, as Markdown for an issue.

    \b
    Example:
      pathways stale --as-of 2027-01-15
    """
    loaded = open_catalog(catalog)
    dated = [rule.code for rule in ALL_RULES if rule.depends_on_date]
    found = check(loaded, as_of, only=dated).findings
    dead = dead_links(addresses(loaded.catalog)) if links else ()
    text = issue_text(loaded.catalog, found, dead, as_of, catalog.name)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_atomically(output, text)


def issue_text(
    catalog: Catalog, found: tuple[Finding, ...], dead: tuple[DeadLink, ...], as_of: date, folder: str
) -> str:
    """Return the text of the issue: what is out of date by organization, then links that lead nowhere."""
    lines = list(_lines(catalog, found, dead, as_of, folder))
    ends = accumulate(len(line) + 1 for line in lines)
    kept = [line for line, end in zip(lines, ends, strict=True) if end <= LONGEST]
    if len(kept) < len(lines):
        kept.append("… and more. `pathways stale` lists everything.")
    return "\n".join(kept) + "\n"


def _lines(
    catalog: Catalog, found: tuple[Finding, ...], dead: tuple[DeadLink, ...], as_of: date, folder: str
) -> Iterator[str]:
    yield f"Checked on {as_of.isoformat()}. Nothing here blocks anyone's change. This list is updated every week."
    yield ""
    now, today = SchoolYear.read(catalog.settings.school_year), SchoolYear.of(as_of)
    if now and now < today:
        yield "### School year"
        yield ""
        yield f"- The school year {now} of this catalog is over. Run {code(f'pathways rollover {today} --dry-run')}."
        yield ""
    elif not found and not dead:
        yield "Nothing is out of date. This issue can be closed."
    for owner, findings in groupby(found, key=lambda finding: organization_of(finding.place.file)):
        organization = catalog.organizations.get(owner)
        yield f"### {markdown(one_line(str(organization.name)) if organization else owner)}"
        yield ""
        for finding in findings:
            yield (
                f"- {markdown(finding.title)} ({finding.code}), {code(f'{folder}/{finding.place.file}')}. "
                f"{markdown(finding.fix)}"
            )
        yield ""
    if dead:
        yield "### Dead links"
        yield ""
        for link in dead:
            places = ", ".join(code(f"{folder}/{place.file}") for place in link.places)
            yield f"- {code(link.address)}: {markdown(link.why)}. It is in {places}."
