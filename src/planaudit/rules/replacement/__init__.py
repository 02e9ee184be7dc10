"""One plan takes over from another (REP)."""

from planaudit.rules.replacement import (
    overlapping_editions,
    replaced_by_nothing,
    replaced_still_in_force,
    replacement_cycle,
    silent_on_replacement,
    two_successors,
)
from planaudit.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        replaced_still_in_force,
        replacement_cycle,
        two_successors,
        replaced_by_nothing,
        overlapping_editions,
        silent_on_replacement,
    )
)
