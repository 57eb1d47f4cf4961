"""No module needs itself by way of others, not even inside a function or for its types alone."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from pathlib import Path

import networkx

PROJECT = Path(__file__).resolve().parents[1]


def imported(file: Path, modules: Collection[str]) -> Iterator[str]:
    """Yield those of `modules` that `file` imports, whole or in part."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name in modules)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module in modules:
            for name in node.names:
                inside = f"{node.module}.{name.name}"
                yield inside if inside in modules else node.module


def test_no_modules_import_each_other_in_a_circle() -> None:
    files = {
        ".".join(file.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__"): file
        for file in PROJECT.glob("generator/**/*.py")
    }
    links: networkx.DiGraph[str] = networkx.DiGraph(
        [(module, one) for module, file in files.items() for one in imported(file, files)]
    )
    parts: list[set[str]] = list(networkx.strongly_connected_components(links))
    assert [circle for circle in parts if len(circle) > 1] == []
