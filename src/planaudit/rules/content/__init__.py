"""A plan is what it says it is (TYP)."""

from planaudit.rules.content import (
    action_plan_of_nothing,
    forbidden_content,
    no_action_part,
    title_contradicts_kind,
)
from planaudit.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        forbidden_content,
        action_plan_of_nothing,
        title_contradicts_kind,
        no_action_part,
    )
)
