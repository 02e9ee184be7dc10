"""What came of it (FOL)."""

from planaudit.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
