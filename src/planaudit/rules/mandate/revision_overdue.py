"""A plan should have been revised by now, by what it says itself.

Why: a plan that sets itself a time of revision promises that somebody looks at it again. When that time passes in
silence, the plan ages without anyone having decided that it may.

Source: KS-FoU 2022, chapter 2.2: the plan system rests on plans being rolled, the handlingsdel of the samfunnsdel
every year.

Bad:

    id: klimaplan
    title: Klimaplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    revision: {next: 2025}             # finds: revision-overdue

Good:

    id: klimaplan
    title: Klimaplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    revision: {every_years: 4}

Not evaluable: where `every_years` counts from an adoption or reaffirmation whose date is unknown or too coarse.

False positives: a plan that was looked at and left as it is. Note the decision under `reaffirmed:`; years are counted
from the latest one.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.mandate import Mandate
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.council import years_after
from planaudit.model.partial_date import PartialDate
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in force past the revision that they declare."""
    mandate = register.ask(Mandate)
    for plan in register.in_force:
        revision = plan.plan.revision
        if revision is None or not plan.is_the_councils_own:
            continue
        if revision.next and revision.next.is_before(register.as_of):
            yield Problem(
                message=N_("{plan} was to be revised by {next}"),
                values={"plan": plan.named, "next": revision.next},
                subject=plan.ref,
                at=plan.pointer("revision", "next"),
                help=_HELP,
            )
        elif revision.every_years:
            yield from _by_years(register, mandate, plan, revision.every_years)


_HELP = N_("revise the plan, or let the council reaffirm it and set a new time under `revision:`")


def _by_years(register: PlanGraph, mandate: Mandate, plan: PlanEntry, years: int) -> Iterator[Problem | NotEvaluable]:
    decisions = [plan.adoption, *mandate.reaffirmations(plan)]
    dated = [date for date in decisions if date is not None]
    if any(register.as_of <= years_after(date.first, years) for date in dated):
        return
    if len(dated) < len(decisions) or any(register.as_of <= years_after(date.last, years) for date in dated):
        yield NotEvaluable(
            subject=plan.ref,
            reason=N_(
                "the dates do not show whether the time between two revisions has passed since the last decision"
            ),
        )
        return
    latest: PartialDate = max(dated)
    yield Problem(
        message=N_("{plan} is to be revised every year, and the last decision on it is from {date}")
        if years == 1
        else N_("{plan} is to be revised every {years} years, and the last decision on it is from {date}"),
        values={"plan": plan.named, "years": years, "date": latest},
        subject=plan.ref,
        at=plan.pointer("revision", "every_years"),
        help=_HELP,
    )


RULE = Rule(code="PER004", name="revision-overdue", severity=Severity.WARNING, since="0.1.0", check=check)
