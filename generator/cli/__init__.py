"""The command line, `pathways`: one module per group of commands, gathered here."""

from __future__ import annotations

import click

from generator.cli.build import build, pages, serve
from generator.cli.check import check_command
from generator.cli.diagram import diagram
from generator.cli.diff import diff_command
from generator.cli.explain import explain_command
from generator.cli.import_courses import import_group
from generator.cli.insight import metrics, reach, resilience
from generator.cli.links import links_command
from generator.cli.new import new
from generator.cli.owners import owners_command
from generator.cli.stale import stale_command

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pathway-catalog", prog_name="pathways")
def main() -> None:
    """Check a catalog of career pathways and publish it as a website.

    \b
    Examples:
      pathways check               check the catalog in the folder "catalog"
      pathways build --to site     check it and build the site
    """


_COMMANDS = (
    check_command,
    diff_command,
    explain_command,
    build,
    serve,
    pages,
    new,
    import_group,
    diagram,
    reach,
    metrics,
    resilience,
    owners_command,
    links_command,
    stale_command,
)

for _command in _COMMANDS:
    main.add_command(_command)
