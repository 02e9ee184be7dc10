"""How much there is (VOL)."""

from planaudit.rules.rule import Rule
from planaudit.rules.volume import crowded_theme, too_many_in_development, too_many_plans

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        too_many_plans,
        crowded_theme,
        too_many_in_development,
    )
)
