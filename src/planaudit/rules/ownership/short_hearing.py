"""A plan is on hearing, or made public before the council meets, for less time than the law allows.

Why: those whom the plan concerns have a right to the whole time. A plan adopted after too short a hearing can be
attacked for it, and the work may have to be done again. After the adoption it cannot be mended any more, so it is a
warning then.

Source: plan- og bygningsloven §§ 11-13 and 11-14 (six weeks for a planprogram and for kommuneplan and
kommunedelplan) and § 10-1 (a planstrategi public for 30 days); kommuneloven § 14-3 (an økonomiplan for 14 days).

Bad:

    id: boligplan
    title: Kommunedelplan for bolig
    kind: kommunedelplan
    status: on-hearing
    process:
      hearing: {from: 2026-02-02, to: 2026-03-09}    # finds: short-hearing
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    decisions: {initiate: [boligplan]}

Bad:

    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    process:
      notice: {from: 2024-05-20, to: 2024-06-13}    # finds: short-hearing

Good:

    id: boligplan
    title: Kommunedelplan for bolig
    kind: kommunedelplan
    status: on-hearing
    process:
      hearing: {from: 2026-02-02, to: 2026-03-16}
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    decisions: {initiate: [boligplan]}

Not evaluable: where the first or last day is missing, or where months and years leave open how long it lasted.

False positives: a second hearing of small changes, which may be shorter. Note the first, full one.
"""

from collections.abc import Iterator
from typing import NamedTuple

from planaudit.findings import N_, Bare, Counted, NotEvaluable, Problem, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.kind import Kind
from planaudit.model.process import Interval
from planaudit.model.status import Standing
from planaudit.rules.rule import Rule, RuleOptions


class _Term(NamedTuple):
    """What the law wants: which step of the process, how many days at least, and where it says so."""

    step: str
    days: int
    law: str


_HEARING = _Term("hearing", 42, "pbl § 11-14")
_TERMS = {
    Kind.SAMFUNNSDEL: _HEARING,
    Kind.AREALDEL: _HEARING,
    Kind.AREALPLAN: _HEARING,
    Kind.KOMMUNEDELPLAN: _HEARING,
    Kind.PLANPROGRAM: _Term("hearing", 42, "pbl § 11-13"),
    Kind.PLANSTRATEGI: _Term("notice", 30, "pbl § 10-1"),
    Kind.OKONOMIPLAN: _Term("notice", 14, "kommuneloven § 14-3"),
}


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in force and in development with a hearing, or a notice, that the law sets a term for."""
    for plan in register.plans.values():
        term, process = _TERMS.get(plan.kind), plan.plan.process
        if term is None or process is None or not (plan.in_force or plan.standing.in_development):
            continue
        span = process.hearing if term.step == "hearing" else process.notice
        if span is not None:
            yield from _measure(plan, term, span)


def _measure(plan: PlanEntry, term: _Term, span: Interval) -> Iterator[Problem | NotEvaluable]:
    if span.from_ is None or span.to is None:
        yield NotEvaluable(subject=plan.ref, reason=N_("the first or last day of the hearing or notice is not known"))
        return
    # Spans exclude their first day; dates are intervals, so there is a longest and a shortest possible span.
    longest = (span.to.last - span.from_.first).days
    shortest = (span.to.first - span.from_.last).days
    if longest < term.days:
        yield _problem(plan, term, longest, is_exact=longest == shortest)
    elif shortest < term.days:
        reason = N_("the hearing or notice lasts from {shortest} to {longest} days, and {law} requires {least}")
        values = {"shortest": max(shortest, 0), "longest": longest, "law": Bare(term.law), "least": term.days}
        yield NotEvaluable(subject=plan.ref, reason=reason, values=values)


def _problem(plan: PlanEntry, term: _Term, days: int, *, is_exact: bool) -> Problem:
    is_adopted = plan.standing is Standing.ADOPTED
    return Problem(
        message=_message(term, is_exact=is_exact),
        values={
            "plan": plan.named,
            "days": Counted(N_("{n} day"), N_("{n} days"), days),
            "least": term.days,
            "law": Bare(term.law),
        },
        subject=plan.ref,
        key=(term.step,),
        at=plan.pointer("process", term.step, "to"),
        help=(
            N_("check the dates in the minutes; let the next edition have the whole time")
            if is_adopted
            else N_("extend it, and note the new last day under `to:`")
        ),
        severity=Severity.WARNING if is_adopted else None,
    )


def _message(term: _Term, *, is_exact: bool) -> str:
    if term.step == "hearing":
        return (
            N_("{plan} has a hearing of {days}, but {law} requires six weeks")
            if is_exact
            else N_("{plan} has a hearing of {days} at most, but {law} requires six weeks")
        )
    return (
        N_("{plan} is public for {days} before the council meets, but {law} requires {least}")
        if is_exact
        else N_("{plan} is public for {days} at most before the council meets, but {law} requires {least}")
    )


RULE = Rule(code="OWN008", name="short-hearing", severity=Severity.ERROR, since="0.1.0", check=check)
