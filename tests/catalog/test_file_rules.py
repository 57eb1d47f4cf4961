"""Each rule's bad example raises exactly that rule, its good example nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalog.file_rules import FILE_RULES, TRANSLATION_MISSING
from generator.catalog.load import load
from generator.model.findings import Example, Rule
from tests.builders import course, write


def laid_over(folder: Path, example: Example) -> list[str]:
    """Return the codes found in a sound catalog over which the files of `example` are laid."""
    write(folder, course("other"))
    for file, text in example.files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        if text.startswith("-> "):
            (folder / file).symlink_to(text[3:])
        else:
            (folder / file).write_text(text, encoding="utf-8")
    return [finding.code for finding in load(folder).findings]


@pytest.mark.parametrize("rule", FILE_RULES, ids=lambda rule: rule.name)
def test_the_bad_example_raises_its_rule_and_the_good_one_nothing(rule: Rule, tmp_path: Path) -> None:
    found = laid_over(tmp_path / "bad", rule.bad)
    # A catalog in two languages whose texts are not all translated is always told so.
    assert [code for code in found if code != TRANSLATION_MISSING.code or code == rule.code] == [rule.code]
    assert laid_over(tmp_path / "good", rule.good) == []
