"""`make bench`: measure what needs nothing but this project, and write the report.

Measurements that fetch other programs are modules of their own, as the headings of REPORT.md say.
"""

from __future__ import annotations

from tests.bench import checks, imports, insight_reach, pull_requests, stages


def main() -> None:
    """Run the measurements one after the other, each of which keeps its rows and writes the report anew."""
    for measurement in (stages, checks, pull_requests, insight_reach, imports):
        print(f"Measuring: {measurement.__name__}", flush=True)
        measurement.main()


if __name__ == "__main__":
    main()
