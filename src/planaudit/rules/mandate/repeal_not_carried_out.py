"""A council decided to repeal a plan, but the register still lists it as in force.

Why: what has been repealed should leave the plan list. As long as it stands there, somebody follows it.

Source: KS-FoU 2022, chapter 6.2: plans that go out should be removed from the municipality's plan lists.

Bad:

    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    decisions: {repeal: [ungdomsplan]}
    ---
    id: ungdomsplan                    # finds: repeal-not-carried-out
    title: Ungdomsplan
    kind: temaplan
    adopted: 2024-02-15
    period: 2024-2027

Good:

    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    decisions: {repeal: [ungdomsplan]}
    ---
    id: ungdomsplan
    title: Ungdomsplan
    kind: temaplan
    status: repealed
    adopted: 2024-02-15
    period: 2024-2027

Not evaluable: where the planstrategi that repeals the plan has no known status, or dates do not tell whether the
plan was adopted or reaffirmed after its repeal.

False positives: a plan that is to stay until another has come. Let the council say so under `reaffirmed:`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from planaudit.findings import N_, NotEvaluable, Pointer, Problem, Related, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.mandate import Mandate
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation
from planaudit.model.decision import Verdict
from planaudit.model.partial_date import PartialDate
from planaudit.rules.rule import Rule, RuleOptions


class _Repeal(NamedTuple):
    """A decision that the plan is to go; `by` is the planstrategi that holds it, if one does."""

    date: PartialDate | None
    at: Pointer
    by: PlanEntry | None = None


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in force that were repealed, and neither adopted nor reaffirmed after that."""
    mandate = register.ask(Mandate)
    for plan in register.in_force:
        if not plan.is_the_councils_own:
            continue
        standing = {repeal: _still_stands(mandate, plan, repeal) for repeal in _repeals(mandate, plan)}
        if valid := [repeal for repeal, stands in standing.items() if stands]:
            yield _problem(plan, valid[-1])
        elif None in standing.values():
            yield NotEvaluable(
                subject=plan.ref, reason=N_("it is not known whether its repeal is the last that was decided of it")
            )


def _repeals(mandate: Mandate, plan: PlanEntry) -> Iterator[_Repeal]:
    for position, decision in enumerate(plan.plan.reaffirmed):
        if decision.decision is Verdict.REPEAL and mandate.has_happened(decision.date):
            yield _Repeal(decision.date, plan.pointer("reaffirmed", position, "decision"))
    for reference in mandate.decided_of(plan, Relation.REPEALS):
        yield _Repeal(reference.owner.adoption, reference.at, reference.owner)


def _still_stands(mandate: Mandate, plan: PlanEntry, repeal: _Repeal) -> bool | None:
    """Whether nothing later has brought the plan back; None where status or dates leave that open."""
    if repeal.by and not repeal.by.standing.is_known:
        return None
    decisions = [*mandate.reaffirmations(plan), *([plan.adoption] if plan.adoption and repeal.date else [])]
    since = {date.is_later_than(repeal.date) if date and repeal.date else None for date in decisions}
    if True in since:
        return False
    return None if None in since else True


def _problem(plan: PlanEntry, repeal: _Repeal) -> Problem:
    by, date = repeal.by, repeal.date
    in_strategy = (
        (Related(at=repeal.at, note=N_("{strategy} repeals it"), values={"strategy": by.named}, plan=by.id),)
        if by
        else ()
    )
    return Problem(
        message=N_("{plan} was repealed {date}, but is still listed as in force")
        if date
        else N_("{plan} was repealed, but is still listed as in force"),
        values={"plan": plan.named, "date": date or ""},
        subject=plan.ref,
        key=(by.id if by else "",),
        at=plan.pointer("status" if plan.plan.status else "id") if by else repeal.at,
        related=in_strategy,
        help=N_("set `status: repealed` and the day it `ended`, or note the later decision that it goes on"),
    )


RULE = Rule(code="PER012", name="repeal-not-carried-out", severity=Severity.WARNING, since="0.1.0", check=check)
