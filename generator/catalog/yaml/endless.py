"""YAML of other programs, such as mkdocs.yml, that would keep its reader busy without end."""

from __future__ import annotations

from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from generator.runtime.plain_files import NotPlain, TooLarge, read_plain_file

_LARGEST, _MOST_VALUES, _MOST_INHERITED = 1_000_000, 100_000, 5


def is_endless(file: Path) -> bool:
    """Say whether the settings in `file`, or in one that it inherits, hold more than MkDocs could ever look at.

    Values that refer to values (YAML's aliases) make a few hundred letters endless, and MkDocs writes them all out.
    """
    for _ in range(_MOST_INHERITED):
        try:
            root = yaml.compose(read_plain_file(str(file), _LARGEST).decode(), Loader=yaml.SafeLoader)
        except TooLarge:
            return True
        except (NotPlain, OSError, ValueError, yaml.YAMLError, RecursionError):
            return False  # MkDocs says what is wrong with it
        if _size(root, {}) > _MOST_VALUES:
            return True
        said = root.value if isinstance(root, MappingNode) else []
        parent = next((one.value for key, one in said if key.value == "INHERIT"), None)
        if not isinstance(parent, str):
            return False
        file = file.parent / parent
    return True


def _size(node: Node | None, known: dict[int, int]) -> int:
    """Return how many values there are below `node`, each counted as often as it is referred to."""
    if node is None or isinstance(node, ScalarNode):
        return 1
    if id(node) not in known:
        known[id(node)] = _MOST_VALUES + 1  # for a value that holds itself
        parts = [part for pair in node.value for part in (pair if isinstance(pair, tuple) else (pair,))]
        known[id(node)] = 1 + sum(_size(part, known) for part in parts)
    return known[id(node)]
