"""The plans take more person-years in a year than there are for making plans.

Why: plans that nobody has time to make are delayed, or are made badly. The sum shows it while some can still wait.

Source: KS-FoU 2022, chapters 6.3 and 6.4: whether capacity and resources match the plans; Lier, whose
volume of plans, listed anew every year, gives conflicts between goals and blurs steering.

Bad:

    municipality: {name: Fjordvik kommune}
    planning_capacity:
      2026: 1.0                    # finds: planning-over-capacity
      2027: 1.0
    ---
    {id: kulturplan, title: Kulturplan, kind: temaplan, status: in-progress, effort: {2026: 0.5, 2027: 1}}
    ---
    {id: skoleplan, title: Skoleplan, kind: temaplan, status: in-progress, effort: {2026: "0,75"}}

Good:

    municipality: {name: Fjordvik kommune}
    planning_capacity: {2026: 1.0, 2027: 1.0}
    ---
    {id: kulturplan, title: Kulturplan, kind: temaplan, status: in-progress, effort: {2026: 0.5}}
    ---
    {id: skoleplan, title: Skoleplan, kind: temaplan, status: in-progress, effort: {2026: 0.5, 2027: 1}}

Not evaluable: never: plans without `effort` count as nothing, and a year without capacity is not asked.

False positives: work that a consultant does; leave it out of `effort`, or count it in `planning_capacity`.
"""

from collections.abc import Iterator
from decimal import Decimal

from planaudit.findings import N_, Bare, NotEvaluable, Problem, Related, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Effort of all plans, whatever their status, in this year and later ones, against the capacity."""
    capacity = register.portfolio.planning_capacity or {}
    efforts: dict[int, list[tuple[PlanEntry, Decimal]]] = {}
    for plan in register.plans.values():
        for year, effort in (plan.plan.effort or {}).items():
            if effort:
                efforts.setdefault(year, []).append((plan, effort))
    for year in sorted(capacity):
        planned = sum((effort for _, effort in efforts.get(year, ())), Decimal(0))
        if year >= register.as_of.year and planned > capacity[year]:
            yield Problem(
                message=N_("the plans take {planned} person-years in {year}, {gap} more than the {capacity} there are"),
                values={
                    "planned": planned.normalize(),
                    "year": Bare(str(year)),
                    "gap": (planned - capacity[year]).normalize(),
                    "capacity": capacity[year].normalize(),
                },
                key=(str(year),),
                at=register.portfolio_at / "planning_capacity" / year,
                related=tuple(_related(plan, effort, year) for plan, effort in efforts[year]),
                help=N_("put some of the plans off, or set aside more capacity under `planning_capacity:`"),
            )


def _related(plan: PlanEntry, effort: Decimal, year: int) -> Related:
    return Related(
        at=plan.pointer("effort", year),
        note=N_("{plan} takes {effort} person-years"),
        values={"plan": plan.named, "effort": effort.normalize()},
        plan=plan.id,
    )


RULE = Rule(
    code="VOL009",
    name="planning-over-capacity",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
)
