"""From plan to money (ECO)."""

from planaudit.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
