"""More strategic plans are in force now than when the sitting council took office.

Why: cities that set out to have fewer plans have ended up with more. Every plan is wanted by somebody; only the sum
shows that one goes in and none goes out. The samfunnsdel is left out of the sum, since there must always be one.

Source: KS-FoU 2022, chapter 6.3: attempts to reduce the number of plans have, as a paradox, given more of them.

Bad:

    municipality: {name: Fjordvik kommune}  # finds: net-growth
    councils: [{constituted: 2023-10-11}]
    ---
    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2022-09-12
    period: 2022-2027
    reaffirmed: [{date: 2024-06-13}]
    ---
    {id: skoleplan, title: Skoleplan, kind: temaplan, adopted: 2024-09-12, period: 2024-2027}

Good:

    municipality: {name: Fjordvik kommune}
    councils: [{constituted: 2023-10-11}]
    ---
    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2022-09-12
    period: 2022-2027
    reaffirmed: [{date: 2024-06-13}]

Not evaluable: where the register holds no strategic plan that was in force then, and where dates or unknown
statuses leave open whether there are more.

False positives: a register that keeps no plans that have gone out of force. Register them, with status and `ended`.
"""

from collections.abc import Iterator
from datetime import date

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.standing_then import was_in_force
from planaudit.graph.volume import related_plans
from planaudit.model.kind import Kind
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Strategic plans now against the day on which the sitting council took office, at the latest."""
    day = register.sitting.latest
    strategic = [entry for entry in register.plans.values() if entry.is_strategic]
    then = {entry.id: was_in_force(register, entry, day) for entry in strategic}
    if True not in then.values():
        yield NotEvaluable(
            reason=N_("no strategic plan in the register tells how many there were {day}"), values={"day": day}
        )
        return
    counted = [entry for entry in strategic if entry.kind is not Kind.SAMFUNNSDEL]
    now = [entry for entry in counted if entry.in_force]
    before = sum(then[entry.id] is True for entry in counted)
    open_then = sum(then[entry.id] is None for entry in counted)
    open_now = sum(not entry.standing.is_known for entry in counted)
    if len(now) > before + open_then:
        added = [entry for entry in now if then[entry.id] is False]
        yield _problem(register, day, len(now), before + open_then, added)
    elif len(now) + open_now > before:
        reason = N_("dates or statuses leave open whether there are more strategic plans than {day}")
        yield NotEvaluable(reason=reason, values={"day": day})


def _problem(register: PlanGraph, day: date, now: int, then: int, added: list[PlanEntry]) -> Problem:
    return Problem(
        message=(
            N_(
                "{now} strategic plans below the samfunnsdel are in force, up from {then} when the council took"
                " office {day}"
            )
            if register.sitting.is_exact
            else N_(
                "{now} strategic plans below the samfunnsdel are in force, up from {then} when the council took"
                " office (counted from {day}, since its constituting meeting is not declared)"
            )
        ),
        values={"now": now, "then": then, "day": day},
        at=register.portfolio_at / "municipality",
        related=related_plans(added, N_("{plan} has come since")),
        help=N_("let the planstrategi say which plans go out when new ones come in"),
    )


RULE = Rule(
    code="VOL006",
    name="net-growth",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
)
