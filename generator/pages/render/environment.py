"""How every template of this program is read: what it is given is escaped, what it says is what Python does.

Jinja asks at run time what `a.b` may mean (an attribute, an item, nothing) and whom it calls, hundreds of times for
each page. Here `a.b` is the attribute and `f(x)` the call, so that templates are compiled to the Python they look
like; an attribute that is not there is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, MutableMapping
from functools import cache
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, ChoiceLoader, Environment, PackageLoader, StrictUndefined, Template, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup, escape

from generator.pages.render.words import Words

_special = re.compile("[&<>'\"]").search


def escaped(value: object) -> str:
    """Return `value` as it stands in markup. `escape` would copy what needs no escaping, as most of what is shown."""
    kind = type(value)
    if kind is Markup or (kind is str and not _special(value)):  # type: ignore[call-overload]  # it is a str
        return value  # type: ignore[return-value]
    return escape(value)


def script_data(json_text: str) -> Markup:
    """Return JSON that may stand in a <script>: the three characters that could end it, as JSON escapes.

    In JSON they occur in strings only, where an escape says the same.
    """
    for character in "<>&":
        json_text = json_text.replace(character, f"\\u{ord(character):04x}")
    return Markup(json_text)  # noqa: S704  # nothing in it can end the script now


class _Code(CodeGenerator):
    """Writes attributes and calls as Python has them (`Environment.code_generator_class`)."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        super().visit_Template(node, frame)
        self.writeline(f"from {__name__} import escaped as escape")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


class _Words(Extension):
    """Sets words (`w.key`) into a template when it is compiled, as if they were written there."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        words = self.environment.globals["w"]
        assert isinstance(words, Words)
        for token in stream:
            named = stream.look() if token.test("name:w") and stream.current.test("dot") else None
            if named and named.value in words:
                next(stream)
                next(stream)
                yield Token(token.lineno, "string", words[named.value])
            else:
                yield token


class _Compiled(BytecodeCache):
    """What Jinja made of each template, for all who render in this process: compiling takes longer than a page."""

    def __init__(self) -> None:
        self._code: dict[str, CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.code


@cache
def _compiled(_language: str) -> _Compiled:
    return _Compiled()


def templates_in(package: str, folders: tuple[str, ...], words: Words | None = None) -> Environment:
    """Return the templates in `folders` of `package`; those of pages hold `words`, as `w`."""
    environment = _Environment(
        loader=ChoiceLoader([PackageLoader(package, folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_compiled(words.language if words else ""),
    )
    if words:
        environment.globals["w"] = words
        environment.add_extension(_Words)
    return environment


class _Environment(Environment):
    code_generator_class = _Code

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._read: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  # Jinja's own name
    ) -> Template:
        """Return a template as Jinja does. Its own memory takes a lock, several times for each page."""
        known = self._read.get(name) if isinstance(name, str) else None
        if known is None:
            known = super().get_template(name, parent, globals)
            if isinstance(name, str) and not globals:
                self._read[name] = known
        return known

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the names that a template knows, as one dictionary: each page copies it, and chains copy slowly."""
        return {**self.globals, **(d or {})}
