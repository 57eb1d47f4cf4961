"""`pathways diagram` writes a drawing that needs no other file."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from click.testing import CliRunner, Result

from generator.cli import main
from tests.demonstration import CATALOG


def run(*words: str) -> Result:
    """Run `pathways diagram` with `words` on the demonstration region."""
    return CliRunner().invoke(main, ["diagram", "nursing", *words, "--catalog", str(CATALOG)])


def test_a_drawing_for_one_school_says_what_it_does_not_offer_in_its_title_and_boxes(tmp_path: Path) -> None:
    file = tmp_path / "nursing.svg"
    result = run("--at", "bluestem-plains", "--output", str(file))
    assert result.exit_code == 0, result.output
    tree = ElementTree.parse(file).getroot()
    assert tree.findtext("{http://www.w3.org/2000/svg}title", "").endswith(", at Bluestem Plains School District")
    labels = [element.get("aria-label", "") for element in tree.iter() if element.get("data-step")]
    assert [label for label in labels if "Not offered at Bluestem Plains" in label] == [
        label for label in labels if label.startswith("Chemistry ")
    ]


def test_a_drawing_for_everybody_marks_nothing_as_not_offered() -> None:
    result = run("--form", "phone")
    assert result.exit_code == 0, result.output
    assert "Not offered" not in result.output


def test_an_organization_nobody_knows_is_answered_with_those_that_may_be_meant() -> None:
    result = run("--at", "bluestem-plain")
    assert result.exit_code == 2
    assert 'There is no organization called "bluestem-plain". Did you mean bluestem-plains' in result.output
