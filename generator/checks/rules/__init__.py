"""Every rule about the catalog's sense, one module each. A new rule is one more file and one more line here."""

from __future__ import annotations

from generator.catalog.file_rules import FILE_RULES
from generator.checks.rule import GraphRule
from generator.checks.rules import (
    corequisite_too_late,
    developing_in_active,
    impossible_condition,
    impossible_corequisites,
    level_gap,
    likely_duplicate,
    listed_twice,
    needs_itself,
    no_late_entry,
    old_name,
    prerequisite_circle,
    prerequisite_not_in_plan,
    prerequisite_too_late,
    redundant_prerequisite,
    reference_to_ceased,
    sequence_code_disagrees,
    step_placed_twice,
    too_few_credits,
    too_long_to_finish,
    too_many_credits,
    two_sides_disagree,
    unknown_reference,
    unused_entity,
    waivers,
    wrong_grade,
    wrong_kind_of_reference,
)
from generator.model.findings import Rule

RULES: tuple[GraphRule, ...] = (
    unknown_reference.RULE,  # L201
    wrong_kind_of_reference.RULE,  # L202
    reference_to_ceased.RULE,  # L203
    old_name.RULE,  # L204
    listed_twice.RULE,  # L205
    unused_entity.RULE,  # L206
    developing_in_active.RULE,  # L207
    two_sides_disagree.RULE,  # L208
    likely_duplicate.RULE,  # L209
    prerequisite_too_late.RULE,  # P401
    corequisite_too_late.RULE,  # P402
    wrong_grade.RULE,  # P403
    prerequisite_not_in_plan.RULE,  # P404
    step_placed_twice.RULE,  # P405
    level_gap.RULE,  # P406
    too_long_to_finish.RULE,  # P407
    too_many_credits.RULE,  # P408
    no_late_entry.RULE,  # P409
    too_few_credits.RULE,  # P410
    prerequisite_circle.RULE,  # S301
    needs_itself.RULE,  # S302
    impossible_corequisites.RULE,  # S303
    impossible_condition.RULE,  # S304
    redundant_prerequisite.RULE,  # S305
    sequence_code_disagrees.RULE,  # S306
)
"""The rules that ask the graph, in the order of their codes."""

ALL_RULES: tuple[Rule, ...] = (*sorted((*FILE_RULES, *RULES, waivers.RULE), key=lambda rule: rule.code),)
"""Every rule: those of the reader, those that ask the graph, and the one about waivers."""
