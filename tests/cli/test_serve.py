"""`pathways serve`: what it says, and what it leaves behind however it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.runtime.work_folder import work_folder
from tests.checks.places import lay_out
from tests.laws import NIGHT
from tests.processes import PATIENCE, assert_no_process_is_left


def test_a_folder_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["serve", str(tmp_path / "nowhere")])
    assert (result.exit_code, result.stderr) == (1, f"There is no folder called {tmp_path / 'nowhere'}.\n")


def test_a_port_that_is_taken_is_said_in_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(main, ["serve", str(lay_out(tmp_path / "catalog")), "--port", str(port)])
    said = f"The site cannot be served at port {port}: Address already in use. Try another, with --port.\n"
    assert (result.exit_code, result.stderr) == (1, said)


ENDS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT) if NIGHT else (signal.SIGKILL, signal.SIGTERM)


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.name)
def test_any_free_port_is_named_and_nothing_is_left_at_the_end(
    tmp_path: Path, end: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog, temporary = lay_out(tmp_path / "catalog"), tmp_path / "temporary"
    temporary.mkdir()
    run = "from generator.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", run, "serve", str(catalog), "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(temporary)},
        start_new_session=True,
    ) as server:
        try:
            assert server.stderr is not None
            line = server.stderr.readline()
            address = re.fullmatch(r"The catalog is at (http://127\.0\.0\.1:[1-9][0-9]*/) — .*\n", line)
            assert address, line
            with urllib.request.urlopen(f"{address[1]}courses/", timeout=PATIENCE) as page:
                assert address[1] in page.read().decode()
            server.send_signal(end)
            told = server.stderr.read()
        finally:
            server.kill()
    assert server.returncode == (0 if end != signal.SIGKILL else -end)
    assert "Traceback" not in told
    assert_no_process_is_left(server.pid)
    if end == signal.SIGKILL:  # the next command that needs such a folder removes what nobody else could
        assert list(temporary.iterdir())
        monkeypatch.setattr(tempfile, "tempdir", str(temporary))
        with work_folder():
            pass
    assert list(temporary.iterdir()) == []
