"""Parts of the form's script, run by Node.js."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.effort import ENOUGH


def node_program() -> str:
    """Return the path of Node.js: the one beside this Python, or any other on this computer."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return shutil.which("node", path=path) or "node"


def answer_of(script: str, asked: object) -> Any:
    """Return what a script beside this module answers."""
    command = [node_program(), str(Path(__file__).with_name(script))]
    run = subprocess.run(
        command, input=json.dumps(asked), capture_output=True, text=True, check=False, preexec_fn=_bounded
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def _bounded() -> None:
    """End what works much longer than any of it should."""
    resource.setrlimit(resource.RLIMIT_CPU, (ENOUGH, ENOUGH))
