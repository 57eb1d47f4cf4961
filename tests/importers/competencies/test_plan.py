"""A framework is brought up to date, not imported twice; any JSON or table at all ends in files or a sentence."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.load import load
from generator.importers.competencies.case_package import read_package
from generator.importers.competencies.item_table import read_item_table
from generator.importers.competencies.plan import CompetencyImport, plan_competencies
from generator.importers.files import write_files
from generator.importers.json_file import read_json
from generator.importers.memory import memory_file
from generator.importers.merge import ImportAction
from generator.importers.tables.rows import CannotImport
from generator.importers.tables.table import read_table
from tests.builders import HOME, competency, write
from tests.importers.competencies.packages import identifier, item, package

FIRST = (
    item(1, "Wears a mask.", humanCodingScheme="S.1", conceptKeywords=["safety"]),
    item(2, "Sweeps the shop.", humanCodingScheme="S.2"),
    item(3, "Reads a drawing.", humanCodingScheme="S.3"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a catalog with one district and a competency."""
    return write(tmp_path / "catalog", competency("s-3", name="Steady hand"))


def imported(folder: Path, items: Sequence[dict[str, Any]], **choices: bool) -> CompetencyImport:
    """Import a package of `items` into the catalog in `folder`."""
    framework = read_package("shop.json", package(items, {}))
    chosen = {"force": False, "retire": False, **choices}
    planned = plan_competencies(framework, load(folder).catalog, folder, HOME, {}, **chosen)
    texts = {one.file: one.text for one in planned.update.changes.values() if one.text}
    write_files(folder, {**texts, memory_file(HOME, planned.remembered_as): planned.update.memory.text()})
    return planned


def fields(folder: Path, slug: str) -> Any:
    """Return the fields of a competency."""
    return yaml.safe_load((folder / HOME / "competencies" / f"{slug}.yaml").read_text(encoding="utf-8"))


def outcomes(planned: CompetencyImport) -> dict[str, ImportAction]:
    """Return what happens to each file, by its slug."""
    return {Path(file).stem: one.outcome for file, one in planned.update.changes.items()}


def test_a_new_id_takes_nothing_that_is_there(folder: Path) -> None:
    imported(folder, FIRST)
    assert fields(folder, "s-3")["name"] == "Steady hand"
    assert fields(folder, "s-3-reads-a-drawing")["ids"] == {"case": identifier(3)}
    assert [one.title for one in load(folder).findings] == []


def test_the_next_version_changes_what_changed_and_keeps_what_was_edited(folder: Path) -> None:
    imported(folder, FIRST)
    path = folder / HOME / "competencies" / "s-1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Wears a mask.", "Wears a mask. Always."), "utf-8")
    again = (
        {key: said for key, said in FIRST[0].items() if key != "conceptKeywords"},
        item(2, "Sweeps and oils the shop.", humanCodingScheme="S.9", conceptKeywords=[]),
    )
    planned = imported(folder, again)
    assert outcomes(planned) == {"s-1": ImportAction.UPDATED, "s-2": ImportAction.UPDATED}
    change = planned.update.changes["aspen-ridge/competencies/s-1.yaml"]
    assert (change.changed, change.kept) == (("keywords",), ("name", "statement"))
    assert fields(folder, "s-1")["statement"] == "Wears a mask. Always."
    assert fields(folder, "s-2")["statement"] == "Sweeps and oils the shop."
    assert planned.update.gone == ("aspen-ridge/competencies/s-3-reads-a-drawing.yaml",)


def test_what_is_gone_ceases_when_asked_and_comes_back(folder: Path) -> None:
    imported(folder, FIRST)
    assert imported(folder, FIRST[:2], retire=True).update.retired
    assert fields(folder, "s-3-reads-a-drawing")["status"] == "ceased"
    assert imported(folder, FIRST[:2]).update.gone == ()
    imported(folder, FIRST)
    assert "status" not in fields(folder, "s-3-reads-a-drawing")


def test_a_renamed_file_is_known_by_its_identifier_and_a_deleted_one_stays_deleted(folder: Path) -> None:
    imported(folder, FIRST)
    home = folder / HOME / "competencies"
    moved = (home / "s-1.yaml").read_text(encoding="utf-8") + "formerly: [aspen-ridge/s-1]\n"
    (home / "masks.yaml").write_text(moved, encoding="utf-8")
    (home / "s-1.yaml").unlink()
    (home / "s-2.yaml").unlink()
    assert outcomes(imported(folder, FIRST[:2])) == {"masks": ImportAction.UNCHANGED, "s-2": ImportAction.DELETED}


def test_a_file_without_competencies_is_refused(folder: Path) -> None:
    with pytest.raises(CannotImport, match="No item of this file is a competency"):
        imported(folder, [item(1, "")])


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a catalog into which anything is imported, none of it written."""
    return write(tmp_path_factory.mktemp("fuzz") / "catalog")


WORDS = st.sampled_from(
    ["", "A", "A.1", "~", "yes", "- b", ": c", "# d", "=1+1", "<b>x</b>", "\u202e", "\ud800", "12:30"]
)
VALUES = st.recursive(
    WORDS | st.text(max_size=12) | st.integers() | st.floats() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=4,
)
PROPERTIES = st.sampled_from(
    [
        *("identifier", "fullStatement", "abbreviatedStatement", "humanCodingScheme", "CFItemType", "isChildOf"),
        *("conceptKeywords", "notes", "language", "statusStartDate", "statusEndDate", "smartLevel", "uri"),
    ]
)
ITEMS = st.dictionaries(PROPERTIES, VALUES, max_size=6)
LINKS = st.fixed_dictionaries(
    {
        "associationType": st.just("isChildOf") | VALUES,
        "originNodeURI": st.fixed_dictionaries({"identifier": WORDS}) | VALUES,
        "destinationNodeURI": st.fixed_dictionaries({"identifier": WORDS}) | VALUES,
        "sequenceNumber": VALUES,
    }
)
PACKAGES = st.fixed_dictionaries(
    {
        "CFDocument": st.dictionaries(st.sampled_from(["title", "creator", "identifier"]), VALUES) | VALUES,
        "CFItems": st.lists(ITEMS | VALUES, min_size=1, max_size=4) | VALUES,
        "CFAssociations": st.lists(LINKS | VALUES, max_size=4) | VALUES,
    }
)


def outcome(shared: Path, path: Path) -> str:
    """Return why the file at `path` is refused; nothing when its files could be written and read again."""
    try:
        if path.suffix == ".json":
            framework = read_package(path.name, read_json(path))
        else:
            framework = read_item_table(read_table(path), {}, {})
        catalog = load(shared).catalog
        planned = plan_competencies(framework, catalog, shared, HOME, {}, force=False, retire=True)
    except CannotImport as problem:
        return str(problem)
    write_files(shared.parent / "written", {one.file: one.text for one in planned.update.changes.values()})
    return ""


@given(PACKAGES)
def test_any_package_is_imported_or_refused_in_one_sentence(shared: Path, held: Any) -> None:
    path = shared.parent / "any.json"
    path.write_text(json.dumps(held), encoding="utf-8")
    assert "\n" not in outcome(shared, path)


@given(
    st.lists(PROPERTIES, min_size=1, max_size=5),
    st.lists(st.lists(WORDS | st.text(max_size=20), max_size=6), max_size=4),
)
def test_any_table_is_imported_or_refused_in_one_sentence(
    shared: Path, headers: list[str], rows: list[list[str]]
) -> None:
    path = shared.parent / "any.csv"
    lines = [",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in (headers, *rows)]
    path.write_text("\n".join(lines), encoding="utf-8", errors="replace")
    assert "\n" not in outcome(shared, path)
