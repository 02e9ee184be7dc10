"""A measure that is planned or started has no budget line, and is not carried by the ordinary budget.

Why: a measure without cover in the økonomiplan is a promise. Members who adopt it believe that something will happen.

Source: KS-FoU 2022, chapter 2: what plans want has to be given priority in the økonomiplan and the budget; chapter
6.3: the sum of ambitions does not fit the resources.

Bad:

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
        status: planned
        responsible: Bymiljø
        cost: 12500000             # finds: unfunded-measure
      - {id: T2, title: Kampanje, goals: [M1], status: started, responsible: Bymiljø, within_frame: true}
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    priorities: [Grønn mobilitet]
    goals: [{id: G1, title: Renere luft, indicator: svevestøv, target: {value: 8, year: 2027}}]

Good:

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
        status: planned
        responsible: Bymiljø
        cost: 12500000
        within_frame: true
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    priorities: [Grønn mobilitet]
    goals: [{id: G1, title: Renere luft, indicator: svevestøv, target: {value: 8, year: 2027}}]

Not evaluable: where the measure has no status, or documents could not be read that may hold its line; and once, for the
portfolio, where no measure tells of money at all.

False positives: measures that the ordinary budget carries; say so with `within_frame: true`. Municipalities that set
money aside in some kinds of plan only can name these in the option `kinds`.
"""

from collections.abc import Iterator

from pydantic import Field

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.entry import Element, Nature
from planaudit.graph.funding import Funding
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.model.kind import Kind
from planaudit.model.measure import MeasureStatus
from planaudit.model.money import MoneyUnit, kroner
from planaudit.model.plan import DeclaredKind
from planaudit.rules.rule import Rule, RuleOptions

_ASKED = frozenset({MeasureStatus.PLANNED, MeasureStatus.STARTED})


class Options(RuleOptions):
    """Which measures are asked."""

    kinds: frozenset[DeclaredKind] = Field(frozenset(Kind), description="The kinds of plan whose measures are asked.")


def check(register: PlanGraph, options: Options) -> Iterator[Problem | NotEvaluable]:
    """Measures of plans in force that no budget line carries, at either end of the link."""
    funding = register.ask(Funding)
    for plan in register.in_force:
        if plan.kind not in options.kinds:
            continue
        for measure in register.elements_of(plan, Nature.MEASURE):
            has_money = measure.measure.within_frame or funding.lines_of(measure)
            if has_money or funding.names_what_is_not_there(measure):
                continue
            if measure.measure.status is None:
                yield NotEvaluable(subject=measure.ref, reason=N_("the status of the measure is not known"))
            elif measure.measure.status in _ASKED:
                yield _answer(register, measure)


def _answer(register: PlanGraph, measure: Element) -> Problem | NotEvaluable:
    if register.has_unread_documents:
        reason = N_("some documents could not be read, and may hold its budget line")
        return NotEvaluable(subject=measure.ref, reason=reason)
    return _problem(measure, register.portfolio.money_unit)


def _problem(element: Element, unit: MoneyUnit) -> Problem:
    cost = element.measure.cost
    total = sum(cost.values()) if isinstance(cost, dict) else cost
    return Problem(
        message=N_("{measure} costs {cost} and has no budget line") if total else N_("{measure} has no budget line"),
        values={"measure": element.named} | ({"cost": kroner(total, unit)} if total else {}),
        subject=element.ref,
        at=element.pointer("cost") if total else element.pointer("id"),
        help=N_("name the line that carries it with `budget_line:`, or set `within_frame: true`"),
    )


RULE = Rule(
    code="ECO003",
    name="unfunded-measure",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    options=Options,
    asks_for=Thing.MEASURE_MONEY,
)
