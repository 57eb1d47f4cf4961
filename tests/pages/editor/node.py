"""Parts of the form's script, run by Node.js."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from generator.pages.editor.bundle import node_program


def answer_of(script: str, asked: object) -> Any:
    """Return what a script beside this module answers."""
    command = [node_program() or "node", str(Path(__file__).with_name(script))]
    run = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)
