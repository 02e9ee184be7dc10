"""Goals that pull the same way (GOA)."""

from planaudit.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
