"""A region's files brought up to this version of the program, comments and all else kept."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.catalog.format import FORMAT
from generator.catalog.survey import SETTINGS_FILE
from generator.importers.yaml_edit import set_field, value_of
from generator.runtime.program import Program

_CALL = r"(?P<begin>uses:\s*{repository}/\.github/(?:workflows|actions)/[\w./-]+@)(?P<at>\S+(?:[ \t]+#[^\n]*)?)"


def upgraded(files: Mapping[str, str], catalog: str, program: Program) -> tuple[dict[str, str], list[str]]:
    """Return the files that change, and what changes, in words.

    `files` are texts by path: catalog.yaml in the folder `catalog`, and workflows. Raises `ValueError` for settings
    that are no YAML or written in a newer format.
    """
    changed: dict[str, str] = {}
    said: list[str] = []
    for path, text in files.items():
        if path == f"{catalog}/{SETTINGS_FILE}":
            new = _in_this_format(text)
            told = f"{path} says that the files are written in format {FORMAT}."
        else:
            new = _calling(text, program)
            told = f"{path} calls version {program.version} of the program."
        if new != text:
            changed[path] = new
            said.append(told)
    return changed, said


def _in_this_format(text: str) -> str:
    format_ = value_of(text).get("format")
    if isinstance(format_, int) and format_ > FORMAT:
        raise ValueError(f"it is written in format {format_}, and this program knows format {FORMAT}")
    return text if format_ == FORMAT else set_field(text, (), "format", FORMAT)


def _calling(text: str, program: Program) -> str:
    """Return the text of a workflow in which every call of the program's own workflows is one of this release."""
    call = re.compile(_CALL.format(repository=re.escape(program.name)))
    return call.sub(lambda found: f"{found['begin']}{program.pin}", text)
