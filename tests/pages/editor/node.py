"""Parts of the form's script, run by Node.js."""

from __future__ import annotations

import json
import resource
import subprocess
from pathlib import Path
from typing import Any

from generator.pages.editor.bundle import node_program
from tests.effort import ENOUGH


def answer_of(script: str, asked: object) -> Any:
    """Return what a script beside this module answers."""
    command = [node_program() or "node", str(Path(__file__).with_name(script))]
    run = subprocess.run(
        command, input=json.dumps(asked), capture_output=True, text=True, check=False, preexec_fn=_bounded
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def _bounded() -> None:
    """End what works much longer than any of it should."""
    resource.setrlimit(resource.RLIMIT_CPU, (ENOUGH, ENOUGH))
