"""Output that nobody takes, and what no module was ready for, end in one sentence and never in a traceback."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import check, main

PROGRAM = (sys.executable, "-c", "from generator.cli import main; main()")
full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="There is no device that is always full.")


def run(words: list[str], redirected: str) -> subprocess.CompletedProcess[str]:
    """Run `pathways` with `words` in a shell that sends its output as `redirected` says."""
    shell = ["sh", "-c", f'"$@" {redirected}', "sh", *PROGRAM, *words]
    return subprocess.run(shell, capture_output=True, text=True, check=False)


@full
@pytest.mark.parametrize("words", [["--help"], ["explain", "L201"], ["check", "CATALOG", "--format", "json"]])
def test_a_full_disk_behind_standard_output_is_said_in_one_sentence(words: list[str], folder: Path) -> None:
    ended = run([str(folder) if word == "CATALOG" else word for word in words], ">/dev/full")
    assert ended.stderr == "Error: The output could not be written: No space left on device.\n"
    assert ended.returncode == 2


def test_a_closed_standard_output_is_said_in_one_sentence(folder: Path) -> None:
    ended = run(["check", str(folder)], ">&-")
    assert ended.stderr == "Error: The output could not be written: Bad file descriptor.\n"
    assert ended.returncode == 2


def test_a_report_goes_into_its_file_where_standard_output_is_closed(folder: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    ended = run(["check", str(folder), "--output", str(report)], ">&- <&-")
    assert ended.stderr == ""
    assert report.read_text(encoding="utf-8").endswith("files.\n")


def test_nothing_is_printed_and_nothing_breaks_where_every_stream_is_closed(folder: Path) -> None:
    assert run(["check", str(folder)], ">&- 2>&- <&-").returncode == 2


def test_a_reader_who_has_seen_enough_gets_no_complaint() -> None:
    assert run(["explain", "L201"], "| true").stderr == ""


def test_what_no_module_was_ready_for_is_one_sentence_with_a_log_and_status_3(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("a secret\ud800 of the catalog")

    monkeypatch.setattr(check, "open_catalog", fail)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ended = CliRunner().invoke(main, ["check", str(folder)])
    assert ended.exit_code == 3
    said = re.fullmatch(
        r"This is a bug in the program, not in the catalog: KeyError in test_last_words\.py, line \d+\. "
        r"The file (.+\.log) describes it; please report it with that file\.\n",
        ended.stderr,
    )
    assert said
    assert "Traceback" in Path(said[1]).read_text(encoding="utf-8")


def test_without_a_place_for_the_log_the_sentence_is_all_there_is(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(check, "open_catalog", fail)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    ended = CliRunner().invoke(main, ["check", str(folder)])
    assert ended.exit_code == 3
    assert ended.stderr.endswith("Please report it.\n")
    assert "Traceback" not in ended.stderr
