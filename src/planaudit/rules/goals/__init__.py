"""Goals that pull the same way (GOA)."""

from planaudit.rules.goals import (
    counteracting_measure,
    drifting_copy,
    duplicate_goal,
    goal_without_follow_up,
    goalless_measure,
    incompatible_targets,
    indirect_conflict,
    opposite_directions,
    unanchored_goal,
    unmeasurable_goal,
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
        unmeasurable_goal,
        drifting_copy,
        duplicate_goal,
        goalless_measure,
    )
)
