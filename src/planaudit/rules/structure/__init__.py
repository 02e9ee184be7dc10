"""The plan system holds together (STR)."""

from planaudit.rules.rule import Rule
from planaudit.rules.structure import isolated_plan

RULES: tuple[Rule, ...] = tuple(module.RULE for module in (isolated_plan,))
