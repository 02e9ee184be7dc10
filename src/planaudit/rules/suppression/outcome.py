"""What rules about the audit itself read: each suppression and each entry of the baseline, and what came of it."""

from datetime import date
from typing import NamedTuple

from planaudit.findings import Pointer
from planaudit.model.suppression import DeclaredSuppression


class SuppressionUse(NamedTuple):
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


class Outcome(NamedTuple):
    """An audit that has run, as far as rules may ask about it."""

    as_of: date
    suppressions: tuple[SuppressionUse, ...]


class KnownUse(NamedTuple):
    """An entry of the baseline. `plan` and `element` are as it says, None where it speaks of the portfolio.

    `has_run` tells that the rule was selected and could be evaluated, so that finding nothing means something;
    `is_there` that what it speaks of still is in the register.
    """

    code: str
    plan: str | None
    element: str | None
    fingerprint: str
    at: Pointer
    is_found: bool
    has_run: bool
    is_there: bool


class BaselineOutcome(NamedTuple):
    """What came of the baseline, when all other rules have run; no entries where there is none."""

    entries: tuple[KnownUse, ...]
