"""A plan is what it says it is (TYP)."""

from planaudit.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
