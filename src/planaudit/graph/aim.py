"""Which way goals want an indicator to go, and which way measures push it: grouped by indicator and direction."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from planaudit.graph.entry import Element, Nature, PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.goal import Direction
from planaudit.model.measure import MeasureStatus

Aim = tuple[str, Direction]
"""An indicator and a way for it to go."""

OPPOSITE = {Direction.INCREASE: Direction.DECREASE, Direction.DECREASE: Direction.INCREASE}
"""`maintain` opposes nothing."""


def speaks(entry: PlanEntry) -> bool | None:
    """Whether conflicts are looked for in the plan: in force or in development; None for an unknown status."""
    if not entry.standing.is_known:
        return None
    return entry.standing.in_force or entry.standing.in_development


class Aims:
    """Goals and measures of the plans that speak, or may speak, of an indicator that the register knows.

    An indicator outside a closed list is another rule's; free texts are compared without regard to case.
    """

    def __init__(self, register: PlanGraph) -> None:
        self._known = {indicator.id: indicator.title or indicator.id for indicator in register.portfolio.indicators}
        self.goals: dict[str, list[Element]] = {}
        self.wanted: dict[Aim, list[Element]] = {}
        self.pushed: dict[Aim, dict[Element, int]] = {}
        for goal in register.every(Nature.GOAL):
            if speaks(goal.owner) is not False:
                self._note_goal(goal)
        for measure in register.every(Nature.MEASURE):
            if speaks(measure.owner) is not False and measure.measure.status is not MeasureStatus.CANCELLED:
                self._note_measure(measure)

    def _note_goal(self, element: Element) -> None:
        goal = element.goal
        if indicator := self.indicator_of(element):
            self.goals.setdefault(indicator, []).append(element)
            if goal.direction in OPPOSITE:
                self.wanted.setdefault((indicator, goal.direction), []).append(element)

    def _note_measure(self, element: Element) -> None:
        for position, effect in enumerate(element.measure.affects):
            if effect.direction in OPPOSITE and (indicator := self._indicator(effect.indicator)):
                # The first place that says so stands for a measure that says it twice.
                self.pushed.setdefault((indicator, effect.direction), {}).setdefault(element, position)

    def indicator_of(self, element: Element) -> str | None:
        """The indicator that a goal is measured by, as it is compared; None without one that the register knows."""
        return self._indicator(element.goal.indicator) if element.goal.indicator else None

    def _indicator(self, written: str) -> str | None:
        if self._known:
            return written if written in self._known else None
        return " ".join(written.split()).casefold()

    def title(self, indicator: str, element: Element | None = None) -> str:
        """What a reader knows the indicator by."""
        if indicator in self._known or element is None:
            return self._known.get(indicator, indicator)
        return element.goal.indicator or indicator

    def opposed(self) -> Iterator[tuple[str, list[Element], list[Element]]]:
        """Every indicator with goals that want it to increase and goals that want it to decrease."""
        for (indicator, direction), up in _in_order(self.wanted):
            if direction is Direction.INCREASE and (down := self.wanted.get((indicator, Direction.DECREASE))):
                yield indicator, up, down

    def counteracted(self) -> Iterator[tuple[Aim, dict[Element, int], list[Element]]]:
        """Every indicator and way that measures push it, with the goals that want it to go the other way."""
        for (indicator, direction), measures in _in_order(self.pushed):
            if goals := self.wanted.get((indicator, OPPOSITE[direction])):
                yield (indicator, direction), measures, goals


Group = TypeVar("Group")


def _in_order(groups: Mapping[Aim, Group]) -> list[tuple[Aim, Group]]:
    return sorted(groups.items(), key=lambda item: item[0])
