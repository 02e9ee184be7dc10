"""A plan is what it says it is (TYP)."""

from planaudit.rules.content import (
    action_plan_of_nothing,
    forbidden_content,
    incomplete_plan,
    missing_purpose,
    mixed_terms,
    no_action_part,
    title_contradicts_kind,
)
from planaudit.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        forbidden_content,
        incomplete_plan,
        action_plan_of_nothing,
        missing_purpose,
        title_contradicts_kind,
        mixed_terms,
        no_action_part,
    )
)
