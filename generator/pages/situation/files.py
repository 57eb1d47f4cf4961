"""The files by which every page follows the reader's situation: the script with its words, and the schools.

Data are scripts that hand their values over, so that a site which was saved on a disk has them, too: a browser lets
no page read files there, but runs the scripts beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.pages.drafts import Batch
from generator.pages.page import Asset
from generator.pages.render.environment import compact_json
from generator.pages.scripts import lean_script, script
from generator.pages.situation.learners import belonging, learners, levels
from generator.pages.view import View

STYLE = Path(__file__).with_name("situation.css")
"""The style of the bar, of the short question and of "What can I still become?"; every page loads it."""
SCRIPT = script("situation.js")
_DATA = "data/start"


def data_file(name: str) -> str:
    """Return the address of the data that scripts ask for as `name`."""
    return f"{_DATA}/{name}.js"


def handed_over(name: str, values: str) -> Iterator[Asset]:
    """Yield the file that hands `values`, as JSON, to those who asked for `name`."""
    yield Asset(data_file(name), f'Situation.take("{name}",{values});\n'.encode())


def with_table(table: str, values: object, file: Path) -> bytes:
    """Return a script after the values that it reads from `window`."""
    return f"window.{table} = {compact_json(values)};\n".encode() + lean_script(file)


def assets(view: View) -> Iterator[Batch]:
    """Yield the script that every page loads, the list of schools, and what pages are told of each."""
    yield Batch(SCRIPT, partial(_script, view))
    yield Batch(data_file("schools"), partial(_schools, view))
    for school in learners(view).schools:
        values = {"name": view.say(school.name), "around": belonging(view, school)}
        yield Batch(data_file(f"at/{school.id}"), partial(handed_over, f"at/{school.id}", compact_json(values)))


def _script(view: View) -> Iterator[Asset]:
    table = {"words": view.words.with_prefix("situation_"), "levels": levels(view), "site": view.to_site}
    yield Asset(SCRIPT, with_table("SituationTable", table, Path(__file__).with_name("situation.js")))


def _schools(view: View) -> Iterator[Asset]:
    schools = [[one.id, view.say(one.name)] for one in learners(view).schools]
    yield from handed_over("schools", compact_json(schools))
