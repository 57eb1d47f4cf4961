"""What a file says is broken: fields, values and texts (families D and T)."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from tests.property.operators.drawn import Draw, Operator, any_course
from tests.property.sound_catalogs import Sound


def leave_out_a_required_field(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(draw(st.sampled_from(sorted(sound.pieces))), description=None)


def misspell_a_field(sound: Sound, draw: Draw) -> Sound:
    piece = draw(st.sampled_from(sorted(sound.pieces)))
    return sound.changed(piece, descripton=sound.pieces[piece].fields["description"], description=None)


def misread_a_subject(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(any_course(sound, draw), subject="shop")


def write_one_grade_for_a_list(sound: Sound, draw: Draw) -> Sound:
    course = any_course(sound, draw)
    return sound.changed(course, grades=sound.courses[course])


def write_a_date_the_american_way(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(draw(st.sampled_from(sorted(sound.pieces))), reviewed_on="8/15/2026")


def leave_a_code_for_later(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(any_course(sound, draw), code=draw(st.sampled_from(["TBD", "N/A", "???"])))


def link_without_protection(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(draw(st.sampled_from(sorted(sound.pieces))), web_page="http://schools.example.org/")


def write_in_bold(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(draw(st.sampled_from(sorted(sound.pieces))), description="A **good** start for all.")


def give_a_private_address(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(draw(st.sampled_from(sound.districts)), contact={"role": "Office", "email": "pat@gmail.com"})


def copy_a_character_that_nobody_sees(sound: Sound, draw: Draw) -> Sound:
    hidden = draw(st.sampled_from(["\u200b", "\u2060", "\u202e", "\ufeff", "\x07"]))
    piece = draw(st.sampled_from(sorted(sound.pieces)))
    return sound.changed(piece, description=f"A good start{hidden} for all who want it.")


OPERATORS: Mapping[Operator, str] = {
    leave_out_a_required_field: "D101",
    misspell_a_field: "D102",
    misread_a_subject: "D103",
    write_one_grade_for_a_list: "D104",
    write_a_date_the_american_way: "D105",
    leave_a_code_for_later: "D106",
    link_without_protection: "T951",
    copy_a_character_that_nobody_sees: "T952",
    write_in_bold: "T953",
    give_a_private_address: "T954",
}
