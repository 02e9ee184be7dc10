"""An økonomiplan covers fewer than four years.

Why: the law wants the council to see four years ahead, so that what is begun this year can be paid for in the next.

Source: kommuneloven § 14-3: the økonomiplan is for the next four years.

Bad:

    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2028
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2028              # finds: short-economic-plan

Good:

    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2029

Not evaluable: where the økonomiplan's period, or one end of it, is not known.

False positives: none known. The years that the period begins and ends in count as whole years.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.kind import Kind
from planaudit.rules.rule import Rule, RuleOptions

_LEAST_YEARS = 4


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Økonomiplaner in force, by the number of years they cover."""
    for plan in register.in_force:
        if plan.kind is not Kind.OKONOMIPLAN:
            continue
        period = plan.plan.period
        if period is None or period.start is None or period.end is None:
            yield NotEvaluable(subject=plan.ref, reason=N_("its period is not known"))
        elif (years := period.end.year - period.start.year + 1) < _LEAST_YEARS:
            yield Problem(
                message=N_("{plan} covers only {years} of the four years that the law requires"),
                values={"plan": plan.named, "years": years},
                subject=plan.ref,
                at=plan.pointer("period"),
                help=N_("let `period:` cover four years; a plan for one year is an årsbudsjett"),
            )


RULE = Rule(
    code="ECO010",
    name="short-economic-plan",
    severity=Severity.ERROR,
    since="0.1.0",
    check=check,
)
