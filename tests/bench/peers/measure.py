"""What one run of a program takes."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds that passed, and seconds of all processors."""

    seconds: float
    processor: float


def measured(command: tuple[str, ...], folder: Path) -> Measured:
    """Run `command` in `folder` and return what it took. Raises SystemExit with its last words when it fails."""
    log = folder / "log.txt"
    begin = time.perf_counter()
    with log.open("wb") as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}")
    return Measured(seconds, used.ru_utime + used.ru_stime)
