"""`make bench`: every measurement of the project, one after the other, as tables."""

from __future__ import annotations

from tests.bench import checks


def main() -> None:
    """Run the measurements that need nothing but this project."""
    print("## Checks\n")
    checks.main()


if __name__ == "__main__":
    main()
