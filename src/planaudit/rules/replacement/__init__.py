"""One plan takes over from another (REP)."""

from planaudit.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
