"""Plans and the people's mandate (PER)."""

from planaudit.rules.mandate import outlives_council_period
from planaudit.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(module.RULE for module in (outlives_council_period,))
