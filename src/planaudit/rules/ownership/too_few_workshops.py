"""A plan went on hearing after fewer than two political workshops.

Why: one workshop gathers views. The second lets the members see whether the administration understood them, before
the draft is out of their hands.

Source: KS-FoU 2022, chapter 7.4.2: two or more workshops in a row, with the administration's work between them.

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    status: on-hearing
    process:
      workshops: [{date: 2025-09-11}]    # finds: too-few-workshops
      hearing: {from: 2026-01-12, to: 2026-03-09}
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    decisions: {initiate: [kulturplan]}

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    status: on-hearing
    process:
      workshops: [{date: 2025-09-11}, {date: 2025-10-16}]
      hearing: {from: 2026-01-12, to: 2026-03-09}
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    decisions: {initiate: [kulturplan]}

Not evaluable: where dates do not tell whether the hearing has begun, or whether workshops came before it; and once,
for the portfolio, where no plan has workshops.

False positives: a small revision that the members settled in their committee. Suppress it with the reason.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.model.kind import Kind
from planaudit.model.partial_date import PartialDate
from planaudit.model.status import Standing
from planaudit.rules.rule import Rule, RuleOptions

KINDS = frozenset({Kind.SAMFUNNSDEL, Kind.STRATEGI, Kind.TEMAPLAN})
ENOUGH = 2


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in development that are, or have been, on hearing, with the workshops that came before it."""
    for plan in register.plans.values():
        if plan.kind not in KINDS or not plan.standing.in_development:
            continue
        on_hearing = _on_hearing(register, plan)
        if on_hearing is None:
            yield NotEvaluable(subject=plan.ref, reason=N_("it is not known whether the hearing has begun"))
        elif on_hearing:
            yield from _count(register, plan)


def _on_hearing(register: PlanGraph, plan: PlanEntry) -> bool | None:
    """Whether the hearing has begun; None where its dates leave that open."""
    hearing = plan.plan.process.hearing if plan.plan.process else None
    if plan.standing is Standing.ON_HEARING:
        return True
    if hearing is None:
        return False
    if hearing.from_ is None:
        return True if hearing.to and hearing.to.is_before(register.as_of) else None
    is_to_come = hearing.from_.is_after(register.as_of)
    return None if is_to_come is None else not is_to_come


def _count(register: PlanGraph, plan: PlanEntry) -> Iterator[Problem | NotEvaluable]:
    process = plan.plan.process
    workshops = process.workshops if process else ()
    hearing = process.hearing if process else None
    begins = hearing.from_ if hearing and hearing.from_ else PartialDate.on(register.as_of)
    came_after = [workshop.date.is_later_than(begins) if workshop.date else None for workshop in workshops]
    if came_after.count(False) >= ENOUGH:
        return
    if len(came_after) - came_after.count(True) >= ENOUGH:
        yield NotEvaluable(
            subject=plan.ref, reason=N_("dates do not show whether two political workshops came before the hearing")
        )
        return
    yield Problem(
        message=(
            N_("{plan} went on hearing after only one political workshop")
            if len(came_after) > came_after.count(True)
            else N_("{plan} went on hearing without any political workshop before it")
        ),
        values={"plan": plan.named},
        subject=plan.ref,
        at=plan.pointer("process", "workshops"),
        help=N_("let the members see the draft in a second workshop, and note the dates under `process.workshops:`"),
    )


RULE = Rule(
    code="OWN006",
    name="too-few-workshops",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
    asks_for=Thing.WORKSHOPS,
)
