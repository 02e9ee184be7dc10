"""The register can be read (SCH, REF)."""

from planaudit.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
