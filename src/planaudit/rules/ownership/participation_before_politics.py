"""A plan's public participation began before any political premise was laid.

Why: when the public is asked before the members have set a direction, the administration sets the premises, and the
members come in late, to adjust details of a plan whose main choices are made.

Source: KS-FoU 2022, chapters 6.3 and 7.2: participation is good, but political premises come first.

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2025-12-11
    period: 2026-2027
    mandate: {date: 2025-08-28, body: Kommunestyret, case: 71/25}
    process:
      participation: [{from: 2025-06-02, to: 2025-06-20}]    # finds: participation-before-politics
      workshops: [{date: 2025-10-06}, {date: 2025-11-03}]

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2025-12-11
    period: 2026-2027
    mandate: {date: 2025-05-15, body: Kommunestyret, case: 41/25}
    process:
      participation: [{from: 2025-06-02, to: 2025-06-20}]
      workshops: [{date: 2025-10-06}, {date: 2025-11-03}]

Not evaluable: where dates do not tell which came first; and once, for the portfolio, where no plan has participation,
workshops or a mandate.

False positives: participation that gathers knowledge only, early in a sector plan; chapter 7.4.1 of the report wants
the mandate first there too. Suppress it with the reason where the council chose otherwise.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from planaudit.findings import N_, NotEvaluable, Pointer, Problem, Related, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.political_order import PoliticalOrders
from planaudit.graph.thing import Thing
from planaudit.model.kind import Kind
from planaudit.model.partial_date import PartialDate
from planaudit.model.portfolio import Governance
from planaudit.rules.rule import Rule, RuleOptions


class _Premise(NamedTuple):
    """A political workshop, order or platform, where it is noted, and the last day that it holds."""

    when: PartialDate | None
    at: Pointer
    plan: PlanEntry
    until: date | None = None


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """The council's own plans, in force and in development, whose participation began before politics did."""
    platforms = _platforms(register)
    for plan in register.plans.values():
        process = plan.plan.process
        is_asked = (plan.in_force or plan.standing.in_development) and plan.is_the_councils_own
        if not is_asked or process is None or not process.participation:
            continue
        premises = [*_own_premises(register, plan), *platforms]
        answers = [_came_first(register, part.from_, premises) for part in process.participation]
        if True in answers:
            yield _problem(plan, answers.index(True), premises)
        elif None in answers:
            yield NotEvaluable(
                subject=plan.ref, reason=N_("dates do not show whether participation or politics came first")
            )


def _own_premises(register: PlanGraph, plan: PlanEntry) -> Iterator[_Premise]:
    process = plan.plan.process
    for position, workshop in enumerate(process.workshops if process else ()):
        yield _Premise(workshop.date, plan.pointer("process", "workshops", position, "date"), plan)
    for order in register.ask(PoliticalOrders).of(plan):
        if order.is_given is not False:
            yield _Premise(order.date if order.is_given else None, order.at, plan)


def _platforms(register: PlanGraph) -> list[_Premise]:
    """The platforms that a parliamentary government has governed by, whatever has become of them since."""
    if register.portfolio.municipality.governance is not Governance.PARLAMENTARISK:
        return []
    return [
        _Premise(entry.adoption, entry.pointer("adopted"), entry, _last_day(entry))
        for entry in register.of_kind(Kind.POLITISK_PLATTFORM)
        if entry.in_force or entry.standing.retired or not entry.standing.is_known
    ]


def _last_day(platform: PlanEntry) -> date | None:
    if platform.plan.ended:
        return platform.plan.ended.last
    return platform.plan.period.end if platform.plan.period else None


def _came_first(register: PlanGraph, began: PartialDate | None, premises: Iterable[_Premise]) -> bool | None:
    """Whether participation has begun, before every premise; None where dates leave it open."""
    if began is None:
        return None
    is_to_come = began.is_after(register.as_of)
    answers = {None if is_to_come is None else not is_to_come}
    for premise in premises:
        if premise.until and began.is_after(premise.until):
            continue
        answers.add(premise.when.is_later_than(began) if premise.when else None)
    if False in answers:
        return False
    return None if None in answers else True


def _problem(plan: PlanEntry, position: int, premises: Iterable[_Premise]) -> Problem:
    process = plan.plan.process
    began = process.participation[position].from_ if process else None
    later = [
        (premise.when, premise) for premise in premises if premise.when and began and premise.when.is_later_than(began)
    ]
    first = min(later, key=lambda pair: pair[0], default=None)
    return Problem(
        message=N_("{plan} was opened for participation {date}, before any political workshop or mandate"),
        values={"plan": plan.named, "date": began},
        subject=plan.ref,
        at=plan.pointer("process", "participation", position, "from"),
        related=() if first is None else (_first_premise(*first),),
        help=N_("let the politicians set the premises first, and note that under `process.workshops:` or `mandate:`"),
    )


def _first_premise(when: PartialDate, premise: _Premise) -> Related:
    return Related(
        at=premise.at, note=N_("the first political premise, {date}"), values={"date": when}, plan=premise.plan.id
    )


RULE = Rule(
    code="OWN005",
    name="participation-before-politics",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    asks_for=Thing.POLITICS_BEFORE,
)
