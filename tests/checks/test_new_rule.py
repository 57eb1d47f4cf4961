"""Somebody adds a rule: a file and its name in RULES are all it takes, and everything else follows by itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
RULE = '''"""Q998 loud-name.

A name of one word may be an abbreviation, so only names of several words count.
"""

from __future__ import annotations

from generator.checks.example_catalog import WELDING_1, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find names in capital letters."""
    for entity in graph.catalog.all():
        name = str(entity.name)
        if " " in name and name.isupper():
            yield Problem(place=entity.place("/name"), title="A loud name", what="It shouts.")


RULE = GraphRule(
    code="Q998",
    severity=Severity.NOTE,
    title="A name in capital letters",
    meaning="Every letter of the name is a capital letter.",
    why="Screen readers may spell such a name out.",
    fix="Write it as it is spoken.",
    bad=changed(WELDING_1, ("Welding I", "WELDING ONE")),
    check=check,
)
'''
QUESTIONS = """
import sys
from pathlib import Path
from generator.catalog.load import load
from generator.checks.change_rules import EVERY_RULE
from generator.checks.example_catalog import EXAMPLE_DATE, FILES
from generator.checks.report.sarif import sarif_value
from generator.checks.runner import check, find_rule
from generator.cli.explain import explanation
from generator.pages.site import load_site

folder, rule = Path(sys.argv[1]), find_rule("loud-name")
for examples in (rule.good, rule.bad):
    for name, text in {**FILES, **dict(examples.files)}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    report = check(load(folder), EXAMPLE_DATE)
    print([finding.place.file for finding in report.findings if finding.code == rule.code])
print(next(explanation(rule)))
print([one["id"] for one in sarif_value(report)["runs"][0]["tool"]["driver"]["rules"]].count(rule.code))
print(load_site(folder, EXAMPLE_DATE).pages.at("rules/Q998/").made().title)
"""
ANSWERS = """\
[]
['aspen-ridge/courses/welding-1.yaml']
Q998 loud-name (note)
1
Q998: A name in capital letters
"""


def test_a_rule_is_one_file_and_its_name_in_the_list(tmp_path: Path) -> None:
    for folder in ("generator", "schemas"):
        shutil.copytree(PROJECT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    rules = tmp_path / "generator" / "checks" / "rules"
    (rules / "loud_name.py").write_text(RULE, encoding="utf-8")
    names = (rules / "__init__.py").read_text(encoding="utf-8")
    names = names.replace("    missing_work_terms,\n", "    loud_name,\n    missing_work_terms,\n")
    names = names.replace("    no_destination.RULE,", "    loud_name.RULE,\n    no_destination.RULE,")
    (rules / "__init__.py").write_text(names, encoding="utf-8")
    answers = subprocess.run(
        [sys.executable, "-c", QUESTIONS, str(tmp_path / "catalog")],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answers.stderr, answers.stdout) == ("", ANSWERS)
