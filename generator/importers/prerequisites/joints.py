"""Parts of a list of prerequisites joined to a condition; `Ambiguous` where the joints allow two readings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.catalog.yaml.reader import Value


class Ambiguous(Exception):
    """The words can be understood in two ways, or not at all."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a list: a course with what is asked of it, or a condition that is complete."""

    condition: Value = None
    course: str = ""
    grade: str = ""
    together: bool = False
    recommended: bool = False

    def with_said(self, what: str, value: str) -> Part:
        """Return the part with a `grade` of `value`, or to be taken `together`."""
        return replace(self, grade=value) if what == "grade" else replace(self, together=True)

    def value(self) -> Value:
        """Return the part as a catalog writes it."""
        if not self.course:
            return self.condition
        said: dict[str, Value] = {"course": self.course}
        if self.grade:
            said["minimum_grade"] = self.grade
        if self.together:
            said["concurrent"] = True
        return said if len(said) > 1 else self.course


@dataclass(slots=True)
class List:
    """Parts and the joints between them ("and", ", or"); what is said before a part counts for those that follow."""

    parts: list[Part] = field(default_factory=list)
    joints: list[str] = field(default_factory=list)
    prefix: tuple[str, str] | None = None
    either: int | None = None


def all_of(conditions: Sequence[Value]) -> Value:
    """Return the condition that asks for all of `conditions`."""
    flat = [part for one in conditions for part in (one if isinstance(one, list) else [one])]
    unique = [part for index, part in enumerate(flat) if part not in flat[:index]]
    return unique[0] if len(unique) == 1 else unique


def any_of(conditions: Sequence[Value]) -> Value:
    """Return the condition that one of `conditions` is enough for."""
    flat = [part for one in conditions for part in (one["any"] if _is_any(one) else [one])]  # type: ignore[index, call-overload, union-attr]
    unique = [part for index, part in enumerate(flat) if part not in flat[:index]]
    together = {part["course"] for part in unique if isinstance(part, dict) and part.get("concurrent")}
    # "A or concurrent enrollment in A": finished before is one way to have it no later than together.
    unique = [part for part in unique if not (isinstance(part, str) and part in together)]
    return unique[0] if len(unique) == 1 else {"any": unique}


def _is_any(condition: Value) -> bool:
    return isinstance(condition, dict) and "any" in condition


def permission(who: str) -> Value:
    for joint, join in ((" and ", all_of), (" or ", any_of)):
        if joint in who:
            return join([{"permission": one} for one in who.split(joint)])
    return {"permission": who}


def some_of(found: List, count: int) -> Value:
    """Return the condition that `count` of the parts are enough; only the last two may have a word between them."""
    values = [part.value() for part in _slashes_joined(found).parts]
    joints = _slashes_joined(found).joints
    if len(values) <= count or any(joint in ("and", "or") for joint in joints[:-1]) or len(set(joints)) > 2:
        raise Ambiguous
    if any("and" in joint for joint in joints[:-1]) or len(values) < 2:
        raise Ambiguous
    return any_of(values) if count == 1 else {"at_least": count, "of": values}


def _slashes_joined(found: List) -> List:
    """Return the list with parts that a slash joins as one: a slash binds more closely than words do."""
    parts, joints = [[found.parts[0]]], []
    for joint, part in zip(found.joints, found.parts[1:], strict=True):
        if joint == "/":
            parts[-1].append(part)
        else:
            parts.append([part])
            joints.append(joint)
    return List(
        [group[0] if len(group) == 1 else Part(any_of([one.value() for one in group])) for group in parts], joints
    )


def combined(found: List) -> Value:
    """Return what parts and joints mean: lists of one kind, or lists of one kind that a comma sets apart."""
    slashes = "/" in found.joints
    found = _slashes_joined(found)
    values, joints = [part.value() for part in found.parts], found.joints
    if slashes and "," in joints:
        raise Ambiguous  # "A/B or C, D"
    if not joints:
        return values[0]
    words = {joint.removeprefix(", ") for joint in joints} - {","}
    if len(words) == 1:
        if joints[-1] == ",":
            raise Ambiguous  # "A or B, C"
        word = words.pop()
        if any(joint == word for joint in joints[:-1]) and "," in joints:
            raise Ambiguous  # "A or B, C or D"
        return all_of(values) if word == "and" else any_of(values)
    outer = {joint for joint in joints if joint.startswith(", ")}
    if len(outer) != 1 or "," in joints or not words:
        raise Ambiguous  # commas alone, or "A and B or C"
    return _set_apart(values, joints, outer.pop())


def _set_apart(values: list[Value], joints: list[str], outer: str) -> Value:
    """Return what groups of one kind mean that ", and" or ", or" sets apart: "A or B, and C or D"."""
    groups: list[tuple[list[Value], set[str]]] = [([values[0]], set())]
    for joint, value in zip(joints, values[1:], strict=True):
        if joint == outer:
            groups.append(([value], set()))
        else:
            groups[-1][0].append(value)
            groups[-1][1].add(joint)
    if any(len(kinds) > 1 for _, kinds in groups):
        raise Ambiguous
    inner = [all_of(parts) if kinds == {"and"} else any_of(parts) if kinds else parts[0] for parts, kinds in groups]
    return all_of(inner) if outer == ", and" else any_of(inner)
