"""A plan's period has ended, but the register still lists it as in force.

Why: nobody knows whether the plan still steers. It fills the plan list, and what it says is followed by some and
passed over by others.

Source: KS-FoU 2022, chapter 6.2: a plan that has gone out should leave the municipality's plan list.

Bad:

    id: trafikksikkerhetsplan
    title: Trafikksikkerhetsplan
    kind: temaplan
    adopted: 2024-06-13
    period: {from: 2024, to: 2025}     # finds: expired-in-force

Good (valid until a new one is adopted):

    id: trafikksikkerhetsplan
    title: Trafikksikkerhetsplan
    kind: temaplan
    adopted: 2024-06-13
    period: {from: 2024, to: 2025, until_replaced: true}

Not evaluable: for a plan of unknown status. One without a period is not asked.

False positives: a plan that the council has decided to keep until a new one is adopted; note that with
`until_replaced: true`. Land-use plans bind until they are replaced, so for them it is only worth raising.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in force whose period ended before the day of the audit."""
    for plan in register.in_force:
        if plan.is_the_councils_own and plan.last_day and plan.last_day < register.as_of:
            yield Problem(
                message=N_("{plan} ran out {end}, but is still listed as in force"),
                values={"plan": plan.named, "end": plan.last_day},
                subject=plan.ref,
                at=plan.pointer("period", "to"),
                help=N_(
                    "replace or end the plan (`replaces` in the new one, or `ended`), or note that it stays valid with"
                    " `until_replaced: true`"
                ),
                severity=Severity.INFO if plan.is_land_use else None,
            )


RULE = Rule(code="PER003", name="expired-in-force", severity=Severity.WARNING, since="0.1.0", check=check)
