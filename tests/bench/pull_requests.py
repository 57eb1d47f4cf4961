"""How long a pull request waits for its answer, from the checkout: `python -m tests.bench.pull_requests`.

The change is a shared course deleted, in the demonstration and in a synthetic catalog of about 5,000 files. Times are
of the processor, so that whatever else the computer does counts for nothing. Getting Python packages is not counted:
that is the network's time.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.report import keep
from tests.bench.synthetic import PER_DISTRICT

ROOT = Path(__file__).parents[2]
_RUNS = 3


def main() -> None:
    """Measure both sizes, and keep the medians of three runs."""
    parser = argparse.ArgumentParser(description="How long a pull request waits for its answer.")
    parser.add_argument("--pathways", type=int, default=1000, help="the size of the synthetic catalog")
    pathways = parser.parse_args().pathways
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        shutil.copytree(ROOT / "catalog", folder / "demonstration" / "catalog")
        command = [sys.executable, "-m", "tests.bench.synthetic", "--pathways", str(pathways)]
        subprocess.run([*command, "--to", str(folder / "synthetic" / "catalog")], check=True, capture_output=True)
        keep("pull requests", [measure(folder / name) for name in ("demonstration", "synthetic")])


def measure(before: Path) -> dict[str, Any]:
    """Return what the answer to one change of one catalog takes."""
    after = before.with_name(f"{before.name}-after")
    shutil.copytree(before, after)
    courses = sorted((after / "catalog").glob("*/courses/*.yaml"))
    courses[len(courses) // PER_DISTRICT].unlink()
    files = sum(1 for _ in before.rglob("*.yaml"))
    # As .github/workflows/check.yml asks it.
    arguments = ["diff", str(before), ".", "--format", "github", "--output", str(after.with_suffix(".md"))]
    times = [_seconds(arguments, after) for _ in range(_RUNS)]
    return {"catalog": before.name, "files": files, "seconds": median(times)}


def _seconds(arguments: list[str], folder: Path) -> float:
    begin = resource.getrusage(resource.RUSAGE_CHILDREN)
    program = Path(sys.executable).with_name("pathways")
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    return end.ru_utime + end.ru_stime - begin.ru_utime - begin.ru_stime


if __name__ == "__main__":
    main()
