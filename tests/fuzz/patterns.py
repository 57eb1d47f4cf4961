"""Every regular expression of the program, how it is used, and texts that make a careless one run for ages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import generator
from generator.pages.editor.bundle import SCRIPT

ROOT = Path(generator.__file__).parent
FROM_START = {"match", "fullmatch"}
ANYWHERE = {"search", "sub", "subn", "split", "findall", "finditer"}


@dataclass(frozen=True)
class Used:
    """A pattern, the name of where it stands, and whether it is looked for anywhere in a text or at its start."""

    name: str
    pattern: re.Pattern[Any]
    anywhere: bool


def patterns() -> Iterator[Used]:
    """Yield each pattern that a module of the program holds, or writes where it is used, once."""
    seen: set[tuple[object, bool]] = set()
    for used in (*_held(), *_written()):
        key = (used.pattern, used.anywhere)
        if key not in seen:
            seen.add(key)
            yield used


def _held() -> Iterator[Used]:
    methods = _methods()
    for found in walk_packages(generator.__path__, "generator."):
        for name, value in vars(import_module(found.name)).items():
            for pattern in _inside(value):
                if isinstance(value, re.Pattern):
                    used = methods.get((found.name, name), set())
                else:  # each in a table is taken out under a name of its own
                    used = methods.get((found.name, ""), ANYWHERE)
                if used:
                    yield Used(f"{found.name}.{name}", pattern, bool(used & ANYWHERE))


def _inside(value: object, depth: int = 3) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, (Mapping, list, tuple, set, frozenset)):
        items: Iterable[object] = value.values() if isinstance(value, Mapping) else value
        for item in items:
            yield from _inside(item, depth - 1)


@cache
def _calls() -> Sequence[tuple[str, ast.Call, ast.expr, str]]:
    """Return each call of a method in the program: its place, itself, what the method is of, and its name."""
    return [
        (f"{file.relative_to(ROOT)}:{node.lineno}", node, node.func.value, node.func.attr)
        for file in sorted(ROOT.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]


def _methods() -> dict[tuple[str, str], set[str]]:
    """Return, by a module and a name in it, which methods of a pattern are called of that name there.

    The name is empty for all that are no constants of the module; texts can be split, too.
    """
    found: dict[tuple[str, str], set[str]] = {}
    for place, _, of, method in _calls():
        if isinstance(of, ast.Name) and method in FROM_START | ANYWHERE:
            module = ".".join(("generator", *Path(place.partition(":")[0]).with_suffix("").parts))
            name = of.id if of.id.isupper() else ""
            if name or (of.id != "re" and method != "split"):
                found.setdefault((module.removesuffix(".__init__"), name), set()).add(method)
    return found


def _written() -> Iterator[Used]:
    for place, call, of, function in _calls():
        if isinstance(of, ast.Name) and of.id == "re" and function in FROM_START | ANYWHERE:
            source = _source(call.args[0])
            if source is not None:
                yield Used(place, re.compile(source), function in ANYWHERE)


def _source(written: ast.expr) -> str | bytes | None:
    """Return a pattern that is written out but for escaped texts, for each of which a letter stands."""
    match written:
        case ast.Constant(str() | bytes() as source):
            return source
        case ast.JoinedStr(parts):
            found = [_source(part) for part in parts]
            return None if None in found else "".join(map(str, found))
        case ast.FormattedValue(ast.Call(ast.Attribute(ast.Name("re"), "escape"))):
            return "x"
        case _:
            return None


def made_where_used() -> list[str]:
    """Return the places in which a pattern is put together in the moment in which it is used."""
    return [
        f"{place} {ast.unparse(call.args[0])}"
        for place, call, of, function in _calls()
        if isinstance(of, ast.Name)
        and of.id == "re"
        and function in FROM_START | ANYWHERE
        and _source(call.args[0]) is None
    ]


_SCRIPTED = re.compile(
    r"(?<=[(,=:&|?!\[] |.[(,=:&|?!\[])/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+)/([dgimsuvy]*)"
)
_MADE = re.compile(r"\bRegExp\([`\"]([^`\"]*)")
"""A regular expression in JavaScript: where a value is expected, not after one, which would be divided."""
_OF_SCRIPTS = ((re.compile(r"\\[pP]\{\w+\}"), r"\\w"), (re.compile(r"\(\?<(?=\w)"), "(?P<"))
"""What JavaScript writes in another way than Python. Any class of letters stands for any other."""


def scripted() -> Iterator[Used]:
    """Yield each regular expression of the pages' scripts and of the form, as Python writes it."""
    ours = (one for one in ROOT.rglob("*.js") if "node_modules" not in one.parts and one != SCRIPT)
    for file in sorted(ours):
        text = file.read_text(encoding="utf-8")
        parts = dict(re.findall(r'const ([A-Z]+) = "([^"]*)";', text))
        made = [(one.replace("\\\\", "\\"), "") for one in _MADE.findall(text)]  # a text has its own escapes
        for written, flags in (*_SCRIPTED.findall(text), *made):
            source = written
            for name, part in parts.items():
                source = source.replace(f"${{{name}}}", part)
            for pattern, instead in _OF_SCRIPTS:
                source = pattern.sub(instead, source)
            yield Used(f"{file.relative_to(ROOT)}: /{written}/", re.compile(source), anywhere="y" not in flags)


USUAL = (" ", "a", "0", ".", "-", "\n", "A", "\t", "_", "\0", "<", ",", "é")
_NO_TEXT = re.compile(r"\\[AZbBdDwWsS]|\(\?P<\w+>|\(\?<?[:=!>]|\{[0-9]*,?[0-9]*\}")


def attacks(source: str, *, thorough: bool) -> Iterator[tuple[str, str]]:
    """Yield beginnings, and what to repeat after them, of texts much like what the pattern `source` looks for."""
    plain = _NO_TEXT.sub(" ", source).replace("\\", "")
    words = list(dict.fromkeys(re.findall(r"[^\W\d_]{2,}", plain)))[: 12 if thorough else 2]
    pieces = list(dict.fromkeys(re.findall(r"[\w :<>=\"/#@,.-]{2,}", plain)))[: 8 if thorough else 2]
    signs = list(dict.fromkeys(sign for sign in plain if not sign.isalnum()))[: 14 if thorough else 6]
    letters = list(dict.fromkeys([*(USUAL if thorough else USUAL[:8]), *signs]))
    begins = (
        ["", *words, *pieces, *(f"{word} " for word in words), "0", "a", *signs] if thorough else ["", *pieces[:1]]
    )
    repeated = [*letters, *words, *pieces, *(f"{word} " for word in words)]
    yield from dict.fromkeys((begin, one) for begin in begins for one in repeated)
    if thorough:
        yield from (("", one + other) for one in letters for other in letters if one != other)
