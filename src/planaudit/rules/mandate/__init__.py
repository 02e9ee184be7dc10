"""Plans and the people's mandate (PER)."""

from planaudit.rules.mandate import (
    expired_in_force,
    late_planning_strategy,
    outlives_council_period,
    revision_overdue,
    samfunnsdel_not_renewed,
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
        undated_plan,
    )
)
