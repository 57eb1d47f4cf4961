"""What the package needs from the project is found in a checkout, and pyproject.toml packs it."""

from __future__ import annotations

import tomllib

from generator.runtime.bundled import bundled
from tests.demonstration import ROOT


def test_everything_that_is_packed_is_found_in_a_checkout_too() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packed = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert {to: bundled(path).exists() for path, to in packed.items()} == {
        f"generator/_bundled/{path}": True for path in packed
    }
