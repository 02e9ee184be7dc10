"""More strategic plans are being made or revised than the council's own limit.

Why: every plan process takes capacity from carrying out what is already adopted, and members can only follow a few
at a time.

Source: KS-FoU 2022, chapter 6.3: making plans takes much capacity; the balance between making and carrying out.

Bad:

    municipality: {name: Fjordvik kommune}
    volume:
      max_in_development: 1        # finds: too-many-in-development
    ---
    {id: kulturplan, title: Kulturplan, kind: temaplan, status: in-progress}
    ---
    {id: skoleplan, title: Skoleplan, kind: temaplan, adopted: 2024-09-12, period: 2024-2027, status: under-revision}

Good:

    municipality: {name: Fjordvik kommune}
    volume:
      max_in_development: 1
    ---
    {id: kulturplan, title: Kulturplan, kind: temaplan, status: in-progress}
    ---
    {id: skoleplan, title: Skoleplan, kind: temaplan, adopted: 2024-09-12, period: 2024-2027}

Not evaluable: where plans of unknown status decide whether the limit is passed.

False positives: a plan listed as `in-progress` on which nobody works any more. Set `status: proposed`, or let the
council drop it in the planstrategi; the limit is the council's own to raise.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.volume import Count, related_plans
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Strategic plans in development against `volume.max_in_development`."""
    limit = register.portfolio.volume.max_in_development if register.portfolio.volume else None
    if limit is None:
        return
    strategic = [entry for entry in register.plans.values() if entry.is_strategic]
    count = Count(
        tuple(entry for entry in strategic if entry.standing.in_development),
        tuple(entry for entry in strategic if not entry.standing.is_known),
    )
    if count.exceeds(limit):
        yield Problem(
            message=(
                N_("{count} strategic plan is in development, {over} more than the limit of {limit}")
                if len(count.certain) == 1
                else N_("{count} strategic plans are in development, {over} more than the limit of {limit}")
            ),
            values={"count": len(count.certain), "over": len(count.certain) - limit, "limit": limit},
            at=register.portfolio_at / "volume" / "max_in_development",
            related=related_plans(count.certain, N_("{plan} is in development")),
            help=N_("put some of the work off in the planstrategi, or let the council raise `max_in_development:`"),
        )
    elif count.may_exceed(limit):
        yield NotEvaluable(
            reason=N_(
                "strategic plans in development: {count}; of unknown status, and perhaps in development too: {unknown}"
            ),
            values={"count": len(count.certain), "unknown": len(count.unknown)},
        )


RULE = Rule(
    code="VOL003",
    name="too-many-in-development",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
)
