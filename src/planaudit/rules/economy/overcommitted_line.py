"""The measures of a budget line cost more than the line has, in a year or in total.

Why: a line that is promised away twice pays for the first measure only. The plans each look funded; together they
are not.

Source: KS-FoU 2022, chapter 6.3: the sum of ambitions does not fit the resources there are.

Bad:

    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2029
    budget_lines:
      - id: K1
        title: Sykkelveger
        amounts:
          2026: 2000000            # finds: overcommitted-line
          2027: 2000000
    ---
    id: klimaplan
    title: Klimaplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Flere sykler, indicator: sykler, target: {value: 20, year: 2027}, supports: [samfunnsdelen#G1]}
    measures:
      - {id: T1, title: Sykkelveg A, goals: [M1], cost: {2026: 1500000}, budget_line: okonomiplanen#K1}
      - {id: T2, title: Sykkelveg B, goals: [M1], cost: {2026: 1000000}, budget_line: okonomiplanen#K1}
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
    budget_lines:
      - {id: K1, title: Sykkelveger, amounts: {2026: 1500000, 2027: 1000000}}
    ---
    id: klimaplan
    title: Klimaplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Flere sykler, indicator: sykler, target: {value: 20, year: 2027}, supports: [samfunnsdelen#G1]}
    measures:
      - {id: T1, title: Sykkelveg A, goals: [M1], cost: {2026: 1500000}, budget_line: okonomiplanen#K1}
      - {id: T2, title: Sykkelveg B, goals: [M1], cost: {2027: 1000000}, budget_line: okonomiplanen#K1}
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    priorities: [Grønn mobilitet]
    goals: [{id: G1, title: Renere luft, indicator: svevestøv, target: {value: 8, year: 2027}}]

Not evaluable: where the line has no amounts and its measures have costs, or where plans of unknown status hold measures
that would make the difference.

False positives: a measure that several lines share the cost of. Each line is held to the whole cost; split the measure,
or suppress with the reason. Cancelled measures do not count, nor do costs of years that the economic plan does not
cover.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from planaudit.findings import N_, NotEvaluable, Problem, Related, Severity
from planaudit.graph.entry import Element
from planaudit.graph.funding import Funding
from planaudit.graph.overrun import Costs, Overrun
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.measure import MeasureStatus
from planaudit.model.money import MoneyUnit, kroner
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Lines of economic plans in force against the measures that they carry."""
    funding = register.ask(Funding)
    for line in funding.lines_in_force():
        counted = [m for m in funding.measures_of(line) if m.measure.status is not MeasureStatus.CANCELLED]
        certain = Costs(measure for measure in counted if measure.owner.in_force)
        possible = Costs(m for m in counted if m.owner.in_force or not m.owner.standing.is_known)
        amounts, counts = line.line.amounts, _covered_years(line)
        if not amounts:
            if certain.parts(None, counts):
                yield NotEvaluable(subject=line.ref, reason=N_("the line has no amounts"))
        elif overruns := certain.overruns(amounts, counts):
            yield _problem(line, overruns, certain.parts(overruns[0].year, counts), register.portfolio.money_unit)
        elif possible.overruns(amounts, counts):
            reason = N_("it is not known whether the plans of all its measures are in force")
            yield NotEvaluable(subject=line.ref, reason=reason)


def _covered_years(line: Element) -> Callable[[int], bool]:
    """The years that the line's plan covers; where its period is not known, those that the line has amounts for."""
    period = line.owner.plan.period
    if period is None or period.start is None or period.end is None:
        return line.line.amounts.__contains__
    return range(period.start.year, period.end.year + 1).__contains__


def _problem(
    line: Element, overruns: Sequence[Overrun], parts: Sequence[tuple[Element, Decimal]], unit: MoneyUnit
) -> Problem:
    worst, *others = overruns
    return Problem(
        message=N_("{line} has {amount} in all, and its measures cost {cost}: {gap} too much")
        if worst.year is None
        else N_("{line} has {amount} in {year}, and its measures cost {cost}: {gap} too much"),
        values={
            "line": line.named,
            "amount": kroner(worst.limit, unit),
            "year": worst.year,
            "cost": kroner(worst.cost, unit),
            "gap": kroner(worst.gap, unit),
        },
        subject=line.ref,
        at=line.pointer("amounts") if worst.year is None else line.pointer("amounts", worst.year),
        related=(
            *(
                Related(
                    at=measure.pointer("cost"),
                    note=N_("{measure} costs {cost}"),
                    values={"measure": measure.named, "cost": kroner(cost, unit)},
                    plan=measure.owner.id,
                    element=measure.id,
                )
                for measure, cost in parts
            ),
            *(
                Related(
                    at=line.pointer("amounts", overrun.year or 0),
                    note=N_("{gap} too much in {year}"),
                    values={"gap": kroner(overrun.gap, unit), "year": overrun.year},
                    plan=line.owner.id,
                    element=line.id,
                )
                for overrun in others
            ),
        ),
        help=N_(
            "give the line more under `amounts:`, move measures to other lines or years, or take some out of the plans"
        ),
    )


RULE = Rule(
    code="ECO004",
    name="overcommitted-line",
    severity=Severity.ERROR,
    since="0.1.0",
    check=check,
)
