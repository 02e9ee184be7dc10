"""A plan has been in force for more than a year, and nothing was reported of it in the last twelve months.

Why: a council can steer by a plan only if it hears what came of it. Results that are shown, along the way and at the
end, are what makes members loyal to plans, also to those of an earlier council.

Source: KS-FoU 2022, chapter 6.3: too little attention goes to reporting what plans have led to.

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    results:                           # finds: no-results
      - {date: 2024-12-12, to: Kommunestyret, case: 118/24}
    ---
    id: samfunnsdelen
    title: Samfunnsdelen
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    results:
      - {date: 2025-06-12, to: Kommunestyret, case: 48/25}
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    results:
      - {date: 2025-06-12, to: Kommunestyret, case: 49/25}

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    results:
      - {date: 2025-06-12, to: Kommunestyret, case: 47/25}
    ---
    id: samfunnsdelen
    title: Samfunnsdelen
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    results:
      - {date: 2025-06-12, to: Kommunestyret, case: 48/25}
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    results:
      - {date: 2025-06-12, to: Kommunestyret, case: 49/25}

Not evaluable: where the adoption date is missing, or dates leave open whether the year, or the twelve months, have
passed; and once, for the portfolio, where no plan of the register reports results.

False positives: a plan that is reported on in the annual report as a whole. Note that report under `results:`.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reporting import Reporting
from planaudit.graph.thing import Thing
from planaudit.model.council import years_after
from planaudit.model.partial_date import PartialDate
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """The council's own plans in force, counted from their adoption, and what was reported of them."""
    reporting = register.ask(Reporting)
    for plan in register.in_force:
        if not plan.is_the_councils_own:
            continue
        reports = reporting.of_plan(plan)
        is_fresh = {_is_within_a_year(register, date) for date in reports}
        is_young = _is_within_a_year(register, plan.adoption) if plan.adoption else None
        if True in is_fresh or is_young:
            continue
        if is_young is False and None not in is_fresh:
            yield _problem(plan, max(reports, default=None))
        elif plan.adoption is None:
            yield NotEvaluable(subject=plan.ref, reason=N_("the adoption date is not known"))
        else:
            yield NotEvaluable(
                subject=plan.ref, reason=N_("dates do not show whether a year has passed without a report")
            )


def _is_within_a_year(register: PlanGraph, date: PartialDate) -> bool | None:
    """Whether it lies in the year up to the audit, whose first day is still in time; None where it may."""
    if years_after(date.first, 1) >= register.as_of:
        return True
    return False if years_after(date.last, 1) < register.as_of else None


def _problem(plan: PlanEntry, last: PartialDate | None) -> Problem:
    return Problem(
        message=(
            N_("{plan} has been in force since {adopted}, and nothing was ever reported of it")
            if last is None
            else N_("{plan} has been in force since {adopted}, and was last reported on {date}")
        ),
        values={"plan": plan.named, "adopted": plan.adoption, "date": last},
        subject=plan.ref,
        at=plan.pointer("results"),
        help=N_("report to the council what came of the plan, and note that under `results:`"),
    )


RULE = Rule(
    code="FOL001",
    name="no-results",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    asks_for=Thing.RESULTS,
)
