"""`pathways explain`: a rule in words, with an example of what is wrong and of what is right."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from generator.checks.rule import GraphRule, manual_of
from generator.checks.runner import find_rule
from generator.cli.check import unknown_rule
from generator.cli.open_catalog import CannotRun
from generator.model.findings import Example, Rule

_WIDTH = 90


@click.command("explain")
@click.argument("rule")
def explain_command(rule: str) -> None:
    """Explain RULE, a code such as L201 or a name such as unknown-reference.

    \b
    Example:
      pathways explain L201
    """
    known = find_rule(rule)
    if known is None:
        raise CannotRun(unknown_rule(rule))
    click.echo("\n".join(explanation(known)))


def explanation(rule: Rule) -> Iterator[str]:
    """Yield the lines that explain `rule`."""
    yield f"{rule.code} {rule.name} ({rule.severity})"
    yield rule.title
    for title, words in (("What it means", rule.meaning), ("Why it matters", rule.why), ("How to fix it", rule.fix)):
        yield ""
        yield title
        yield from textwrap.wrap(words, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    if rule.depends_on_date:
        yield ""
        yield "  This depends on the date of the check, so it never blocks a change."
    if isinstance(rule, GraphRule):
        yield ""
        yield "Details"
        for paragraph in manual_of(rule).strip().split("\n\n")[1:]:
            yield from textwrap.wrap(paragraph, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield from _example("An example of the problem", rule.bad)
    yield from _example("A correct example", rule.good)


def _example(title: str, example: Example) -> Iterator[str]:
    yield ""
    yield title
    for file, text in example.files:
        yield f"  {file}"
        yield ""
        for line in text.rstrip("\n").split("\n"):
            yield f"    {''.join(letter if letter.isprintable() else '�' for letter in line)}".rstrip()
        yield ""
