"""Declared suppressions against what was found: what each hides, what hides nothing, what has run out."""

from collections.abc import Iterator

from planaudit.documents.schema_problem import SchemaProblem
from planaudit.findings import Pointer, Suppression
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.suppression import DeclaredSuppression
from planaudit.rules.catalogue import BY_NAME
from planaudit.rules.rule import Rule
from planaudit.rules.suppression.outcome import SuppressionUse
from planaudit.settings.selection import UnknownRuleError
from planaudit.settings.wrong_settings import unknown_rule


class SuppressionEntry:
    """One declared suppression of a known rule. `plan` is None where it speaks of the portfolio."""

    def __init__(
        self, rule: Rule, declared: DeclaredSuppression, plan: str | None, at: Pointer, *, expired: bool
    ) -> None:
        self.rule = rule
        self.plan = plan
        self._declared = declared
        self._at = at
        self._has_expired = expired
        self._hides_something = False

    def hide(self, plan: str | None, element: str | None) -> Suppression | None:
        """What a finding of the rule is marked with when the entry hides it; the entry remembers that it did."""
        declared = self._declared
        if self._has_expired or plan != self.plan or (declared.element not in (None, element)):
            return None
        self._hides_something = True
        return Suppression("ignored", declared.reason, str(declared.until) if declared.until else None)

    def use(self, *, has_run: bool) -> SuppressionUse:
        """What came of it."""
        return SuppressionUse(
            code=self.rule.code,
            name=self.rule.name,
            plan=self.plan,
            declared=self._declared,
            at=self._at,
            has_expired=self._has_expired,
            hides_something=self._hides_something,
            has_run=has_run,
        )


def declared_suppressions(register: PlanGraph) -> Iterator[SuppressionEntry]:
    """Every suppression of a known rule, from `planaudit.yaml` and from the plans."""
    for declared, plan, at in _declarations(register):
        if declared.rule in BY_NAME:
            expired = declared.until is not None and declared.until.last < register.as_of
            yield SuppressionEntry(BY_NAME[declared.rule], declared, plan, at, expired=expired)


def unknown_rules(register: PlanGraph) -> Iterator[SchemaProblem]:
    """Suppressions in plans of rules that there are none of; those of `planaudit.yaml` are wrong settings."""
    for declared, plan, at in _declarations(register):
        if declared.rule not in BY_NAME:
            yield unknown_rule(UnknownRuleError(declared.rule), at / "rule", plan or "")


def _declarations(register: PlanGraph) -> Iterator[tuple[DeclaredSuppression, str | None, Pointer]]:
    audit = register.portfolio.audit
    for position, declared in enumerate(audit.ignore if audit else ()):
        yield declared, declared.plan, register.portfolio_at / "audit" / "ignore" / position
    for plan in register.plans.values():
        notes = plan.plan.audit
        for position, declared in enumerate(notes.ignore if notes else ()):
            yield declared, plan.id, plan.pointer("audit", "ignore", position)
