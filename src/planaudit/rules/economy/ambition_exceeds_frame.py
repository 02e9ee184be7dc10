"""All planned and started measures together cost more than the frame of an økonomiplan.

Why: every plan is reasonable by itself. Only the sum tells the council that it has promised more than there is money
for, and which plans it would have to choose between.

Source: KS-FoU 2022, chapter 6.3: the sum of ambitions does not fit the resources and the capacity there are.

Bad:

    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2029
    frame:
      2026: 5000000                # finds: ambition-exceeds-frame
      2027: 9000000
    ---
    id: klimaplan
    title: Klimaplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    economy: {plan: okonomiplanen}
    goals:
      - {id: M1, title: Flere sykler, indicator: sykler, target: {value: 20, year: 2027}, supports: [samfunnsdelen#G1]}
    measures:
      - id: T1
        title: Sykkelveg
        goals: [M1]
        cost: {2026: 6000000}
        status: planned
        responsible: Bymiljø
        within_frame: true
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    priorities: [Grønn mobilitet]
    goals: [{id: G1, title: Renere luft, indicator: svevestøv, target: {value: 8, year: 2027}}]

Good:

    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2029
    frame: {2026: 5000000, 2027: 9000000}
    ---
    id: klimaplan
    title: Klimaplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    economy: {plan: okonomiplanen}
    goals:
      - {id: M1, title: Flere sykler, indicator: sykler, target: {value: 20, year: 2027}, supports: [samfunnsdelen#G1]}
    measures:
      - id: T1
        title: Sykkelveg
        goals: [M1]
        cost: {2027: 6000000}
        status: planned
        responsible: Bymiljø
        within_frame: true
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    priorities: [Grønn mobilitet]
    goals: [{id: G1, title: Renere luft, indicator: svevestøv, target: {value: 8, year: 2027}}]

Not evaluable: where measures without a status, or in plans of unknown status, would make the difference.

False positives: a frame that leaves out what the ordinary budget carries, while measures `within_frame` have costs. Let
`frame` hold all there is for measures. A cost given without years counts in the total only.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from planaudit.findings import N_, Joined, NotEvaluable, Problem, Related, Severity
from planaudit.graph.entry import Element, Nature, PlanEntry
from planaudit.graph.overrun import Costs, Overrun
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.kind import Kind
from planaudit.model.measure import MeasureStatus
from planaudit.model.money import MoneyUnit, kroner
from planaudit.rules.rule import Rule, RuleOptions

_COUNTED = frozenset({MeasureStatus.PLANNED, MeasureStatus.STARTED})
_MOST_SHOWN = 3
"""How many of the plans that weigh most are named."""


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Økonomiplaner in force with a frame, against the measures of all plans in force."""
    framed = [plan for plan in register.in_force if plan.kind is Kind.OKONOMIPLAN and plan.plan.frame]
    if not framed:
        return
    measures = list(register.every(Nature.MEASURE))
    certain = Costs(m for m in measures if m.owner.in_force and m.measure.status in _COUNTED)
    possible = Costs(m for m in measures if _may_count(m))
    for plan in framed:
        frame: Mapping[int, Decimal] = plan.plan.frame or {}
        if overruns := certain.overruns(frame, frame.__contains__):
            parts = certain.parts(overruns[0].year, frame.__contains__)
            yield _problem(plan, overruns, _by_plan(parts), register.portfolio.money_unit)
        elif possible.overruns(frame, frame.__contains__):
            reason = N_(
                "some measures have no status, or stand in plans of unknown status, and would make the difference"
            )
            yield NotEvaluable(subject=plan.ref, reason=reason)


def _may_count(element: Element) -> bool:
    status, standing = element.measure.status, element.owner.standing
    return (status is None or status in _COUNTED) and (standing.in_force or not standing.is_known)


def _by_plan(parts: Sequence[tuple[Element, Decimal]]) -> list[tuple[PlanEntry, Decimal]]:
    """What the measures of each plan cost together; the plans that weigh most first."""
    sums: dict[str, tuple[PlanEntry, Decimal]] = {}
    for measure, cost in parts:
        plan = measure.owner
        sums[plan.id] = (plan, cost + (sums[plan.id][1] if plan.id in sums else 0))
    return sorted(sums.values(), key=lambda part: (-part[1], part[0].id))


def _problem(
    plan: PlanEntry, overruns: Sequence[Overrun], weights: Sequence[tuple[PlanEntry, Decimal]], unit: MoneyUnit
) -> Problem:
    worst, *others = overruns
    heaviest = weights[:_MOST_SHOWN]
    return Problem(
        message=N_(
            "{plan} has {frame} for measures in all, and they cost {cost}: {gap} too much, most of it in {plans}"
        )
        if worst.year is None
        else N_(
            "{plan} has {frame} for measures in {year}, and they cost {cost}: {gap} too much, most of it in {plans}"
        ),
        values={
            "plan": plan.named,
            "frame": kroner(worst.limit, unit),
            "year": worst.year,
            "cost": kroner(worst.cost, unit),
            "gap": kroner(worst.gap, unit),
            "plans": Joined(tuple(entry.named for entry, _ in heaviest)),
        },
        subject=plan.ref,
        at=plan.pointer("frame") if worst.year is None else plan.pointer("frame", worst.year),
        related=(
            *(
                Related(
                    at=entry.pointer("measures"),
                    note=N_("the measures of {plan} cost {cost}"),
                    values={"plan": entry.named, "cost": kroner(cost, unit)},
                    plan=entry.id,
                )
                for entry, cost in heaviest
            ),
            *(
                Related(
                    at=plan.pointer("frame", overrun.year or 0),
                    note=N_("{gap} too much in {year}"),
                    values={"gap": kroner(overrun.gap, unit), "year": overrun.year},
                    plan=plan.id,
                )
                for overrun in others
            ),
        ),
        help=N_("put measures off to later years, cancel some, or raise `frame:`"),
    )


RULE = Rule(
    code="ECO005",
    name="ambition-exceeds-frame",
    severity=Severity.ERROR,
    since="0.1.0",
    check=check,
)
