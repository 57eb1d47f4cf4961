"""What a newer file changes and what it leaves, for frameworks, plans and CTDL alike: the laws of a yearly update."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importers.update import EntityUpdate
from tests.builders import HOME, Piece, competency, write
from tests.importers.competencies import test_plan as competencies
from tests.importers.competencies.packages import item
from tests.importers.ctdl import test_plan as ctdl
from tests.importers.ctdl.graphs import address, needs, part, pathway, thing
from tests.importers.plan import test_pathway as plan
from tests.laws import examples

WORDS = st.sampled_from(["Welds steel, and looks well after it.", "Reads a drawing and makes a plan of it."])
LAW = settings(max_examples=examples(12))


def some(values: Mapping[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return any of `values`, by name, each drawn or left out."""
    return st.fixed_dictionaries({}, optional={name: st.sampled_from(those) for name, those in values.items()})


@st.composite
def matrices(draw: st.DrawFn) -> Sequence[Sequence[str]]:
    """Return a program-of-study matrix: some years, any courses in them, some of the lists below."""
    cells = st.sampled_from(["", "Welding I", "Welding II", "Welding I or Drafting", "English 9", "Nobody's course"])
    years = draw(st.lists(st.sampled_from(["9", "10", "11", "12"]), unique=True, min_size=1))
    rows = [(year, draw(cells), draw(cells)) for year in sorted(years, key=int)]
    lists = {"Certifications": ["Welder card", ""], "WBL": ["Shop tour"], "Careers": ["Welders", "Divers", ""]}
    titles = draw(some({"CIP": ["48.0508", "15.1301"]}))
    below = draw(some(lists))
    return [*plan.FIRST[:2], *titles.items(), ("Grade", "English", "Shop"), ("9", "Welding I"), *rows, *below.items()]


@st.composite
def frameworks(draw: st.DrawFn) -> Sequence[dict[str, Any]]:
    """Return some of the items of a framework, with any words."""
    more = {"conceptKeywords": [[], ["safety"], ["tools", "steel"]], "statusStartDate": ["2026-08-01", ""]}
    numbers = draw(st.lists(st.integers(1, 4), unique=True, min_size=1))
    return [item(one, f"{one}: {draw(WORDS)}", humanCodingScheme=f"S.{one}", **draw(some(more))) for one in numbers]


@st.composite
def graphs(draw: st.DrawFn) -> dict[str, Any]:
    """Return a pathway in CTDL: a credential, some courses before it, and what each says."""

    def described(number: int, class_: str, name: str, **terms: Any) -> dict[str, Any]:
        return thing(number, class_, name, description={"en-US": draw(WORDS)}, **terms)

    numbers = draw(st.lists(st.integers(3, 5), unique=True, min_size=1))
    levels = st.sampled_from(["Grade 9", "Grade 10"])
    keywords = st.sampled_from([{}, {"keyword": {"en-US": ["steel"]}}, {"keyword": {"en-US": ["roofs", "tools"]}}])
    card = part(2, "CredentialComponent", "Roofer card", "Grade 10", proxyFor=[address(22)])
    card["ceterms:hasCondition"] = [needs(*draw(st.lists(st.sampled_from(numbers), unique=True)))]
    courses = [
        described(20 + one, "Course", f"Roofs {one}", codedNotation=f"RF {one}", **draw(keywords)) for one in numbers
    ]
    steps = [
        part(one, "CourseComponent", f"Roofs {one}", draw(levels), proxyFor=[address(20 + one)]) for one in numbers
    ]
    return pathway([card, *steps, *courses, described(22, "Certification", "Roofer card")])


@dataclass(frozen=True)
class Way:
    """A way to import: what the catalog has before, the import, and files from elsewhere."""

    pieces: Sequence[Piece]
    run: Callable[..., Any]
    files: st.SearchStrategy[Any]

    def update(self, folder: Path, file: Any) -> EntityUpdate:
        """Import `file` into the catalog in `folder`."""
        update: EntityUpdate = self.run(folder, file).update
        return update


WAYS = {
    "plan": Way(plan.PIECES, plan.imported, matrices()),
    "competencies": Way((competency("steady-hand", name="Steady hand"),), competencies.imported, frameworks()),
    "ctdl": Way(ctdl.PIECES, ctdl.imported, graphs()),
}
EDITS = st.fixed_dictionaries(
    {},
    optional={
        "name": st.just("Ours"),
        "keywords": st.just(["ours"]),
        "description": st.none(),
        "level": st.sampled_from(["grade-9", "grade-10", "grade-12"]),
    },
)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for the catalogs of a law."""
    return tmp_path_factory.mktemp("laws")


def fresh(scratch: Path, name: str, way: Way) -> Path:
    """Return a new catalog called `name`."""
    shutil.rmtree(scratch / name, ignore_errors=True)
    return write(scratch / name, *way.pieces)


def held(folder: Path) -> dict[str, Any]:
    """Return what each file of the district says, its plan level by level."""
    found = {}
    for file in sorted((folder / HOME).rglob("*.yaml")):
        said = yaml.safe_load(file.read_text(encoding="utf-8"))
        levels = {f"plan/{level}": steps for level, steps in said.pop("plan", {}).items()}
        found[str(file.relative_to(folder))] = {**said, **levels}
    return found


def contents(folder: Path) -> dict[Path, bytes]:
    """Return every file of the district, and what it holds."""
    return {file: file.read_bytes() for file in sorted((folder / HOME).rglob("*")) if file.is_file()}


def edit(folder: Path, update: EntityUpdate, edits: Sequence[Mapping[str, Any]]) -> dict[str, set[str]]:
    """Edit the files of an update, as somebody would by hand; return the edited fields of each."""
    edited: dict[str, set[str]] = {}
    for file, changes in zip(update.changes, edits, strict=False):
        path = folder / file
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
        level = changes.get("level") if "plan" in said else None
        values = {name: value for name, value in changes.items() if name != "level"}
        said = {name: value for name, value in {**said, **values}.items() if value is not None}
        if level:
            said["plan"][level] = [*said["plan"].get(level, ()), {"milestone": "Ask at the office"}]
        path.write_text("# ours\n" + yaml.safe_dump(said, sort_keys=False), encoding="utf-8")
        edited[file] = {*values, *([f"plan/{level}"] if level else [])}
    return edited


@pytest.mark.parametrize("name", WAYS)
@given(data=st.data())
@LAW
def test_one_file_after_another_is_the_other_alone_but_for_what_only_the_first_had(
    scratch: Path, name: str, data: st.DataObject
) -> None:
    way = WAYS[name]
    first, second = data.draw(way.files), data.draw(way.files)
    both, before, alone = (fresh(scratch, folder, way) for folder in ("both", "before", "alone"))
    way.update(both, first)
    gone = way.update(both, second).gone
    way.update(before, first)
    way.update(alone, second)
    found, had, expected = held(both), held(before), held(alone)
    assert sorted(found.keys() - expected.keys()) == sorted(gone)
    for file, fields in expected.items():
        more = {field: value for field, value in found[file].items() if field not in fields}
        assert found[file] == fields | more
        assert all(had[file][field] == value for field, value in more.items())
        assert not any(field.startswith("plan/") for field in more)


@pytest.mark.parametrize("name", WAYS)
@given(data=st.data(), edits=st.lists(EDITS, min_size=6, max_size=6))
@LAW
def test_what_was_edited_by_hand_stands_and_the_same_file_changes_nothing(
    scratch: Path, name: str, data: st.DataObject, edits: list[dict[str, Any]]
) -> None:
    way, folder = WAYS[name], fresh(scratch, "edited", WAYS[name])
    way.update(folder, data.draw(way.files))
    second = data.draw(way.files)
    edit(folder, way.update(folder, second), edits)
    before = contents(folder)
    way.update(folder, second)
    assert contents(folder) == before


@pytest.mark.parametrize("name", WAYS)
@given(data=st.data(), edits=st.lists(EDITS, min_size=6, max_size=6))
@LAW
def test_a_newer_file_changes_all_but_what_was_edited_by_hand(
    scratch: Path, name: str, data: st.DataObject, edits: list[dict[str, Any]]
) -> None:
    way = WAYS[name]
    first, second = data.draw(way.files), data.draw(way.files)
    ours, theirs = (fresh(scratch, folder, way) for folder in ("ours", "theirs"))
    edited = edit(ours, way.update(ours, first), edits)
    by_hand = held(ours)
    way.update(theirs, first)
    update, plain = way.update(ours, second), way.update(theirs, second)
    assert update.gone == plain.gone
    found, expected = held(ours), held(theirs)
    assert found.keys() == expected.keys()
    for file, fields in found.items():
        stands = edited.get(file, set())
        for field in {*fields, *expected[file]}:
            source = by_hand[file] if field in stands else expected[file]
            assert fields.get(field) == source.get(field), (file, field)
