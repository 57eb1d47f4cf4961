"""Everything people read is plain American English: no old-fashioned, private or technical words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import click
import pytest

from generator.catalog.schemas import schema_files
from generator.checks.change_rules import EVERY_RULE
from generator.checks.rule import manual_of
from generator.cli import main
from generator.diagram.words import ENGLISH as DRAWING_WORDS
from generator.pages.render.words.en import ENGLISH as PAGE_WORDS
from tests.catalog.messages import mistakes

# What must not be written, as a pattern, and what to write instead or why not.
ODD = {
    r"nobody knows": 'write "unknown"',
    r"mend(s|ed|ing)?": 'write "fix"',
    r"dear to": 'write "expensive"',
    r"stands?(?= (beside|there|here|too|in|at|under|twice|where))": 'write "is"',
    r"hangs? on": 'write "depends on"',
    r"go(ne|es)? astray": 'write "lost" or "wrong"',
    r"was meant|is meant|meant to": 'write "intended", or name the thing',
    r"has leave|leave to": 'write "may" or "permission"',
    r"is told|are told|is to be had": "the sentence is a translation; say who does what",
    r"any more": 'write "no longer" or "anymore"',
    r"anew": 'write "again"',
    r"whilst|shall|whom to|whoever|ought|thereof|herein": "too formal for grade 8",
    r"in vain|at hand|in step|by way of": "an idiom that readers of English as a second language do not know",
    r"colours?|neighbours?|grey|behaviour|centre|licence|catalogue|cancelled|towards": "American spelling",
    r"e-mails?": 'write "email"',
    r"when left out|if left out|(?<=[.] )left out:": 'write "default"',
    r"takes (a|an) (list|number|text|id)": 'write "must be"',
    r"reproach|your (mistake|fault)|you forgot": "never blame",
    r"node|null|regex|dangling": 'a word of programmers; write "entry", "empty", "pattern", "missing"',
}
# "Schema" is a technical word too, but it names a file that the form editor and code editors use.
SCHEMA = re.compile(r"\bschemas?\b", re.IGNORECASE)


def of_rules() -> Iterator[tuple[str, str]]:
    for rule in EVERY_RULE:
        manual = manual_of(rule) if hasattr(rule, "manual") else ""
        for words in (rule.title, rule.meaning, rule.why, rule.fix, manual):
            yield rule.code, words


def of_messages() -> Iterator[tuple[str, str]]:
    """Yield the sentences that typical mistakes get; tests in tests/catalog hold them against the program."""
    for name, table in vars(mistakes).items():
        if name.isupper():
            for mistake, (_, _, *sentences) in table.items():
                yield from ((mistake, sentence) for sentence in sentences)


def of_pages() -> Iterator[tuple[str, str]]:
    yield from PAGE_WORDS.items()
    for table in (DRAWING_WORDS.kinds, DRAWING_WORDS.relations, DRAWING_WORDS.roles):
        yield from ((str(key), words) for key, words in table.items())


def of_schemas() -> Iterator[tuple[str, str]]:
    for file in schema_files():
        yield from ((file.name, words) for words in described(json.loads(file.read_text(encoding="utf-8"))))


def described(value: Any) -> Iterator[str]:
    """Yield the titles and descriptions in a schema; a property may be called "title" itself."""
    if isinstance(value, dict):
        yield from (value[key] for key in ("title", "description") if isinstance(value.get(key), str))
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from described(one)


def of_help() -> Iterator[tuple[str, str]]:
    context = click.Context(main, info_name="pathways")
    yield "pathways", main.get_help(context)
    pending = [(f"pathways {name}", main.get_command(context, name), context) for name in main.list_commands(context)]
    while pending:
        path, command, parent = pending.pop()
        assert command is not None
        inner = click.Context(command, parent=parent)
        yield path, command.get_help(inner)
        if isinstance(command, click.Group):
            parts = command.list_commands(inner)
            pending += [(f"{path} {name}", command.get_command(inner, name), inner) for name in parts]


SOURCES = {
    "rules": of_rules,
    "messages": of_messages,
    "pages": of_pages,
    "schemas": of_schemas,
    "help": of_help,
}


@pytest.mark.parametrize("source", SOURCES)
def test_no_odd_word_is_shown_to_readers(source: str) -> None:
    shown = [(where, " ".join(words.split())) for where, words in SOURCES[source]()]
    assert len(shown) > 10
    for pattern, advice in ODD.items():
        odd = re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE)
        found = [f"{where}: {words}" for where, words in shown if odd.search(words)]
        assert not found, f"{pattern}: {advice}\n" + "\n".join(found)


@pytest.mark.parametrize("source", ["rules", "messages", "pages", "schemas"])
def test_no_reader_has_to_know_what_a_schema_is(source: str) -> None:
    assert [words for _, words in SOURCES[source]() if SCHEMA.search(words)] == []
