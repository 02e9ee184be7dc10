"""Plans and the people's mandate (PER)."""

from planaudit.rules.mandate import (
    contradictory_dates,
    decided_not_begun,
    expired_in_force,
    inherited_plan,
    late_adoption,
    late_planning_strategy,
    open_ended_plan,
    outlives_council_period,
    repeal_not_carried_out,
    revision_overdue,
    samfunnsdel_not_renewed,
    slow_process,
    undated_plan,
    will_outlive_council_period,
)
from planaudit.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        outlives_council_period,
        will_outlive_council_period,
        expired_in_force,
        revision_overdue,
        late_planning_strategy,
        samfunnsdel_not_renewed,
        open_ended_plan,
        inherited_plan,
        late_adoption,
        slow_process,
        undated_plan,
        repeal_not_carried_out,
        contradictory_dates,
        decided_not_begun,
    )
)
