"""Flows nobody would write, for laws that must hold all the same."""

from hypothesis import strategies as st

from generator.diagram.flow import Box, BoxKind, Choice, Flow, Line, LineKind, Mark, Tone

_WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=40).filter(
    lambda words: bool(words.strip())
)


@st.composite
def flows(draw: st.DrawFn, most: int = 24, links: float = 1.5) -> Flow:
    """Any flow: links that skip levels, run back, form rings or repeat, and choices of every kind."""
    bands = draw(st.integers(1, 6))
    size = draw(st.integers(1, most))
    kinds = [kind for kind in BoxKind if kind is not BoxKind.CHOICE]
    boxes = [
        Box(
            f"b{number:02}",
            draw(st.sampled_from(kinds)),
            draw(st.sampled_from(("Biology", "Introduction to Health Careers", "R&D <lab>")) | _WORDS),
            draw(st.integers(0, bands - 1)),
            draw(st.sampled_from(("", "1 credit", "120 hours, paid"))),
            draw(st.sampled_from((None, "../x/"))),
            draw(st.sampled_from(((), (Mark(Tone.EXIT, "Exit"),)))),
        )
        for number in range(size)
    ]
    choices: list[Choice] = []
    if size > 3 and draw(st.booleans()):
        members = draw(st.lists(st.sampled_from([box.id for box in boxes]), min_size=2, max_size=4, unique=True))
        band = draw(st.sampled_from([box.band for box in boxes if box.id in members]))
        boxes.append(Box("choice", BoxKind.CHOICE, f"Choose 1 of {len(members)}", band))
        choices.append(Choice("choice", tuple(members)))
    ends = st.sampled_from([box.id for box in boxes])
    pairs = draw(st.lists(st.tuples(ends, ends, st.sampled_from(list(LineKind))), max_size=int(size * links)))
    lines = tuple(
        Line(source, target, relation)
        for source, target, relation in pairs
        if source != target and "choice" not in (target, source if relation is LineKind.TAKEN_TOGETHER else "")
    )
    names = tuple(f"Grade {band}" for band in range(bands))
    return Flow("any", "Any flow", "Made up.", names, tuple(boxes), lines, tuple(choices))
