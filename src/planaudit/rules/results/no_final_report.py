"""A plan ended within the last two years, and no result was reported after its end.

Why: what a plan came to, also what it did not reach, is what the next plan should build on. A plan that just
disappears from the list teaches nobody anything.

Source: KS-FoU 2022, chapter 6.3: results are shown too seldom, along the way and as a final account.

Bad:

    id: kulturplan
    title: Kulturplan 2020–2025
    kind: temaplan
    status: expired
    adopted: 2020-06-11
    period: 2020-2025
    results:                           # finds: no-final-report
      - {date: 2025-11-13, to: Kommunestyret, case: 95/25}
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    results: [{date: 2025-06-12, to: Kommunestyret, case: 48/25}]
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    results: [{date: 2025-06-12, to: Kommunestyret, case: 49/25}]

Good:

    id: kulturplan
    title: Kulturplan 2020–2025
    kind: temaplan
    status: expired
    adopted: 2020-06-11
    period: 2020-2025
    results:
      - {date: 2026-02-12, to: Kommunestyret, case: 8/26}
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    results: [{date: 2025-06-12, to: Kommunestyret, case: 48/25}]
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    results: [{date: 2025-06-12, to: Kommunestyret, case: 49/25}]

Not evaluable: where nothing tells when the retired plan ended, or dates leave open whether that is more than two
years ago or whether the result came after it.

False positives: a plan whose next edition accounts for it in a chapter of its own. Note that decision as a result.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reporting import Reporting
from planaudit.model.council import years_after
from planaudit.model.partial_date import PartialDate
from planaudit.rules.rule import Rule, RuleOptions

YEARS = 2


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """The council's own retired plans, and what was reported after they ended."""
    reporting = register.ask(Reporting)
    for plan in register.plans.values():
        if not plan.standing.retired or not plan.is_the_councils_own:
            continue
        end = _end(register, plan)
        if end is None:
            yield NotEvaluable(subject=plan.ref, reason=N_("it is not known when the plan ended"))
        elif years_after(end.last, YEARS) >= register.as_of:
            yield from _look(register, plan, end, {date.is_later_than(end) for date in reporting.of_plan(plan)})


def _end(register: PlanGraph, plan: PlanEntry) -> PartialDate | None:
    """When the plan ended: as declared, or at the end of its period where that has passed."""
    if plan.plan.ended:
        return plan.plan.ended if plan.plan.ended.first <= register.as_of else None
    last = plan.plan.period.end if plan.plan.period else None
    return PartialDate.on(last) if last and last < register.as_of else None


def _look(
    register: PlanGraph, plan: PlanEntry, end: PartialDate, came_after: set[bool | None]
) -> Iterator[Problem | NotEvaluable]:
    if True in came_after:
        return
    if None in came_after:
        yield NotEvaluable(subject=plan.ref, reason=N_("dates do not show whether a result was reported after its end"))
    elif years_after(end.first, YEARS) < register.as_of:
        yield NotEvaluable(subject=plan.ref, reason=N_("its end is too coarse to tell whether two years have passed"))
    else:
        yield Problem(
            message=N_("{plan} ended {date}, and no result was reported after that"),
            values={"plan": plan.named, "date": end},
            subject=plan.ref,
            at=plan.pointer("results"),
            help=N_("give the council a final report, and note it under `results:`"),
        )


RULE = Rule(code="FOL006", name="no-final-report", severity=Severity.INFO, since="0.1.0", check=check)
