"""Q909: what partnerships agreed to do by a day that has passed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from click.testing import CliRunner

from generator.checks.rules.action_overdue import RULE
from generator.cli.upkeep.stale import stale_command
from tests.builders import organization, partnership, write
from tests.checks.asked import places, problems

ACTIONS = [
    "Meet each spring",
    {"text": "Host job shadows", "status": "under-way", "due": "2026-10-31", "owner": "mill"},
    {"text": "Open places", "status": "planned", "due": "2026-11-01"},
    {"text": "Lend tools", "status": "done", "due": "2026-01-31"},
    {"text": "Pay tuition", "status": "dropped", "due": "2026-01-31"},
    {"text": "Review skills", "status": "planned"},
]


def test_only_what_is_not_finished_on_the_day_after_is_overdue() -> None:
    pieces = (organization("mill", type="employer"), partnership("metal", actions=ACTIONS))
    (found,) = problems(RULE, *pieces, as_of=date(2026, 11, 1))
    assert found.title == "“Host job shadows” was due on 2026-10-31"
    assert found.what == "Metal agreed to do it by 2026-10-31. Mill sees to it."
    assert found.fix.startswith("Ask Mill. Write `status: done`")
    later = problems(RULE, *pieces, as_of=date(2026, 11, 2))
    assert places(later) == ["aspen-ridge/metal/actions/1/due", "aspen-ridge/metal/actions/2/due"]
    assert later[1].what.endswith("Nobody is named who sees to it.")


def test_the_weekly_list_says_what_is_overdue_and_whom_to_ask(tmp_path: Path) -> None:
    folder = write(tmp_path / "catalog", organization("mill", type="employer"), partnership("metal", actions=ACTIONS))
    listed = CliRunner().invoke(stale_command, [str(folder), "--as-of", "2026-11-01"]).output
    assert "- “Host job shadows” was due on 2026-10-31 (Q909)" in listed
    assert "Ask Mill." in listed
    assert "Open places" not in listed
