"""The command line, `pathways`: one module per command, each imported only when it is used."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

import click

from generator.cli.last_words import last_words, open_streams

__all__ = ["main"]

_COMMANDS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "init": ("setup.init", "init", "Begin the catalog of a new region."),
        "check": ("check", "check_command", "Check a catalog and report what is wrong."),
        "diff": ("diff", "diff_command", "Report what a change does, and for whom."),
        "explain": ("explain", "explain_command", "Explain a rule, with examples."),
        "build": ("build", "build", "Check a catalog and build its website."),
        "serve": ("serve", "serve", "Preview the site and reload it after every saved change."),
        "pages": ("pages", "pages", "Write the pages as plain files, without MkDocs."),
        "export": ("export", "export", "Write the catalog in formats that other programs read."),
        "federate": ("federate", "federate", "Write one finder over the sites of several regions."),
        "new": ("new", "new", "Write a starter file, with every field explained."),
        "remove": ("setup.remove", "remove", "Delete the demonstration from a copy of it."),
        "import": ("importing.import_group", "import_group", "Import data that a district already has."),
        "refresh": ("importing.refresh", "refresh_group", "Bring wages and outlook up to date from official files."),
        "translate": ("importing.translate", "translate_group", "Send texts to translators and take them back."),
        "rollover": ("upkeep.rollover", "rollover_command", "Turn a catalog to the next school year."),
        "diagram": ("diagram", "diagram", "Draw a pathway as an SVG file."),
        "reach": ("reach", "reach", "Show what learners of a pathway can reach, and by when."),
        "metrics": ("metrics", "metrics", "Measure how courses depend on each other."),
        "resilience": ("resilience", "resilience", "List the single points of failure, worst first."),
        "upgrade": ("setup.upgrade", "upgrade", "Move a region's files to this version of the program."),
        "owners": ("upkeep.owners", "owners_command", "Write GitHub's CODEOWNERS file."),
        "self-check": ("setup.self_check", "self_check", "Say which settings of the repository keep it safe."),
        "links": ("upkeep.links", "links_command", "Check whether linked web pages still exist."),
        "stale": ("upkeep.stale", "stale_command", "List what is out of date."),
    }
)
"""Each command: the module in this room that has it, its name there, and what it does, in one line."""


class _Commands(click.Group):
    """Commands that are imported only when they are used: checking needs nothing that draws or builds."""

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run the command that the arguments name; whatever it was not ready for becomes one sentence."""
        if not options.get("standalone_mode", True):
            return super().main(*arguments, **options)
        open_streams()
        with last_words():
            return super().main(*arguments, **options)

    def list_commands(self, _: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name][:2]
        command: click.Command = getattr(import_module(f"{__name__}.{module}"), name)
        return command

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what there is from the table, as click does from the commands themselves, which must be imported."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, does) for name, (_, _, does) in sorted(_COMMANDS.items())])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pathway-catalog", prog_name="pathways")
def main() -> None:
    """Check a catalog of career pathways and publish it as a website.

    \b
    Examples:
      pathways check               check the catalog in the folder "catalog"
      pathways build --to site     check it and build the site
    """
    # The process frees all its memory when it ends, so a last garbage collection would be wasted time.
    atexit.register(gc.freeze)
