"""More than 24 months pass from the start of a plan, or the mandate for it, to its adoption.

Why: when plans take half a council period, those who ordered them have lost their grip on them, and those who are to
adopt them have been replaced or have other priorities.

Source: KS-FoU 2022, chapter 6.3: elected members see it as a loss of steering that plans take so long to make.

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    process: {started: 2021-10-01}     # finds: slow-process

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    process: {started: 2023-01-16}

Not evaluable: where the dates of start, mandate or adoption leave open whether 24 months have passed.

False positives: large plans with much participation, or work that the council itself put off. Suppress them with the
reason; where another mandate has begun the work anew, let that be the `mandate:`.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Pointer, Problem, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.council import months_after
from planaudit.model.partial_date import PartialDate
from planaudit.rules.rule import Rule, RuleOptions

_MONTHS = 24


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in force, from start to adoption, and plans in development, from start to the day of the audit."""
    today = PartialDate.on(register.as_of)
    for plan in register.plans.values():
        starts = _starts(plan)
        if not starts or not plan.is_the_councils_own:
            continue
        if not plan.in_force:
            if plan.standing.in_development:
                yield from _judge(plan, starts, today, is_adopted=False)
            continue
        if plan.adoption is None:
            yield NotEvaluable(subject=plan.ref, reason=N_("the adoption date is not known"))
            continue
        # In a plan under revision, what began after its adoption concerns the coming edition.
        coming = [start for start in starts if start[0].is_later_than(plan.adoption)]
        yield from _judge(plan, [start for start in starts if start not in coming], plan.adoption, is_adopted=True)
        if plan.standing.in_development:
            yield from _judge(plan, coming, today, is_adopted=False)


def _starts(plan: PlanEntry) -> list[tuple[PartialDate, Pointer]]:
    process, mandate = plan.plan.process, plan.plan.mandate
    starts = [(process.started, plan.pointer("process", "started"))] if process and process.started else []
    if mandate and mandate.date:
        starts.append((mandate.date, plan.pointer("mandate", "date")))
    return sorted(starts)


def _judge(
    plan: PlanEntry, starts: list[tuple[PartialDate, Pointer]], end: PartialDate, *, is_adopted: bool
) -> Iterator[Problem | NotEvaluable]:
    for start, at in starts:
        if end.first > months_after(start.last, _MONTHS):
            yield Problem(
                message=N_("{plan} took more than {months} months, from {start} to its adoption {end}")
                if is_adopted
                else N_("{plan} has been in the making for more than {months} months, since {start}"),
                values={"plan": plan.named, "months": _MONTHS, "start": start, "end": end},
                subject=plan.ref,
                key=("adopted" if is_adopted else "coming",),
                at=at,
                help=N_("ask what took the time, before the next plan is ordered; smaller plans come sooner")
                if is_adopted
                else N_("ask what the plan waits for, and whether the mandate still holds; smaller plans come sooner"),
            )
            return
    if any(end.last > months_after(start.first, _MONTHS) for start, _ in starts):
        yield NotEvaluable(
            subject=plan.ref,
            reason=N_("its dates leave open whether it took more than {months} months"),
            values={"months": _MONTHS},
        )


RULE = Rule(code="PER010", name="slow-process", severity=Severity.INFO, since="0.1.0", check=check)
