"""The tests stand where the modules stand that they test."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parent
ROOMS = TESTS.parent / "generator"
APART = {"bench", "browser", "fuzz", "github", "property", "release"}
"""Folders about no one room: measurements, a browser, mutated input, workflows, laws of everything, the package."""
WHOLE_ROOM = {
    "catalog/messages/test_ways_out.py": "follows the advice of every kind of message",
    "catalog/decode/test_new_field.py": "what it takes to add a field",
    "checks/test_new_rule.py": "what it takes to add a rule",
    "checks/rules/test_link_rules.py": "the rules of family L together",
    "checks/rules/test_structure_rules.py": "the rules of family S together",
    "checks/rules/test_plan_rules.py": "the rules of family P together",
    "checks/rules/test_reach_rules.py": "rules that leave findings to each other",
    "checks/rules/test_other_rules.py": "the rules of families O, R, W, M, K and Q",
    "checks/report/test_formats.py": "one report in every format",
    "checks/test_demonstration.py": "every rule on the demonstration",
    "checks/test_every_rule.py": "what holds for every rule",
    "checks/test_mutations.py": "every rule on mistakes in the demonstration",
    "checks/test_university.py": "every rule on thousands of courses",
    "cli/test_commands.py": "every command under its name",
    "diagram/layout/test_crossings.py": "how good layouts are altogether",
    "diagram/test_views.py": "outline, grid, legend and parts say what the diagram says",
    "diff/test_change_mutations.py": "from a change to what is said of it",
    "graph/test_growth.py": "how much is looked up as a catalog grows",
    "graph/test_university.py": "reading and linking thousands of courses",
    "importers/test_university.py": "thousands of courses written as a table and read again",
    "model/test_words.py": "small values of several modules",
    "pages/editor/test_checks.py": "the form's check of shapes against the reader's",
    "pages/editor/test_grid.py": "how the form reads a table",
    "pages/editor/test_rewrite.py": "how the form writes a file",
    "pages/test_hostile.py": "hostile text on every kind of page",
    "pages/test_metadata.py": "what search engines are told on every kind of page",
    "publish/test_browser.py": "a small site in a browser",
    "publish/test_colors.py": "the style sheet",
    "publish/test_demonstration.py": "every way of building gives the same site",
    "publish/test_incremental.py": "a build from what the last one left",
    "publish/test_languages.py": "the site in every language",
    "publish/test_pictures.py": "pictures from the page to the folder",
    "publish/test_university.py": "thousands of pages",
}
"""Tests about a room as a whole, each with what it is about."""
MOST_LINES = 300
LONGER = {
    "diff/outcomes.py": "two sides and the one comparison of them, which nobody asks for apart",
    "graph/catalog_graph.py": "the one class that answers every question to the graph, in words",
    "graph/plan.py": "one builder, whose steps share all of its state",
    "insight/earliest_times.py": "one algorithm with what it is compiled to",
    "insight/finish_times.py": "when each step is open, for each kind of teacher",
    "insight/reach.py": "the one answer to who can finish what, which rules, commands and pages ask",
    "model/entities.py": "one small class for each kind, side by side as the schemas are",
    "pages/render/words/en.py": "a table",
    "pages/render/words/es.py": "a table",
}
"""Modules that are longer than others, each with its reason."""


def mirrored() -> list[Path]:
    """Return every file of tests in a folder that mirrors a room, below the folder of tests."""
    files = (file.relative_to(TESTS) for file in TESTS.rglob("test_*.py") if "node_modules" not in file.parts)
    return sorted(file for file in files if len(file.parts) > 1 and file.parts[0] not in APART)


def names_a_module(test: Path) -> bool:
    """Say whether `test_reader_guard.py` stands where `reader.py` (or a package) stands in the generator."""
    words = test.stem.removeprefix("test_").split("_")
    names = ("_".join(words[:count]) for count in range(1, len(words) + 1))
    folder = ROOMS / test.parent
    return any((folder / f"{name}.py").is_file() or (folder / name / "__init__.py").is_file() for name in names)


def test_every_test_of_a_room_names_a_module_or_is_listed_with_what_it_is_about() -> None:
    assert [str(test) for test in mirrored() if not names_a_module(test) and str(test) not in WHOLE_ROOM] == []


def test_every_folder_of_tests_is_a_room_or_stands_apart() -> None:
    assert [str(test.parent) for test in mirrored() if not (ROOMS / test.parent).is_dir()] == []


def test_a_module_of_another_room_is_not_named() -> None:
    assert names_a_module(Path("catalog/yaml/test_reader_guard.py"))
    assert not names_a_module(Path("catalog/test_reader_guard.py"))


def test_no_folder_but_that_of_the_rules_has_more_than_twenty_modules_side_by_side() -> None:
    folders = (folder for folder in ROOMS.rglob("*") if folder.is_dir() and folder != ROOMS / "checks" / "rules")
    counted = {
        folder.relative_to(ROOMS): len({*folder.glob("*.py")} - {folder / "__init__.py"}) for folder in folders
    }
    assert {folder: count for folder, count in counted.items() if count > 20} == {}


def test_a_module_has_300_lines_at_most_or_a_reason_to_have_more() -> None:
    files = (file for file in ROOMS.rglob("*.py") if "node_modules" not in file.parts)
    long = {file.relative_to(ROOMS).as_posix() for file in files if len(file.read_bytes().splitlines()) > MOST_LINES}
    assert long - LONGER.keys() == set()
