"""The command line, `pathways`: one module per command, each imported when somebody asks for it."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

import click

__all__ = ["main"]

_COMMANDS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "check": ("check", "check_command", "Check a catalog and say what is wrong where."),
        "diff": ("diff", "diff_command", "Say what a change does, and for whom."),
        "explain": ("explain", "explain_command", "Explain a rule, with examples."),
        "build": ("build", "build", "Check a catalog and build its website."),
        "serve": ("serve", "serve", "Show the site here, anew after every saved change."),
        "pages": ("pages", "pages", "Write the pages as plain files, without MkDocs."),
        "new": ("new", "new", "Write a starter file, with every field explained."),
        "import": ("import_courses", "import_group", "Take over data that a district has already."),
        "diagram": ("diagram", "diagram", "Draw a pathway as an SVG."),
        "reach": ("reach", "reach", "Say what learners of a pathway can reach, and by when."),
        "metrics": ("metrics", "metrics", "Measure how courses hang on each other."),
        "resilience": ("resilience", "resilience", "List what takes exits away when it is lost."),
        "owners": ("owners", "owners_command", "Write who is asked about which files, for GitHub."),
        "links": ("links", "links_command", "Ask whether linked web pages are still there."),
        "stale": ("stale", "stale_command", "List what has gone out of date."),
    }
)
"""Each command: the module in this room that has it, its name there, and what it does, in one line."""


class _Commands(click.Group):
    """Commands that are imported when they are asked for: checking needs nothing of what draws and builds."""

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
    # With the process all its memory goes back at once: a last search for what is unreachable would be in vain.
    atexit.register(gc.freeze)
