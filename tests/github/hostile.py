"""The demonstration with hostile text in every field that holds text, and files with hostile names."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml

from tests.demonstration import CATALOG

TEXTS = (
    "::error::gone",
    "##[error]gone",
    "a\n::set-output name=a::b",
    "%0A::warning::gone",
    "@everyone @example/core-team",
    "</details><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "```\n# Gone\n```",
    "~~~ x",
    "| a | b |",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "https://evil.example www.evil.example",
    "#1 GH-1 example/repository#1",
    '"]; end; click n0 call evil()',
    "{{ 7*7 }} {% raw %} ${{ github.token }}",
    "--output=x $(id) `id`",
    "../../etc/passwd",
    "&lt;b&gt; &#64;everyone <!-- ]]>",
    "<b\n>x",
    "\\[x\\](y) **b** _e_ $x$",
)
NAMES = (
    "a\n::error::gone.yaml",
    "::warning::gone.yaml",
    "##[error]gone.yaml",
    "%0A::error::gone.yaml",
    "..yaml",
    "\u202egone.yaml",
    "\u2066gone\u2069.yaml",
    "gone\u2028::error::gone.yaml",
    "`@everyone`|<img src=x onerror=alert(1)>.yaml",
    "](javascript:alert(1)).yaml",
    '"];click n0 evil.yaml',
    "-- --output x.yaml",
    f"{'long' * 60}.yaml",
    "\r\n::error::gone.md",
)
Change = Callable[[str, str], str]
"""From a text as it was, and a hostile one, to what is written instead."""


def planted(folder: Path, change: Change, *, keys: bool = False) -> Path:
    """Write the demonstration into `folder` with `change` made to every text of it, or to every name of a field."""
    shutil.copytree(CATALOG, folder)
    hostile = cycle(TEXTS)
    for file in sorted(folder.glob("*/**/*.yaml")):
        values = yaml.safe_load(file.read_text(encoding="utf-8"))
        spoilt = {f"{key}{next(hostile)}": value for key, value in values.items()} if keys else {}
        values = spoilt or {key: _spoilt(value, change, hostile) for key, value in values.items()}
        file.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder


def _spoilt(value: Any, change: Change, hostile: Iterator[str]) -> Any:
    match value:
        case str():
            return change(value, next(hostile))
        case list():
            return [_spoilt(one, change, hostile) for one in value]
        case dict():
            return {key: _spoilt(one, change, hostile) for key, one in value.items()}
        case _:
            return value


def lengthened(text: str, hostile: str) -> str:
    """Return free text with the hostile one in it; an id, a code or a date as it was, so that the catalog holds."""
    return f"{text[:60]} {hostile}" if " " in text else text


def replaced(_: str, hostile: str) -> str:
    """Return the hostile text alone."""
    return hostile


def hostile_names(folder: Path) -> Path:
    """Write the demonstration into `folder` with files of hostile names, and hidden characters in some."""
    shutil.copytree(CATALOG, folder)
    for number, name in enumerate(NAMES):
        place = (folder, folder / "three-forks-boces" / "courses", folder / "three-forks-boces")[number % 3]
        (place / name).write_text("name: x\n", encoding="utf-8")
    (folder / "<b>@everyone" / "courses").mkdir(parents=True)
    (folder / "<b>@everyone" / "courses" / "x.yaml").write_text("name: \u202ex\n", encoding="utf-8")
    (folder / "three-forks-boces" / "courses" / "it-essentials.yaml").write_text("name: a\u2066b\n", encoding="utf-8")
    return folder


def removed(folder: Path) -> Path:
    """Take a shared course away from the catalog in `folder`, and give another a new id."""
    courses = folder / "three-forks-boces" / "courses"
    (courses / "it-essentials.yaml").unlink()
    (courses / "welding-1.yaml").rename(courses / "welding-one.yaml")
    return folder
