"""A small catalog on disk, and how commands are asked about it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.checks.example_catalog import FILES as EXAMPLE
from generator.checks.example_catalog import SETTINGS, WELDING_1
from generator.cli import main

FILES = {
    "catalog.yaml": "name: Small\nregion: Here\nschool_year: '2026-27'\nlevels:\n"
    + "".join(f"  - {{id: grade-{n}, name: Grade {n}, kind: grade}}\n" for n in range(9, 13)),
    "town/organization.yaml": "name: Town\ndescription: A district in the hills.\ntype: school-district\n",
    "college/organization.yaml": "name: College\ndescription: A college by the river.\ntype: college\n",
    "town/courses/welding-1.yaml": "name: Welding I\ndescription: First welds and safety.\nsubject: cte\n",
    "town/courses/welding-2.yaml": "name: Welding II\ndescription: Second welds, with more heat.\nsubject: cte\n"
    "prerequisites: welding-1\nofferings: [{by: town, years: odd, delivery: in-person}]\n",
    "town/credentials/card.yaml": "name: Welder's card\ndescription: A card for welders.\ntype: certification\n",
    "town/pathways/welding.yaml": "name: Welding\ndescription: From sparks to seams.\ncluster: manufacturing\n"
    "offered_in: [town]\noccupations: []\nentries: [{level: grade-9}]\nplan:\n"
    "  grade-9: [{course: welding-1}]\n  grade-10: [{course: welding-2}]\n"
    "  grade-12: [{credential: card, after: welding-2, exit: true}]\n",
}

LINKED = {
    SETTINGS: EXAMPLE[SETTINGS] + "repository: https://github.com/high-valley/catalog\n",
    WELDING_1: EXAMPLE[WELDING_1] + "web_page: https://www.high-valley.gov/welding?a=@team|x\n",
}
"""Changes to the catalog of the rules' examples: it is on GitHub, and links to another site."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a small catalog: one district, one college, one pathway."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run_in(folder: Path, *words: str) -> Result:
    """Run `pathways` with `words` on the catalog in `folder`."""
    return CliRunner().invoke(main, [*words, "--catalog", str(folder)])


def json_in(folder: Path, *words: str) -> Any:
    """Return the JSON that `pathways` prints for `words` on the catalog in `folder`."""
    result = run_in(folder, *words, "--format", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)
