"""About the audit itself (AUD)."""

from planaudit.rules.rule import Rule
from planaudit.rules.suppression import expired_suppression, stale_baseline_entry, unused_suppression

RULES: tuple[Rule, ...] = tuple(
    module.RULE for module in (unused_suppression, expired_suppression, stale_baseline_entry)
)
