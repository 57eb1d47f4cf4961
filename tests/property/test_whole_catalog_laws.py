"""Laws of the whole check, from files to findings: what is sound is skipped, what is broken is named.

Every catalog is written and read. A mutation operator breaks it in one way; the check must say so with the rule for
that way, and find no other mistake for which there is an operator.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog.load import load
from generator.checks.runner import check
from tests.builders import write
from tests.checks.stranger import WITH_A_STRANGER
from tests.laws import NIGHT, examples
from tests.property.operators import OPERATORS, Operator
from tests.property.sound_catalogs import Sound, sound_catalogs

AS_OF = date(2026, 11, 2)
ALSO_SOUND = ("F101", "F102", "F103", "F104", "F105", "F106", "F107", "O504", "O505", "X991")
JUDGED = frozenset((*OPERATORS.values(), *ALSO_SOUND))
"""The rules for which the catalogs are made sound. A rule that is to be among them gets an operator."""
EXAMPLES = 8 if NIGHT else 5


def found(sound: Sound) -> set[str]:
    """Return the codes of what judged rules find in the catalog, written to files and read again."""
    with TemporaryDirectory() as folder:
        codes = Path(folder) / "codes"
        codes.mkdir()
        (codes / "soc2018.csv").write_text("code,title\n51-4121,Welders\n", encoding="utf-8")
        (codes / "cip_soc.csv").write_text("cip_code,soc_code\n48.0508,51-4121\n48.0501,51-4041\n", encoding="utf-8")
        files = write(Path(folder) / "catalog", *sound.pieces.values(), code_lists="../codes")
        report = check(load(files), AS_OF, rules=WITH_A_STRANGER)
    assert report.crashes == ()
    return {finding.code for finding in report.findings} & JUDGED


@given(sound_catalogs())
@settings(max_examples=examples(3 * EXAMPLES))
def test_a_sound_catalog_has_no_findings(sound: Sound) -> None:
    assert found(sound) == set()


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.__name__)
@given(sound=sound_catalogs(), data=st.data())
@settings(max_examples=examples(EXAMPLES))
def test_what_is_broken_in_one_way_is_named_by_the_rule_for_it(
    operator: Operator, sound: Sound, data: st.DataObject
) -> None:
    assert found(operator(sound, data.draw)) == {OPERATORS[operator]}


@given(sound=sound_catalogs(), data=st.data())
@settings(max_examples=examples(EXAMPLES))
def test_a_deleted_agreement_is_missed_by_its_district(sound: Sound, data: st.DataObject) -> None:
    district = data.draw(st.sampled_from(sound.districts))
    others = len(sound.districts) > 1
    assert found(sound.without(f"{district}/credit")) == ({"O505"} if others else {"O504"})
