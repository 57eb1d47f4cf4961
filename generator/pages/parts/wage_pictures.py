"""Wages as bars of one scale, as markup for templates."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from markupsafe import Markup

from generator.diagram.pictures.scale import Scale, scale_to
from generator.diagram.pictures.wage_bars import wage_axis, wage_bar
from generator.model.entities import Wage
from generator.pages.parts.pathway_facts import yearly
from generator.pages.render import format as form
from generator.pages.render.words import Words

_THOUSAND = 1000


def scale_of(wages: Iterable[Wage | None]) -> Scale:
    """Return the scale on which the bars of all of `wages` fit."""
    amounts = (yearly(wage, amount) for wage in wages if wage for amount in (wage.low, wage.median, wage.high))
    return scale_to(amount for amount in amounts if amount is not None)


def bar_of(wage: Wage | None, scale: Scale) -> Markup:
    """Return the bar of `wage`, for a year of full-time work; nothing where no amount is known."""
    if wage is None or wage.low is wage.median is wage.high is None:
        return Markup("")
    low, middle, high = (yearly(wage, amount) for amount in (wage.low, wage.median, wage.high))
    # Numbers become markup where they are drawn, which escapes.
    return Markup(wage_bar(scale, low, middle, high, open_ended=bool(wage.top_coded)))  # noqa: S704


def bar_between(low: float, high: float, scale: Scale) -> Markup:
    """Return the bar of a range of amounts that has no middle, or the mark of the one amount that both are."""
    return Markup(wage_bar(scale, low, low if low == high else None, high))  # noqa: S704  # as above


def axis_of(scale: Scale, words: Words) -> Markup:
    """Return the marks of `scale` with their amounts: "$20k"."""
    return Markup(wage_axis(scale, partial(_short, words=words)))  # noqa: S704  # as above


def _short(amount: int, words: Words) -> str:
    short = form.dollars(amount / _THOUSAND, words)
    return words["thousand_dollars"].format(amount=short) if amount else short
