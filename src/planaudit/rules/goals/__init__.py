"""Goals that pull the same way (GOA)."""

from planaudit.rules.goals import (
    counteracting_measure,
    goal_without_follow_up,
    incompatible_targets,
    indirect_conflict,
    opposite_directions,
    unanchored_goal,
    unresolved_conflict,
)
from planaudit.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        opposite_directions,
        incompatible_targets,
        counteracting_measure,
        indirect_conflict,
        unresolved_conflict,
        unanchored_goal,
        goal_without_follow_up,
    )
)
