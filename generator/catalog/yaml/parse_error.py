"""Where a parser of YAML gave up, and what is the cause."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.places import Position


@dataclass(frozen=True, slots=True)
class ParserError:
    """What the parser met: its own words, and where it stood and where the part began (0-based)."""

    problem: str
    context: str
    lines: list[str]
    line: int
    column: int
    begun: Position

    @property
    def here(self) -> str:
        """Return the line where the parser stood."""
        return self.lines[self.line]

    @property
    def at(self) -> Position:
        """Return where the parser stood."""
        return Position(self.line + 1, self.column + 1)

    @property
    def above(self) -> int:
        """Return the index of the nearest line above that says something, or -1."""
        return next((n for n in range(self.line - 1, -1, -1) if self.lines[n].strip()), -1)


@dataclass(frozen=True, slots=True)
class SyntaxCause:
    """What is probably wrong, by its name in `messages/syntax_causes.yaml`, where, and which sign it is about."""

    name: str
    at: Position
    sign: str = ""


def indentation(line: str) -> str:
    """Return the spaces and tabs with which `line` begins."""
    return line[: len(line) - len(line.lstrip())]
