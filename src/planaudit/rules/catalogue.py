"""Every rule, by family and in the order of its code. A rule is in force when its family lists it."""

from planaudit.rules import (
    change,
    content,
    economy,
    goals,
    mandate,
    ownership,
    register,
    replacement,
    results,
    structure,
    suppression,
    volume,
)
from planaudit.rules.rule import Rule

ALL_RULES: tuple[Rule, ...] = (
    *register.RULES,
    *structure.RULES,
    *replacement.RULES,
    *economy.RULES,
    *goals.RULES,
    *mandate.RULES,
    *volume.RULES,
    *content.RULES,
    *ownership.RULES,
    *results.RULES,
    *suppression.RULES,
    *change.RULES,
)

BY_NAME: dict[str, Rule] = {word: rule for rule in ALL_RULES for word in (rule.code, rule.name)}
"""Every rule by its code and by its name."""
