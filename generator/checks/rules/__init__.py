"""Every rule about the catalog's sense, one module each. A new rule is one more file and one more line here."""

from __future__ import annotations

from generator.catalog.file_rules import FILE_RULES
from generator.checks.rule import GraphRule
from generator.checks.rules import (
    action_overdue,
    age_too_low,
    agreement_does_not_cover,
    agreement_expired,
    audience_not_served,
    backwards_range,
    component_missing,
    corequisite_too_late,
    cost_not_stated,
    credit_leads_nowhere,
    credits_disagree,
    dead_end_step,
    destination_out_of_reach,
    developing_in_active,
    dual_credit_without_agreement,
    education_falls_short,
    host_not_confirmed,
    impossible_condition,
    impossible_corequisites,
    level_gap,
    likely_duplicate,
    listed_twice,
    missing_work_terms,
    needs_a_later_grade,
    needs_itself,
    no_contact,
    no_destination,
    no_host,
    no_late_entry,
    no_learners_here,
    no_postsecondary_credential,
    no_supports,
    not_offered_here,
    offering_ended,
    old_id_of_others,
    old_name,
    one_exit_only,
    outcome_does_not_add_up,
    prerequisite_circle,
    prerequisite_not_in_plan,
    prerequisite_too_late,
    program_occupation_mismatch,
    redundant_prerequisite,
    reference_to_ceased,
    retired_credential,
    review_overdue,
    rotation_blocks_cohort,
    sequence_code_disagrees,
    single_point_of_failure,
    small_group_published,
    stage_does_not_fit,
    stage_missing,
    stages_out_of_order,
    stale_wage,
    step_placed_twice,
    too_few_credits,
    too_long_to_finish,
    too_many_credits,
    two_sides_disagree,
    unknown_cluster,
    unknown_code,
    unknown_reference,
    unlikely_date,
    unlikely_place,
    unlikely_wage,
    untaught_skill,
    unused_entity,
    unvalidated_skill,
    wage_without_context,
    waivers,
    wrong_grade,
    wrong_kind_of_reference,
)
from generator.model.findings import Rule

RULES: tuple[GraphRule, ...] = (
    unlikely_date.RULE,  # D107
    backwards_range.RULE,  # D108
    untaught_skill.RULE,  # K851
    unvalidated_skill.RULE,  # K852
    unknown_reference.RULE,  # L201
    wrong_kind_of_reference.RULE,  # L202
    reference_to_ceased.RULE,  # L203
    old_name.RULE,  # L204
    listed_twice.RULE,  # L205
    unused_entity.RULE,  # L206
    developing_in_active.RULE,  # L207
    two_sides_disagree.RULE,  # L208
    likely_duplicate.RULE,  # L209
    old_id_of_others.RULE,  # L210
    unknown_code.RULE,  # M801
    program_occupation_mismatch.RULE,  # M802
    unknown_cluster.RULE,  # M803
    wage_without_context.RULE,  # M804
    stale_wage.RULE,  # M805
    education_falls_short.RULE,  # M806
    unlikely_wage.RULE,  # M807
    unlikely_place.RULE,  # M808
    not_offered_here.RULE,  # O501
    rotation_blocks_cohort.RULE,  # O502
    offering_ended.RULE,  # O503
    dual_credit_without_agreement.RULE,  # O504
    agreement_does_not_cover.RULE,  # O505
    agreement_expired.RULE,  # O506
    credit_leads_nowhere.RULE,  # O507
    credits_disagree.RULE,  # O508
    no_learners_here.RULE,  # O509
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
    no_contact.RULE,  # Q901
    no_supports.RULE,  # Q902
    cost_not_stated.RULE,  # Q903
    audience_not_served.RULE,  # Q904
    small_group_published.RULE,  # Q905
    review_overdue.RULE,  # Q906
    component_missing.RULE,  # Q907
    outcome_does_not_add_up.RULE,  # Q908
    action_overdue.RULE,  # Q909
    no_destination.RULE,  # R601
    destination_out_of_reach.RULE,  # R602
    dead_end_step.RULE,  # R603
    single_point_of_failure.RULE,  # R604
    one_exit_only.RULE,  # R605
    no_postsecondary_credential.RULE,  # R606
    age_too_low.RULE,  # R607
    retired_credential.RULE,  # R608
    prerequisite_circle.RULE,  # S301
    needs_itself.RULE,  # S302
    impossible_corequisites.RULE,  # S303
    impossible_condition.RULE,  # S304
    redundant_prerequisite.RULE,  # S305
    sequence_code_disagrees.RULE,  # S306
    needs_a_later_grade.RULE,  # S307
    no_host.RULE,  # W701
    stage_does_not_fit.RULE,  # W702
    stages_out_of_order.RULE,  # W703
    stage_missing.RULE,  # W704
    missing_work_terms.RULE,  # W705
    host_not_confirmed.RULE,  # W706
)
"""The rules that ask the graph, in the order of their codes."""

ALL_RULES: tuple[Rule, ...] = (*sorted((*FILE_RULES, *RULES, waivers.RULE), key=lambda rule: rule.code),)
"""Every rule: those of the reader, those that ask the graph, and the one about waivers."""
