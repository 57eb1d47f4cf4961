"""A flow that exists is sound."""

import pytest

from generator.diagram.flow import Box, BoxKind, Choice, Flow, FlowError, Line, LineKind

A = Box("a", BoxKind.COURSE, "Algebra", 0)
B = Box("b", BoxKind.COURSE, "Biology", 1)
PICK = Box("pick", BoxKind.CHOICE, "Choose 1 of 2", 1)


def _flow(*boxes: Box, lines: tuple[Line, ...] = (), choices: tuple[Choice, ...] = (), id_: str = "f") -> Flow:
    return Flow(id_, "Title", "Description.", ("Grade 9", "Grade 10"), boxes, lines, choices)


def test_the_order_in_which_parts_are_given_does_not_matter() -> None:
    lines = (Line("a", "b", LineKind.EARNS), Line("a", "b", LineKind.LEADS_TO))
    assert _flow(A, B, lines=lines) == _flow(B, A, lines=lines[::-1])


def test_equal_flows_have_one_hash_and_different_ones_are_told_apart_all_the_same() -> None:
    assert hash(_flow(A, B)) == hash(_flow(B, A))
    assert len({_flow(A, B), _flow(B, A), _flow(A), _flow(A, B, id_="g")}) == 3


def test_a_line_given_twice_is_kept_once() -> None:
    line = Line("a", "b", LineKind.EARNS)
    assert _flow(A, B, lines=(line, line)).lines == (line,)


def test_taken_together_has_no_direction() -> None:
    there, back = Line("a", "b", LineKind.TAKEN_TOGETHER), Line("b", "a", LineKind.TAKEN_TOGETHER)
    assert _flow(A, B, lines=(there,)) == _flow(A, B, lines=(back,))


@pytest.mark.parametrize(
    ("boxes", "lines", "choices", "said"),
    [
        ((A, A), (), (), "two boxes have the id 'a'"),
        ((A,), (Line("a", "b", LineKind.EARNS),), (), "names no box 'b'"),
        ((A,), (Line("a", "a", LineKind.EARNS),), (), "leads from 'a' to itself"),
        ((Box("x", BoxKind.COURSE, "X", 2),), (), (), "is in band 2"),
        ((Box("x", BoxKind.COURSE, " ", 0),), (), (), "has no name"),
        ((Box("x", BoxKind.COURSE, "X", 0, href="javascript:alert(1)"),), (), (), "unsafe address"),
        ((A, B), (), (Choice("a", ("a", "b")),), "no box of kind choice"),
        ((A, B, PICK), (), (Choice("pick", ("a",)),), "two or more"),
        ((A, B, PICK), (), (Choice("pick", ("a", "z")),), "names no box 'z'"),
        ((A, B, PICK), (Line("a", "pick", LineKind.EARNS),), (Choice("pick", ("a", "b")),), "besides"),
    ],
)
def test_unsound_parts_are_refused_with_a_reason(
    boxes: tuple[Box, ...], lines: tuple[Line, ...], choices: tuple[Choice, ...], said: str
) -> None:
    with pytest.raises(FlowError, match=said):
        _flow(*boxes, lines=lines, choices=choices)


def test_a_flow_id_must_be_fit_for_ids_in_a_page() -> None:
    with pytest.raises(FlowError, match="letters, digits and hyphens"):
        _flow(A, id_='a" onload="x')
