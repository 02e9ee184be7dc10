"""Every rule, in the order of its code. A rule is in force when it stands here."""

from planaudit.rules.mandate import outlives_council_period
from planaudit.rules.rule import Rule
from planaudit.rules.structure import isolated_plan

ALL_RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        isolated_plan,
        outlives_council_period,
    )
)

BY_NAME: dict[str, Rule] = {word: rule for rule in ALL_RULES for word in (rule.code, rule.name)}
"""Every rule by its code and by its name."""
