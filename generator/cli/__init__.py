"""The command line, `pathways`: one module per group of commands, each imported when somebody asks for it."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

import click

__all__ = ["main"]

_COMMANDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "check": ("check", "check_command"),
        "diff": ("diff", "diff_command"),
        "explain": ("explain", "explain_command"),
        "build": ("build", "build"),
        "serve": ("build", "serve"),
        "pages": ("build", "pages"),
        "new": ("new", "new"),
        "import": ("import_courses", "import_group"),
        "diagram": ("diagram", "diagram"),
        "reach": ("insight", "reach"),
        "metrics": ("insight", "metrics"),
        "resilience": ("insight", "resilience"),
        "owners": ("owners", "owners_command"),
        "links": ("links", "links_command"),
        "stale": ("stale", "stale_command"),
    }
)
"""Each command, the module in this room that has it, and its name there."""


class _Commands(click.Group):
    """Commands that are imported when they are asked for: checking needs nothing of what draws and builds."""

    def list_commands(self, _: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"{__name__}.{module}"), name)
        return command


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
