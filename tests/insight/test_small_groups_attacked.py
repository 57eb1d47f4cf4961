"""An attacker who has every published count, knows which groups divide learners and which years a span adds up, and
solves the system of all these sums finds no small group. The system is solved exactly, in fractions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from hypothesis import example, given
from hypothesis import strategies as st

from generator.insight.small_groups import FIELDS, publishable
from generator.model.entities import Outcome
from tests.insight.small import catalog, pathway

SMALLEST = 16
YEARS, SPAN = ("2023-24", "2024-25"), "2023-2025"
DIVISIONS = (("Girls", "Boys", "Others"), ("Bus", "No bus"))
EVERYBODY = ""


class Cell(NamedTuple):
    """One count that may be published: of which group (`EVERYBODY`: all learners), in which period, which field."""

    group: str
    period: str
    field: str


Truth = Mapping[Cell, int]
Sum = tuple[Cell, tuple[Cell, ...]]
"""A whole, and parts that add up to it."""


def _truth(began: Sequence[Sequence[int]], finished: Sequence[Sequence[int]]) -> dict[Cell, int]:
    """Return all counts of learners: those who began, and who finished, each year by both divisions (3 times 2)."""
    found: dict[Cell, int] = {}
    for field, years in (("out_of", began), ("count", finished)):
        for year, atoms in zip(YEARS, years, strict=True):
            for at, atom in enumerate(atoms):
                for group in (EVERYBODY, DIVISIONS[0][at % 3], DIVISIONS[1][at // 3]):
                    for period in (year, SPAN):
                        cell = Cell(group, period, field)
                        found[cell] = found.get(cell, 0) + atom
    return found


def _sums(truth: Truth) -> Iterator[Sum]:
    for field in FIELDS:
        for period in (*YEARS, SPAN):
            for division in DIVISIONS:
                yield Cell(EVERYBODY, period, field), tuple(Cell(group, period, field) for group in division)
        for group in dict.fromkeys(cell.group for cell in truth):
            yield Cell(group, SPAN, field), tuple(Cell(group, year, field) for year in YEARS)


def _published(truth: Truth, stated: Sequence[tuple[str, str]]) -> dict[Cell, int]:
    """Return what is shown when the outcomes of the groups and periods in `stated` are in the catalog."""
    outcomes: list[Any] = [
        {
            "measure": "Finished",
            "period": period,
            **({"group": group} if group else {}),
            **{field: truth[Cell(group, period, field)] for field in FIELDS},
        }
        for group, period in stated
    ]
    graph = catalog({"town/pathways/only": pathway({"grade-9": [{"milestone": "Go"}]}, outcomes=outcomes)})
    shown: tuple[Outcome, ...] = publishable(graph.catalog.pathways["town/only"], SMALLEST)
    return {
        Cell(group, period, field): value
        for (group, period), outcome in zip(stated, shown, strict=True)
        for field in FIELDS
        if (value := getattr(outcome, field)) is not None
    }


def _worked_out(known: Mapping[Cell, int], sums: Sequence[Sum]) -> dict[Cell, int]:
    """Return every count that the sums make certain: solutions of a linear system of counts, none of them below 0."""
    certain = dict(known)
    while True:
        more = {**_solved(certain, sums), **_emptied(certain, sums)}
        if not more.keys() - certain.keys():
            return certain
        certain |= more


def _solved(known: Mapping[Cell, int], sums: Sequence[Sum]) -> dict[Cell, int]:
    """Return the unknowns with one solution: in a reduced system, a row with nothing else in it."""
    unknown = list(dict.fromkeys(cell for whole, parts in sums for cell in (whole, *parts) if cell not in known))
    rows = []
    for whole, parts in sums:
        row = [Fraction(0)] * (len(unknown) + 1)
        for cell, sign in ((whole, 1), *((part, -1) for part in parts)):
            if cell in known:
                row[-1] -= sign * known[cell]
            else:
                row[unknown.index(cell)] += sign
        rows.append(row)
    done = 0
    for column in range(len(unknown)):
        pivot = next((at for at in range(done, len(rows)) if rows[at][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        scale = rows[done][column]
        rows[done] = [value / scale for value in rows[done]]
        for at in range(len(rows)):
            if at != done and rows[at][column]:
                times = rows[at][column]
                rows[at] = [value - times * other for value, other in zip(rows[at], rows[done], strict=True)]
        done += 1
    alone = [(row, [at for at in range(len(unknown)) if row[at]]) for row in rows[:done]]
    return {unknown[places[0]]: int(row[-1] / row[places[0]]) for row, places in alone if len(places) == 1}


def _emptied(known: Mapping[Cell, int], sums: Sequence[Sum]) -> dict[Cell, int]:
    """Return what must be nobody, since the other parts are everybody."""
    found: dict[Cell, int] = {}
    for whole, parts in sums:
        rest = [part for part in parts if part not in known]
        if whole in known and rest and known[whole] == sum(known[part] for part in parts if part in known):
            found |= dict.fromkeys(rest, 0)
    return found


def _given_away(truth: Truth, stated: Sequence[tuple[str, str]]) -> set[Cell]:
    """Return the small groups of somebody that the attacker finds."""
    certain = _worked_out(_published(truth, stated), list(_sums(truth)))
    assert all(truth[cell] == value for cell, value in certain.items())
    return {
        cell
        for cell, value in certain.items()
        if value < SMALLEST and truth[Cell(cell.group, cell.period, "out_of")] and cell.group
    }


ATOMS = st.lists(st.one_of(st.integers(0, 20), st.integers(15, 60)), min_size=6, max_size=6)
STATED = st.lists(
    st.sampled_from([(g, p) for g in (EVERYBODY, *sum(DIVISIONS, ())) for p in (*YEARS, SPAN)]), unique=True
)
EVERYTHING = [(group, period) for period in (*YEARS, SPAN) for group in (EVERYBODY, *sum(DIVISIONS, ()))]


@given(st.tuples(ATOMS, ATOMS), st.lists(st.fractions(0, 1), min_size=12, max_size=12), STATED)
@example(
    ([18, 40, 40, 0, 0, 0], [2, 40, 40, 0, 0, 0]), [Fraction(1)] * 12, EVERYTHING
)  # a span less one of its years
@example(([30, 30, 20, 0, 0, 0], [30, 30, 20, 0, 0, 0]), [Fraction(1), Fraction(1), Fraction(0)] * 4, EVERYTHING)
def test_no_system_of_sums_gives_a_small_group_away(
    began: tuple[list[int], list[int]], shares: list[Fraction], stated: list[tuple[str, str]]
) -> None:
    finished = [
        [int(atom * share) for atom, share in zip(atoms, shares[6 * at : 6 * at + 6], strict=True)]
        for at, atoms in enumerate(began)
    ]
    # Without the number of all learners nobody can say which groups are a whole: one way of dividing them is enough.
    told = [one for one in stated if one[0] not in DIVISIONS[1] or (EVERYBODY, one[1]) in stated]
    assert _given_away(_truth(began, finished), told) == set()


def test_the_attacker_finds_what_is_published_carelessly() -> None:
    truth = _truth([[18, 40, 40, 0, 0, 0], [2, 40, 40, 0, 0, 0]], [[18, 40, 40, 0, 0, 0], [2, 40, 40, 0, 0, 0]])
    careless = {cell: value for cell, value in truth.items() if value >= SMALLEST}
    assert _worked_out(careless, list(_sums(truth)))[Cell("Girls", "2024-25", "out_of")] == 2
