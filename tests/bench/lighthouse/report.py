"""What Lighthouse says of the pages people meet first: `python -m tests.bench.lighthouse.report` writes REPORT.md.

Needs `npm install` in this folder, and Chromium. The demonstration region is served compressed, as its host
would do, to Lighthouse's own phone: a slow connection and a processor a fourth as fast. Nothing of this is shipped.
"""

from __future__ import annotations

import functools
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator.pages.site import load_site
from generator.publish.build import BuildResult, build
from tests.demonstration import DAY, ROOT
from tests.web import INSTALLED, serving

FOLDER = Path(__file__).parent
PAGES = {
    "home": "",
    "finder": "find/",
    "finder, searching": "find/?q=welding",
    "pathway": "pathways/granite-gap-tech/welding/",
    "longest pathway": "pathways/three-forks-boces/nursing/",
    "longest pathway in Spanish": "es/pathways/three-forks-boces/nursing/",
    "start": "start/",
    "start, answered": "start/#at=kestrel-pass&level=grade-10",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMINGS = {
    "first paint": "first-contentful-paint",
    "largest paint": "largest-contentful-paint",
    "blocked": "total-blocking-time",
    "shift": "cumulative-layout-shift",
    "transferred": "total-byte-weight",
}


@contextmanager
def region() -> Iterator[str]:
    """Serve the demonstration region; yield its address."""
    with tempfile.TemporaryDirectory() as name, serving(Path(name)) as address:
        load = functools.partial(load_site, as_of=DAY)
        built = build(ROOT / "catalog", Path(name) / "careers", load, address=address)
        assert isinstance(built, BuildResult), built
        yield address


def audited(address: str) -> dict[str, Any]:
    """Return Lighthouse's report on a page."""
    run = subprocess.run(
        [
            *("node", FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js", address),
            *("--output=json", "--quiet", f"--only-categories={','.join(CATEGORIES)}"),
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "CHROME_PATH": str(INSTALLED)},
    )
    report: dict[str, Any] = json.loads(run.stdout)
    return report


def row(name: str, report: dict[str, Any]) -> str:
    scores = [f"{report['categories'][key]['score'] * 100:.0f}" for key in CATEGORIES]
    timings = [displayed(report["audits"][key]) for key in TIMINGS.values()]
    return f"| {' | '.join((name, *scores, *timings))} |"


def displayed(audit: dict[str, Any]) -> str:
    return str(audit["displayValue"]).replace("\u00a0", " ").removeprefix("Total size was ")


def failed(report: dict[str, Any]) -> list[str]:
    """Return what lowers a score, performance aside, each with the first places."""
    weighed = {
        audit["id"]
        for key in CATEGORIES[1:]
        for audit in report["categories"][key]["auditRefs"]
        if audit["weight"] and report["audits"][audit["id"]]["score"] not in (None, 1)
    }
    return [f"{report['audits'][key]['title']}: {places(report['audits'][key])}" for key in sorted(weighed)]


def places(audit: dict[str, Any]) -> list[str]:
    return [item.get("node", {}).get("snippet", "") for item in audit.get("details", {}).get("items", [])][:3]


def main() -> None:
    """Measure every page and write the table; print what is amiss."""
    rows = []
    with region() as address:
        for name, path in PAGES.items():
            report = audited(address + path)
            version = report["lighthouseVersion"]
            rows.append(row(name, report))
            print(rows[-1], *failed(report), sep="\n  ")
    head = ("page", *CATEGORIES, *TIMINGS)
    table = "\n".join((f"| {' | '.join(head)} |", f"|---|{'---:|' * (len(head) - 1)}", *rows))
    words = f"Lighthouse {version}, its mobile preset, on the demonstration region, served compressed.\n"
    (FOLDER / "REPORT.md").write_text(f"# Lighthouse\n\n{words}\n{table}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
