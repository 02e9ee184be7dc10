"""About a change of the register (CHG)."""

from planaudit.rules.change import (
    changed_without_decision,
    renamed_id,
    status_went_back,
    vanished_goal,
    vanished_plan,
    volume_grew,
)
from planaudit.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        changed_without_decision,
        vanished_plan,
        vanished_goal,
        status_went_back,
        renamed_id,
        volume_grew,
    )
)
