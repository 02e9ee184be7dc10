"""Whose plan it is, and how it came about (OWN)."""

from planaudit.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
