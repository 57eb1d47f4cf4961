"""At least one mutation of the demonstration catalog for each rule."""

from __future__ import annotations

from tests.checks.mutations import files, links, offers, plans, quality
from tests.checks.mutations.changes import Mutation

MUTATIONS: tuple[Mutation, ...] = (
    *files.MUTATIONS,
    *links.MUTATIONS,
    *plans.MUTATIONS,
    *offers.MUTATIONS,
    *quality.MUTATIONS,
)
