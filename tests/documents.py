"""The documents of the project, and the commands, paths and examples that they print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli import main

PROJECT = Path(__file__).parents[1]
DOCUMENTS = tuple(
    sorted(
        file
        for pattern in ("*.md", ".github/*.md", "catalog/**/*.md", "tests/bench/**/*.md")
        for file in PROJECT.glob(pattern)
        if "node_modules" not in file.parts
    )
)
_COMMAND = re.compile(r"(?:pathways|make|python -m|uv run) .*?(?=\s+# |\s*$)")
_SPAN = re.compile(r"`((?:pathways|make|python -m|uv run) [^`]+)`")


def block_lines(text: str) -> Iterator[str]:
    """Yield the lines of code blocks, without their indentation: fenced ones, and those indented by four spaces."""
    fenced = False
    for line in text.splitlines():
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif fenced or line.startswith("    "):
            yield line.strip()


def block_commands(text: str) -> Iterator[str]:
    """Yield the commands that stand in code blocks, each on a line of its own, without the comment behind it."""
    for line in block_lines(text):
        if found := _COMMAND.match(line):
            yield found[0]


def named_commands(text: str) -> Iterator[str]:
    """Yield the commands that running text names in code type."""
    for found in _SPAN.finditer(text):
        yield " ".join(found[1].split())


def every_command() -> Iterator[tuple[str, click.Command]]:
    """Yield every command of the command line with the words that call it."""
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        parts = command.commands if isinstance(command, click.Group) else {}
        yield f"pathways {name}", command
        yield from ((f"pathways {name} {part}", one) for part, one in parts.items())


def help_examples() -> Iterator[str]:
    """Yield the commands under "Example" in the help of every command."""
    for command in (main, *(one for _, one in every_command())):
        lines = map(str.strip, (command.help or "").partition("Example")[2].splitlines())
        # Behind some examples stands what they do.
        yield from (line.split("   ")[0] for line in lines if line.startswith("pathways "))
