"""Text is broken so that it fits, also for readers who widen it."""

from hypothesis import given
from hypothesis import strategies as st

from generator.diagram.layout.text_width import measure, needs_narrowing, wrap

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=60)


@given(NAMES, st.integers(11, 16), st.integers(70, 200))
def test_breaking_lines_loses_no_letter(words: str, size: int, width: int) -> None:
    kept = "".join("".join(wrap(words, size, width)).replace("\u2010", "").split())
    assert kept == "".join(words.replace("\u2010", "").split())


@given(NAMES, st.integers(11, 16), st.integers(70, 200))
def test_no_line_is_wider_than_its_box_but_one_word_that_is_narrowed_by_a_fifth_at_most(
    words: str, size: int, width: int
) -> None:
    for line in wrap(words, size, width):
        wide = measure(line, size, spaced=False)
        assert needs_narrowing(line, size, width) == (wide > width)
        assert wide * 4 <= width * 5


@given(NAMES, st.integers(11, 16), st.integers(70, 200))
def test_a_first_line_that_follows_an_icon_is_shorter_by_its_width(words: str, size: int, width: int) -> None:
    lines = wrap(words, size, width, 18)
    assert "".join("".join(lines).replace("\u2010", "").split()) == "".join(words.replace("\u2010", "").split())
    for index, line in enumerate(lines):
        room = width - (0 if index else 18)
        assert measure(line, size, spaced=False) <= room or needs_narrowing(line, size, room)


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=5), max_size=9), st.integers(90, 200))
def test_lines_of_short_words_leave_room_for_user_text_spacing(words: list[str], width: int) -> None:
    for line in wrap(" ".join(words), 13, width):
        extra = 12 * 13 * len(line) // 100 + 16 * 13 * line.count(" ") // 100
        assert measure(line, 13, spaced=False) + extra <= width


def test_a_last_line_of_a_numeral_gets_a_word_for_company() -> None:
    assert wrap("Culinary Arts II", 14, 108) == ("Culinary", "Arts II")
    assert wrap("Any 1 of these 2", 14, 120) == ("Any 1 of", "these 2")
    assert wrap("Construction I", 14, 110) == ("Construction", "I")


def test_a_long_word_stays_whole_as_long_as_it_can_be_read() -> None:
    assert wrap("Certification exam", 13, 72) == ("Certification", "exam")
    assert needs_narrowing("Certification", 13, 72)
    assert wrap("Certification exam", 13, 61) == ("Certific\u2010", "ation", "exam")


def test_a_word_too_long_for_any_line_is_hyphenated_and_compounds_break_at_their_hyphen() -> None:
    assert wrap("Donaudampfschifffahrt", 13, 98) == ("Donaudampfs\u2010", "chifffahrt")
    assert wrap("Entrepreneurship-Accelerators", 13, 120) == ("Entrepreneurship-", "Accelerators")
