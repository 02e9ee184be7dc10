"""What rules about the audit itself read: each suppression, and what came of it."""

from dataclasses import dataclass
from datetime import date

from planaudit.findings import Pointer
from planaudit.model.suppression import DeclaredSuppression


@dataclass(frozen=True, slots=True)
class SuppressionUse:
    """A declared suppression of a known rule. `plan` is None for one about the portfolio.

    `has_run` tells that the rule was selected and could be evaluated, so that hiding nothing means something.
    """

    code: str
    name: str
    plan: str | None
    declared: DeclaredSuppression
    at: Pointer
    has_expired: bool
    hides_something: bool
    has_run: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """An audit that has run, as far as rules may ask about it."""

    as_of: date
    suppressions: tuple[SuppressionUse, ...]
