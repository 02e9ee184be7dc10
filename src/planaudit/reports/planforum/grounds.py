"""What a meeting should know of a matter beside the finding that raises it."""

from collections.abc import Iterator

from planaudit.findings import N_, Bare, Counted, Finding, Joined, Phrase
from planaudit.graph.entry import Element, Nature, PlanEntry
from planaudit.graph.goal_line import line_of, shown
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.kind import SERIES
from planaudit.reports.page import Fact

_OUTSIDE_THE_PLANSTRATEGI = "VOL008"
_OVER_CAPACITY = "VOL009"
_OFF_TRACK = "FOL004"
_WITH_FIGURES = frozenset({"GOA002", _OFF_TRACK})
"""The rules whose findings give values of an indicator."""

_MOST_SHOWN = 6
"""Of more plans that may wait those are shown that take most."""


def grounds(register: PlanGraph, entry: PlanEntry | None, finding: Finding) -> Iterator[Fact]:
    """Who ordered a plan that the planstrategi does not know, which plans may wait, and what figures are of."""
    if finding.code == _OUTSIDE_THE_PLANSTRATEGI and entry and (order := _order(entry)):
        yield Phrase(N_("the work was ordered: {order}"), {"order": Joined(order)})
    if finding.code == _OVER_CAPACITY and (plans := _not_required(register, int(finding.values["year"]))):
        yield Phrase(N_("of these, not required: {plans}"), {"plans": Joined(plans)})
    if finding.code in _WITH_FIGURES and entry and (goal := _goal(register, entry, finding)):
        yield from _figures(register, goal, shows_way=finding.code == _OFF_TRACK)


def _order(plan: PlanEntry) -> tuple[Fact, ...]:
    """The day, body and case of its mandate, as far as they are told."""
    mandate = plan.plan.mandate
    return tuple(part for part in (mandate.date, mandate.body, mandate.case) if part) if mandate else ()


def _not_required(register: PlanGraph, year: int) -> tuple[Fact, ...]:
    """The plans that take most of the year's person-years and answer no demand, with what they take."""
    efforts = {
        plan: effort
        for plan in register.plans.values()
        if (effort := (plan.plan.effort or {}).get(year)) and not _is_required(plan)
    }
    plans = sorted(efforts, key=lambda plan: (-efforts[plan], plan.id))
    shown: list[Fact] = [
        Phrase(N_("{plan} ({effort} person-years)"), {"plan": plan.named, "effort": efforts[plan].normalize()})
        for plan in plans[:_MOST_SHOWN]
    ]
    if more := len(plans) - len(shown):
        shown.append(Counted(N_("and {n} more plan"), N_("and {n} more plans"), more))
    return tuple(shown)


def _is_required(plan: PlanEntry) -> bool:
    return bool(plan.plan.statutory or plan.plan.covers or plan.kind in SERIES)


def _goal(register: PlanGraph, plan: PlanEntry, finding: Finding) -> Element | None:
    return next((goal for goal in register.elements_of(plan, Nature.GOAL) if goal.id == finding.element), None)


def _figures(register: PlanGraph, element: Element, *, shows_way: bool) -> Iterator[Fact]:
    goal = element.goal
    units = {indicator.id: indicator.unit for indicator in register.portfolio.indicators}
    line = line_of(goal)
    if shows_way and line:
        values = {
            "baseline": line.baseline,
            "since": line.start.year,
            "target": shown(line.target, line.baseline),
            "year": line.end.year,
        }
        yield Phrase(N_("the way goes from {baseline} in {since} to {target} in {year}"), values)
    if unit := units.get(goal.indicator or ""):
        yield Phrase(N_("unit: {unit}"), {"unit": Bare(unit)})
