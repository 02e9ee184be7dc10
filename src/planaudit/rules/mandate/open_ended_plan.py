"""A strategic plan has no end and no date of revision, and is not said to be valid until replaced.

Why: nothing ever asks anyone to look at the plan again. It stays on the list, and the list grows.

Source: KS-FoU 2022, chapter 6.3: the volume of plans is too large to have an overview of, and few plans go out.

Bad:

    id: kvalitetsplan                  # finds: open-ended-plan
    title: Kvalitetsplan for skolen
    kind: temaplan
    adopted: 2024-06-13

Good:

    id: kvalitetsplan
    title: Kvalitetsplan for skolen
    kind: temaplan
    adopted: 2024-06-13
    revision: {every_years: 4}

Not evaluable: once, for the portfolio, where no plan of the register has a period.

False positives: a plan that the council has decided to keep until a new one comes. Note that with
`period: {until_replaced: true}`.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.model.plan import Plan
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Strategic plans in force that nothing brings to an end."""
    for plan in register.strategic_in_force:
        if not _has_an_end(plan.plan):
            yield Problem(
                message=N_("{plan} has neither an end nor a date of revision"),
                values={"plan": plan.named},
                subject=plan.ref,
                at=plan.pointer("period" if plan.plan.period else "id"),
                help=N_(
                    "fill in the end of `period`, or `revision`; where it is to be valid until replaced, set"
                    " `until_replaced: true` under `period`"
                ),
            )


def _has_an_end(plan: Plan) -> bool:
    period, revision = plan.period, plan.revision
    return bool(
        plan.ended
        or (period and (period.to or period.until_replaced))
        or (revision and (revision.next or revision.every_years))
    )


RULE = Rule(
    code="PER007",
    name="open-ended-plan",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
    asks_for=Thing.PERIOD,
)
