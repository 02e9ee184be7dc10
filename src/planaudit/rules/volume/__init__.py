"""How much there is (VOL)."""

from planaudit.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
