"""No adopted økonomiplan begins this year.

Why: the council is to adopt the økonomiplan of the next four years before each new year. Where the register lacks it,
plans are linked to money that has been decided anew since.

Source: kommuneloven § 14-3: the økonomiplan for the next four years and the årsbudsjett are adopted before the turn of
the year.

Bad:

    municipality:                  # finds: no-current-economic-plan
      name: Fjordvik kommune
    ---
    id: okonomiplanen
    title: Handlings- og økonomiplan 2025–2028
    kind: okonomiplan
    adopted: 2024-12-12
    period: 2025-2028

Good:

    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2029

Not evaluable: while an økonomiplan lacks status or period, or documents could not be read.

False positives: a municipality whose økonomiplan is kept elsewhere. Enter it with title, adoption and period. Where the
register holds no økonomiplan at all, ECO012 says so instead.
"""

from collections.abc import Iterator, Sequence

from planaudit.findings import N_, NotEvaluable, Problem, Related, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.kind import Kind
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """The register's økonomiplaner: does one in force begin in the year of the audit?"""
    plans = register.of_kind(Kind.OKONOMIPLAN)
    if not plans or any(plan.in_force and _first_year(plan) == register.as_of.year for plan in plans):
        return
    unclear = [plan for plan in plans if _lacks_status_or_period(plan)]
    if unclear:
        reason = N_("the status or period of {plan} is not known")
        yield NotEvaluable(reason=reason, values={"plan": unclear[0].named})
    elif register.has_unread_documents:
        yield NotEvaluable(reason=N_("some documents could not be read, and one may be the økonomiplan of this year"))
    else:
        yield _problem(register, [plan for plan in plans if plan.in_force])


def _first_year(plan: PlanEntry) -> int | None:
    return plan.plan.period.start.year if plan.plan.period and plan.plan.period.start else None


def _lacks_status_or_period(plan: PlanEntry) -> bool:
    return not plan.standing.is_known or (plan.in_force and _first_year(plan) is None)


def _problem(register: PlanGraph, in_force: Sequence[PlanEntry]) -> Problem:
    latest = max(in_force, key=lambda plan: (_first_year(plan) or 0, plan.id), default=None)
    return Problem(
        message=N_("no adopted økonomiplan begins in {year}"),
        values={"year": register.as_of.year},
        key=(str(register.as_of.year),),
        at=register.portfolio_at / "municipality",
        related=(
            Related(
                at=latest.pointer("period"),
                note=N_("{plan} begins in {year}"),
                values={"plan": latest.named, "year": _first_year(latest)},
                plan=latest.id,
            ),
        )
        if latest
        else (),
        help=N_("enter the økonomiplan that the council adopted before the new year, with `adopted:` and `period:`"),
    )


RULE = Rule(
    code="ECO011",
    name="no-current-economic-plan",
    severity=Severity.ERROR,
    since="0.1.0",
    check=check,
)
