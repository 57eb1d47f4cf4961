"""Crossings must stay below the stored totals; `python -m tests.bench.diagrams.totals` writes them anew."""

import json
from pathlib import Path

from generator.diagram.form import PHONE, WIDE
from generator.diagram.layout.layout import layout
from tests.bench.diagrams.corpus import random_plans
from tests.bench.diagrams.survey import picture, survey

STORED = Path(__file__).with_name("crossings.json")
_PLANS = 40


def totals() -> dict[str, int]:
    """Crossings of the stored corpus by form."""
    flows = tuple(random_plans(_PLANS))
    return {form.name: sum(survey(picture(layout(flow, form))).crossings for flow in flows) for form in (WIDE, PHONE)}


if __name__ == "__main__":
    STORED.write_text(json.dumps(totals(), indent=2) + "\n", encoding="utf-8")
