"""More strategic plans are in force than the council's own limit.

Why: nobody keeps an overview of a hundred plans. Elected members and administration alike find the volume too large,
and cities that set out to cut it have ended up with more. A limit that is checked is a start.

Source: KS-FoU 2022, chapter 6.3: better steering takes fewer strategic plans; the cities have from about 70 to well
over 100.

Bad:

    municipality: {name: Fjordvik kommune}
    volume:
      max_plans: 1                 # finds: too-many-plans
    ---
    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2025-02-13
    period: 2025-2027

Good:

    municipality: {name: Fjordvik kommune}
    volume:
      max_plans: 2
    ---
    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2025-02-13
    period: 2025-2027

Not evaluable: where plans of unknown status decide whether the limit is passed.

False positives: a limit from before a merger. Change `volume.max_plans`; it is the council's own.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.volume import Count, related_plans
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Strategic plans in force against `volume.max_plans`."""
    limit = register.portfolio.volume.max_plans if register.portfolio.volume else None
    if limit is None:
        return
    count = Count(
        register.strategic_in_force, tuple(entry for entry in register.unknown_standing if entry.is_strategic)
    )
    if count.exceeds(limit):
        yield Problem(
            message=(
                N_("{count} strategic plan is in force, {over} more than the limit of {limit}")
                if len(count.certain) == 1
                else N_("{count} strategic plans are in force, {over} more than the limit of {limit}")
            ),
            values={"count": len(count.certain), "over": len(count.certain) - limit, "limit": limit},
            at=register.portfolio_at / "volume" / "max_plans",
            related=related_plans(count.certain, N_("{plan} is in force")),
            help=N_("merge or repeal plans, or let the council raise `max_plans:`"),
        )
    elif count.may_exceed(limit):
        yield NotEvaluable(
            reason=N_("strategic plans in force: {count}; of unknown status, and perhaps in force too: {unknown}"),
            values={"count": len(count.certain), "unknown": len(count.unknown)},
        )


RULE = Rule(
    code="VOL001",
    name="too-many-plans",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
)
