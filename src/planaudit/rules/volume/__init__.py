"""How much there is (VOL)."""

from planaudit.rules.rule import Rule
from planaudit.rules.volume import (
    adoption_rush,
    crowded_theme,
    making_outweighs_doing,
    merge_candidates,
    net_growth,
    outside_planning_strategy,
    planning_over_capacity,
    revision_cliff,
    too_many_in_development,
    too_many_plans,
)

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        too_many_plans,
        crowded_theme,
        too_many_in_development,
        adoption_rush,
        revision_cliff,
        net_growth,
        merge_candidates,
        outside_planning_strategy,
        planning_over_capacity,
        making_outweighs_doing,
    )
)
