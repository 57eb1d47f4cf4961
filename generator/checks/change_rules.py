"""The rules about a change as a whole, in words: each example has the files before the change and after it."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.checks.example_catalog import (
    CERTIFICATION,
    PATHWAY,
    WELDING_1,
    changed,
    course,
    unchanged,
)
from generator.checks.rules import ALL_RULES
from generator.model.findings import Example, Rule, Severity

REMOVED = "(this file is deleted)\n"
"""In an example, the text of a file that no longer exists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRule(Rule):
    """A rule about a change. `before` are the files that `bad` and `good` start from, over the example catalog."""

    before: Example = field(default=Example(()))


_HELPER = "aspen-ridge/courses/shop-safety.yaml"
_RENAMED = "aspen-ridge/courses/safety.yaml"
_SHOP_SAFETY = course("Shop safety")

REMOVAL_BREAKS_OTHERS = ChangeRule(
    code="I981",
    name="removal-breaks-others",
    severity=Severity.ERROR,
    title="Something that others still need is removed or closed",
    meaning="A file is deleted, or its status is now ceased, and other files still rely on it.",
    why="Students everywhere that relies on it would find a dead end.",
    fix="Keep it, list its old id under “formerly” in the renamed file, or change the places listed.",
    bad=Example(((WELDING_1, REMOVED),)),
    good=unchanged(WELDING_1),
)
ID_CHANGED_WITHOUT_FORMERLY = ChangeRule(
    code="I982",
    name="id-changed-without-formerly",
    severity=Severity.ERROR,
    title="A new id without the old one",
    meaning="A file was renamed or moved, and the new file does not say what it was called before.",
    why="Bookmarks, printed plans and links from other schools would stop working.",
    fix="Add the old id to the new file under “formerly”.",
    before=Example(((_HELPER, _SHOP_SAFETY),)),
    bad=Example(((_HELPER, REMOVED), (_RENAMED, _SHOP_SAFETY))),
    good=Example(((_HELPER, REMOVED), (_RENAMED, f"{_SHOP_SAFETY}formerly: [shop-safety]\n"))),
)
FEWER_ROUTES = ChangeRule(
    code="I983",
    name="fewer-routes",
    severity=Severity.WARNING,
    title="Fewer ways to a destination",
    meaning="After the change, learners lose an exit or a job, reach it later, or have only one way left.",
    why="Students who count on the lost route would have to change their plans.",
    fix="Make sure that this is intended. Tell the schools that are named.",
    bad=changed(PATHWAY, ("  - {level: grade-11, assumes: [welding-1, welding-2]}", "  - {level: grade-11}")),
    good=unchanged(PATHWAY),
)
OTHERS_AFFECTED = ChangeRule(
    code="I984",
    name="others-affected",
    severity=Severity.NOTE,
    title="Pages of another organization change too",
    meaning="The change is in the files of one organization, but pages of another organization change too.",
    why="The other organization is responsible for what its pages say.",
    fix="Ask someone there to take a look before the change is merged.",
    bad=changed(CERTIFICATION, ("name: Certified Welder", "name: Certified Structural Welder")),
    good=unchanged(CERTIFICATION),
)

CHANGE_RULES: tuple[ChangeRule, ...] = (
    REMOVAL_BREAKS_OTHERS,
    ID_CHANGED_WITHOUT_FORMERLY,
    FEWER_ROUTES,
    OTHERS_AFFECTED,
)
"""The rules about a change, in the order of their codes."""

EVERY_RULE: tuple[Rule, ...] = tuple(sorted((*ALL_RULES, *CHANGE_RULES), key=lambda rule: rule.code))
"""Every rule there is: those about a catalog and those about a change."""
