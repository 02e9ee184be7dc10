"""From plan to money (ECO)."""

from planaudit.rules.economy import (
    ambition_exceeds_frame,
    economic_plan_sets_goals,
    funded_after_end,
    funded_twice,
    missing_economic_link,
    no_current_economic_plan,
    no_economic_plan,
    overcommitted_line,
    short_economic_plan,
    stale_economic_link,
    unanchored_budget_line,
    unfunded_measure,
)
from planaudit.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        missing_economic_link,
        stale_economic_link,
        unfunded_measure,
        overcommitted_line,
        ambition_exceeds_frame,
        unanchored_budget_line,
        economic_plan_sets_goals,
        funded_twice,
        funded_after_end,
        short_economic_plan,
        no_current_economic_plan,
        no_economic_plan,
    )
)
