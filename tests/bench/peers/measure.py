"""What one run of a program takes."""

from __future__ import annotations

import json
import os
import subprocess
import time
from dataclasses import dataclass

from tests.bench.peers.generators import Project


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds that passed, and seconds of all processors."""

    seconds: float
    processor: float


def measured(project: Project) -> Measured:
    """Build `project` and return what that took. Raises SystemExit with the command's last words when it fails."""
    command, log = project.command, project.folder / "log.txt"
    begin = time.perf_counter()
    with log.open("wb") as said:
        process = subprocess.Popen(command, cwd=project.folder, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}")
    if project.stages:
        took = json.loads(log.read_text(encoding="utf-8").splitlines()[-1])["seconds"]
        processor, clock = (sum(took[stage][at] for stage in project.stages) for at in (0, 1))
        return Measured(clock, processor)
    return Measured(seconds, used.ru_utime + used.ru_stime)
