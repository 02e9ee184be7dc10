"""About the audit itself (AUD)."""

from planaudit.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
