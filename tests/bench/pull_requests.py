"""How long a pull request waits for its answer, from the checkout: `python -m tests.bench.pull_requests`.

The change is a shared course deleted, in the demonstration and in a synthetic catalog of about 5,000 files. Getting
Python packages is not counted: that is the network's time.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.bench.synthetic import PER_DISTRICT

ROOT = Path(__file__).parents[2]
_RUNS = 3


def main() -> None:
    """Print the medians of three runs for each size."""
    parser = argparse.ArgumentParser(description="How long a pull request waits for its answer.")
    parser.add_argument("--pathways", type=int, default=1000, help="the size of the synthetic catalog")
    pathways = parser.parse_args().pathways
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        shutil.copytree(ROOT / "catalog", folder / "demonstration" / "catalog")
        command = [sys.executable, "-m", "tests.bench.synthetic", "--pathways", str(pathways)]
        subprocess.run([*command, "--to", str(folder / "synthetic" / "catalog")], check=True, capture_output=True)
        for name in ("demonstration", "synthetic"):
            measure(folder / name)


def measure(before: Path) -> None:
    """Print what each step of the check takes for one catalog."""
    after = before.with_name(f"{before.name}-after")
    shutil.copytree(before, after)
    courses = sorted((after / "catalog").glob("*/courses/*.yaml"))
    courses[len(courses) // PER_DISTRICT].unlink()
    files = sum(1 for _ in before.rglob("*.yaml"))
    report = after.with_suffix(".md")
    steps = {
        "say what it does": ["diff", str(before), str(after), "--format", "markdown", "--output", str(report)],
        "check": ["check", str(after / "catalog"), "--base", str(before / "catalog"), "--format", "github"],
    }
    for step, arguments in steps.items():
        times = [_seconds(arguments) for _ in range(_RUNS)]
        print(f"{before.name}: {files:,} files, {step}: {median(times):.1f} s")


def _seconds(arguments: list[str]) -> float:
    begin = time.perf_counter()
    program = Path(sys.executable).with_name("pathways")
    done = subprocess.run([program, *arguments], capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
