"""A plan's dates contradict each other: title and period, adoption and end, hearing and adoption.

Why: the register is to be trusted. Where the title says one period and the field another, readers cannot know which
one is in force.

Source: experience with the plan tables of planstrategier, among them Hol kommune's: one document gives a plan
different dates in different places.

Bad:

    id: kulturplan
    title: Kulturplan 2024–2028
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027                  # finds: contradictory-dates

Bad (the hearing came after the decision):

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    process:
      hearing: {from: 2024-08-01, to: 2024-10-01}     # finds: contradictory-dates

Good:

    id: kulturplan
    title: Kulturplan 2024–2027
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    process:
      hearing: {from: 2024-03-01, to: 2024-04-30}

Not evaluable: where a date is too coarse to tell which of two came first. A date that is not declared contradicts
nothing.

False positives: years in a title that are no period. Only pairs such as 2018–2030 and 2020-27 are read as one, and
of several pairs, or a year in brackets behind one, any may be the period.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Related, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.partial_date import PartialDate
from planaudit.model.status import Standing
from planaudit.model.title import periods_named
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in force whose dates cannot all be right."""
    for plan in register.in_force:
        if plan.is_the_councils_own:
            yield from _title(plan)
            yield from _adopted_after_end(plan)
            yield from _heard_after_adoption(plan)


def _title(plan: PlanEntry) -> Iterator[Problem]:
    period, named = plan.plan.period, periods_named(plan.plan.title)
    if period is None or not named:
        return
    start, end = period.start and period.start.year, period.end and period.end.year
    if not any(start in (None, first) and end in (None, last) for first, last in named):
        yield Problem(
            message=N_("{plan} has another period in its title than the one declared"),
            values={"plan": plan.named},
            subject=plan.ref,
            key=("title",),
            at=plan.pointer("period"),
            related=(Related(at=plan.pointer("title"), note=N_("the title says another period"), plan=plan.id),),
            help=N_("look the period up in the decision, and correct `period` or `title`"),
        )


def _adopted_after_end(plan: PlanEntry) -> Iterator[Problem | NotEvaluable]:
    period, adoption = plan.plan.period, plan.adoption
    end = PartialDate.on(period.end) if period and period.end else plan.plan.ended
    if adoption is None or end is None:
        return
    is_after = adoption.is_later_than(end)
    if is_after is None:
        yield _open(plan, adoption, end)
    elif is_after:
        yield Problem(
            message=N_("{plan} was adopted {date}, after it had ended {end}"),
            values={"plan": plan.named, "date": adoption, "end": end},
            subject=plan.ref,
            key=("ended",),
            at=plan.pointer("adopted"),
            help=N_("correct the date under `adopted`, or the end of the plan"),
        )


def _heard_after_adoption(plan: PlanEntry) -> Iterator[Problem | NotEvaluable]:
    process, adoption = plan.plan.process, plan.adoption
    # In a plan under revision the hearing concerns the coming edition.
    if process is None or process.hearing is None or adoption is None or plan.standing is Standing.UNDER_REVISION:
        return
    declared = [date for date in (process.hearing.to, process.hearing.from_) if date]
    answers = {date.is_later_than(adoption) for date in declared}
    if True in answers:
        yield Problem(
            message=N_("{plan} was adopted {date}, and its hearing ran until after that"),
            values={"plan": plan.named, "date": adoption},
            subject=plan.ref,
            key=("hearing",),
            at=plan.pointer("process", "hearing"),
            help=N_(
                "correct the dates of the hearing or of `adopted`; a coming edition needs `status: under-revision`"
            ),
        )
    elif None in answers:
        yield _open(plan, adoption, declared[0])


def _open(plan: PlanEntry, adoption: PartialDate, other: PartialDate) -> NotEvaluable:
    return NotEvaluable(
        subject=plan.ref,
        reason=N_("adopted {date}: before or after {other}?"),
        values={"date": adoption, "other": other},
    )


RULE = Rule(code="PER013", name="contradictory-dates", severity=Severity.WARNING, since="0.1.0", check=check)
