"""A new field takes its property, its line in the class, and a line in the template; everything else follows.

The fields are added to a copy of the program, which then reads, checks and shows a small catalog.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
OWNER = "aspen-ridge"
NEW: dict[str, dict[str, Any]] = {
    "room": {
        "title": "Room",
        "description": "Where the course meets.",
        "$ref": "common.schema.json#/$defs/text",
        "examples": ["Shop 2"],
    },
    "visits": {
        "title": "Visits",
        "description": "The places that the course visits.",
        "type": "array",
        "maxItems": 20,
        "items": {
            "title": "Place",
            "description": "A place to visit.",
            "$ref": "common.schema.json#/$defs/reference",
            "x-reference": ["organization"],
            "examples": [OWNER],
        },
        "examples": [[OWNER]],
    },
    "handbook": {
        "title": "Handbook",
        "description": "The handbook of the course.",
        "$ref": "common.schema.json#/$defs/web_address",
        "examples": ["https://example.org/handbook"],
    },
}
LINES = "    room: Text | None\n    visits: tuple[Reference, ...]\n    handbook: str | None\n"
SHOWN = (
    "{{ parts.fact('Room', entity.room | say if entity.room) }}"
    "{{ parts.fact('Visits', graph.resolve_all(entity.visits, Organization) | linked) }}"
    "{% if entity.handbook %}{{ entity.handbook | link_out('Read the handbook') }}{% endif %}\n"
)
COURSES: dict[str, dict[str, Any]] = {
    "welding": {"room": "Shop 2", "visits": [OWNER], "handbook": "https://www.mesa-college.example.org/welding"},
    "nursing": {"room": {"en": "Ward", "es": "Sala"}, "visits": ["nowhere"], "handbook": "javascript:alert(1)"},
}
ASK = """
import json, sys
from datetime import date
from pathlib import Path
from generator.catalog.addresses import addresses
from generator.catalog.load import load
from generator.catalog.starter import starter_text
from generator.checks.runner import check
from generator.graph.build import build_graph
from generator.model.ids import Kind
from generator.pages.site import make_site

loaded = load(Path("catalog"))
graph, day = build_graph(loaded.catalog), date(2026, 11, 1)
report = check(loaded, day)
site = make_site(graph, day, report.findings)
links = graph.network.edges("course:aspen-ridge/welding", keys=True)
print(json.dumps({
    "findings": [[one.code, one.place.file, one.place.pointer] for one in report.findings],
    "links": [list(link) for link in links],
    "addresses": [[address, place.pointer] for address, place in addresses(loaded.catalog)],
    "starter": starter_text(Kind.COURSE, "aspen-ridge", ""),
    "fields": site.pages.at("fields/course/").made().body,
    "welding": site.pages.at("courses/aspen-ridge/welding/").made().body,
    "nursing": site.pages.at("courses/aspen-ridge/nursing/").made().body,
}))
"""


@pytest.fixture(name="answer", scope="module")
def answer_of_a_program_with_three_more_fields(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("program")
    for part in ("generator", "schemas"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    schema = folder / "schemas" / "course.schema.json"
    described = json.loads(schema.read_text(encoding="utf-8"))
    described["properties"] |= NEW
    schema.write_text(json.dumps(described), encoding="utf-8")
    _insert(folder / "generator/model/entities.py", "class Course(Entity):", "    note: Text | None\n", LINES)
    _insert(folder / "generator/pages/kinds/course.html", "", "{% block facts %}\n", SHOWN)
    _write_catalog(folder / "catalog")
    command = [sys.executable, "-P", "-c", ASK]
    made = subprocess.run(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)}, capture_output=True, text=True
    )
    assert made.returncode == 0, made.stderr
    answer: dict[str, Any] = json.loads(made.stdout)
    return answer


def _insert(file: Path, after: str, line: str, more: str) -> None:
    """Add `more` behind the first `line` that follows `after`."""
    text = file.read_text(encoding="utf-8")
    end = text.index(line, text.index(after)) + len(line)
    file.write_text(text[:end] + more + text[end:], encoding="utf-8")


def _write_catalog(folder: Path) -> None:
    levels = [{"id": "grade-9", "name": "Grade 9", "kind": "grade"}]
    files: dict[str, dict[str, Any]] = {
        "catalog.yaml": {"name": "Pathways", "region": "High Valley", "school_year": "2026-27", "levels": levels},
        f"{OWNER}/organization.yaml": {
            "name": "Aspen Ridge",
            "type": "school-district",
            "description": "A district.",
        },
    }
    usual = {"description": "All about it, for learners and families.", "subject": "cte"}
    for name, fields in COURSES.items():
        files[f"{OWNER}/courses/{name}.yaml"] = {"name": name.title(), **usual, **fields}
    for file, values in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(json.dumps(values), encoding="utf-8")


def _file(course: str) -> str:
    return f"{OWNER}/courses/{course}.yaml"


def test_the_value_shows_on_the_page(answer: dict[str, Any]) -> None:
    assert "<dt>Room</dt><dd>Shop 2</dd>" in answer["welding"]
    assert "<dt>Room</dt><dd>Ward</dd>" in answer["nursing"]
    assert (
        '<dt>Visits</dt><dd><a href="../../../organizations/aspen-ridge/">Aspen Ridge</a></dd>' in answer["welding"]
    )


def test_a_reference_is_a_link_in_the_graph(answer: dict[str, Any]) -> None:
    assert ["course:aspen-ridge/welding", "organization:aspen-ridge", "mentions"] in answer["links"]


def test_an_unknown_reference_is_told_with_its_place(answer: dict[str, Any]) -> None:
    assert [one for one in answer["findings"] if one[0] == "L201"] == [["L201", _file("nursing"), "/visits/0"]]


def test_an_unsafe_address_is_told_and_is_no_link(answer: dict[str, Any]) -> None:
    assert [one for one in answer["findings"] if one[0] == "T951"] == [["T951", _file("nursing"), "/handbook"]]
    assert 'href="javascript:' not in answer["nursing"]
    assert "Read the handbook" in answer["nursing"]


def test_a_safe_address_is_a_link_and_is_asked_whether_it_is_still_there(answer: dict[str, Any]) -> None:
    address = COURSES["welding"]["handbook"]
    assert f'<a href="{address}">Read the handbook</a>' in answer["welding"]
    assert [address, "/handbook"] in answer["addresses"]


def test_the_starter_and_the_page_about_fields_know_it(answer: dict[str, Any]) -> None:
    for name, described in NEW.items():
        assert f"#{name}:" in answer["starter"]
        assert str(described["description"]) in answer["starter"]
        assert name in answer["fields"]
        assert str(described["description"]) in answer["fields"]
