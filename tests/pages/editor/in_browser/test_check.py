"""What the check in a browser does, run here: it says what the command line says, and leaves everything as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.pages.editor.in_browser.check import Checker, answer, snapshot
from tests.demonstration import CATALOG, CHECK_DAY, loaded, report

COURSE = "granite-gap-tech/courses/wel-1010.yaml"


@pytest.fixture(scope="module")
def packed() -> bytes:
    return snapshot(CATALOG)


@pytest.fixture(scope="module")
def checker(packed: bytes, tmp_path_factory: pytest.TempPathFactory) -> Checker:
    return Checker(packed.decode(), tmp_path_factory.mktemp("catalog"))


def test_a_snapshot_holds_every_file_and_what_those_without_a_flaw_say(packed: bytes) -> None:
    held = json.loads(packed)
    flawed = {finding.place.file for finding in loaded().findings}
    assert set(held["texts"]) >= set(loaded().files)
    assert set(held["sound"]) == set(loaded().files[1:]) - flawed
    assert held["texts"][COURSE] == (CATALOG / COURSE).read_text(encoding="utf-8")


def test_what_nobody_changed_is_found_as_before(checker: Checker) -> None:
    judged = checker.judge({}, CHECK_DAY)
    assert {one["fingerprint"] for one in judged["findings"]} == {one.fingerprint for one in report().findings}
    assert not any(one["new"] for one in judged["findings"])
    assert judged["impact"]["effects"] == []


def test_a_change_is_judged_and_the_next_one_knows_nothing_of_it(checker: Checker) -> None:
    text = (CATALOG / COURSE).read_text(encoding="utf-8")
    changed = text.replace("prerequisites: wel-1001", "prerequisites: wel-1099")
    new = "granite-gap-tech/courses/robots.yaml"
    files = {COURSE: changed, new: "name: Robots\n"}
    asked = json.dumps({"files": files, "folder": "plans", "as_of": CHECK_DAY.isoformat()})
    judged = json.loads(answer(checker, asked))
    found = {(one["code"], one["file"], one["pointer"]) for one in judged["findings"] if one["new"]}
    assert ("L201", f"plans/{COURSE}", "/prerequisites") in found
    assert f"plans/{new}" in {file for _, file, _ in found}
    assert judged["impact"]["headline"] == "This change breaks 1 pathway in 3 districts."
    after = checker.judge({}, CHECK_DAY)
    assert not any(one["new"] for one in after["findings"])


def test_a_catalog_with_flaws_is_read_anew_where_they_are(tmp_path: Path) -> None:
    catalog = tmp_path / "catalog"
    (catalog / "us" / "courses").mkdir(parents=True)
    (catalog / "catalog.yaml").write_text("name: Ours\nlanguages: [en]\nlevels: []\n", encoding="utf-8")
    (catalog / "us" / "courses" / "a.yaml").write_text("nam: A\n", encoding="utf-8")
    packed = snapshot(catalog)
    assert json.loads(packed)["sound"] == {}
    judged = Checker(packed.decode(), tmp_path / "there").judge({}, CHECK_DAY)
    assert "D102" in {one["code"] for one in judged["findings"]}
