"""`make bench`: every measurement of the project, one after the other, as tables."""

from __future__ import annotations

from tests.bench import checks, stages


def main() -> None:
    """Run the measurements that need nothing but this project."""
    print("## Build\n")
    stages.main()
    print("\n## Checks\n")
    checks.main()


if __name__ == "__main__":
    main()
