"""The red thread of one goal: what carries it, down to the measures and the budget lines."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from planaudit.graph.entry import Element, Item, Nature, PlanEntry
from planaudit.graph.funding import Funding
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation
from planaudit.graph.reporting import Reporting
from planaudit.model.goal import GoalLevel
from planaudit.model.kind import ECONOMIC, Kind
from planaudit.model.measure import MeasureStatus

_UP = frozenset({Relation.SUPPORTS, Relation.PART_OF, Relation.STRATEGY_SUPPORTS, Relation.SERVES, Relation.FOLLOWS_UP})


class Thread(NamedTuple):
    """A goal and all that carries it at any depth, each once, by reference.

    `plans` are the plans in force that goals, strategies and measures of theirs carry it by, or that follow it up as a
    whole; its own plan is none. `measures` are those that are not cancelled; `funded` of them have a budget line or
    are carried by the ordinary budget. `lines` are the budget lines of current economic plans that carry it or
    something below it.
    """

    goal: Element
    plans: tuple[PlanEntry, ...]
    goals: tuple[Element, ...]
    measures: tuple[Element, ...]
    funded: tuple[Element, ...]
    lines: tuple[Element, ...]
    is_reported: bool

    @property
    def money(self) -> Decimal:
        """What the budget lines hold in all their years, in the register's unit of money."""
        return sum((amount for line in self.lines for amount in line.line.amounts.values()), Decimal(0))


class Threads:
    """The threads below the goals of the samfunnsdel in force."""

    def __init__(self, register: PlanGraph) -> None:
        self._register = register
        self._funding = register.ask(Funding)
        self._reporting = register.ask(Reporting)
        self._below: dict[str, list[Item]] = {}
        for reference in register.said_as(_UP):
            if reference.fits and reference.target is not None and reference.owner.in_force:
                self._below.setdefault(reference.target.ref, []).append(reference.source)
        self._carriers: dict[str, list[Element]] = {}
        for reference in register.said_as({Relation.CARRIES}):
            line, target = reference.source, reference.target
            if reference.fits and isinstance(line, Element) and target is not None:
                self._carriers.setdefault(target.ref, []).append(line)

    def of_the_samfunnsdel(self) -> tuple[Thread, ...]:
        """One thread for each goal of the samfunnsdeler in force, as declared; a vision is none."""
        return tuple(
            self.below(goal)
            for plan in self._register.of_kind(Kind.SAMFUNNSDEL)
            if plan.in_force
            for goal in self._register.elements_of(plan, Nature.GOAL)
            if goal.goal.level is not GoalLevel.VISION
        )

    def below(self, goal: Element) -> Thread:
        """The thread of one goal."""
        found: dict[str, Item] = {}
        waiting: list[Item] = [goal]
        while waiting:
            item = waiting.pop()
            if item.ref not in found and not _is_cancelled(item):
                found[item.ref] = item
                waiting.extend(self._below.get(item.ref, ()))
        elements = [item for item in found.values() if isinstance(item, Element)]
        measures = _in_order(element for element in elements if element.nature is Nature.MEASURE)
        plans = {item.owner.id: item.owner for item in found.values() if item.owner is not goal.owner}
        return Thread(
            goal,
            tuple(plans[plan] for plan in sorted(plans)),
            _in_order(e for e in elements if e.nature is Nature.GOAL and e is not goal),
            measures,
            tuple(measure for measure in measures if self.has_money(measure)),
            self._lines(found, measures),
            bool(self._reporting.latest_of_goal(goal)),
        )

    def has_money(self, measure: Element) -> bool:
        """Whether a budget line or the ordinary budget carries the measure."""
        return bool(measure.measure.within_frame or self._funding.lines_of(measure))

    def _lines(self, found: dict[str, Item], measures: tuple[Element, ...]) -> tuple[Element, ...]:
        lines = {line.ref: line for measure in measures for line in self._funding.lines_of(measure)}
        lines |= {line.ref: line for ref in found for line in self._carriers.get(ref, ())}
        return _in_order(line for line in lines.values() if self._is_current(line.owner))

    def _is_current(self, plan: PlanEntry) -> bool:
        return plan.kind in ECONOMIC and self._register.is_current(plan) is True


def _is_cancelled(item: Item) -> bool:
    return (
        isinstance(item, Element) and item.nature is Nature.MEASURE and item.measure.status is MeasureStatus.CANCELLED
    )


def _in_order(elements: Iterable[Element]) -> tuple[Element, ...]:
    return tuple(sorted(elements, key=lambda element: element.ref))
