"""Conflicts between goals that the plans themselves declare: settled, open, or lapsed on the day of the audit."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from planaudit.findings import Pointer
from planaudit.graph.entry import Element, Nature
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Reference, Relation
from planaudit.model.decision import Resolution


class Settlement(StrEnum):
    """How far a declared conflict has come, worst first."""

    OPEN = "open"
    TO_COME = "to come"
    LAPSED = "lapsed"
    SETTLED = "settled"


class Declaration(NamedTuple):
    """One goal's word that it is in conflict with another, and how that was settled."""

    by: Element
    of: Element
    reference: Reference
    resolution: Resolution | None
    settlement: Settlement

    @property
    def at(self) -> Pointer:
        """What to look at: the date that lies in the way of its being settled, else the goal that it names."""
        said = self.by.pointer(*self.reference.keys[len(self.by.keys) : -1])
        if self.settlement is Settlement.LAPSED:
            return said / "resolution" / "until"
        return said / "resolution" / "date" if self.settlement is Settlement.TO_COME else said / "goal"


class Conflicts:
    """Every declared conflict, by its pair of goals; either goal, or both, may have declared it."""

    def __init__(self, register: PlanGraph) -> None:
        self._register = register
        self._pairs: dict[tuple[str, str], list[Declaration]] = {}
        for reference in register.said_as({Relation.CONFLICTS_WITH}):
            if reference.fits and reference.source != reference.target:
                declaration = _declaration(reference, register.as_of)
                self._pairs.setdefault(_pair(declaration.by, declaration.of), []).append(declaration)

    def __iter__(self) -> Iterator[tuple[Declaration, ...]]:
        """The declarations of each pair, in order of the goals' references."""
        for pair in sorted(self._pairs):
            yield tuple(self._pairs[pair])

    def covers(self, one: Element, other: Element) -> bool:
        """Whether the two are declared to be in conflict: as goals, or a goal and a measure that serves the other."""
        return any(_pair(left, right) in self._pairs for left in self._goals(one) for right in self._goals(other))

    def _goals(self, element: Element) -> list[Element]:
        """The goal itself, or what a measure serves; a strategy stands for the goals that it supports."""
        if element.nature is not Nature.MEASURE:
            return [element]
        return goals_served(self._register, element)


def goals_served(register: PlanGraph, measure: Element) -> list[Element]:
    """The goals that a measure serves, also through strategies, which stand for what they support."""
    served: list[Element] = []
    for target in register.targets(measure, Relation.SERVES):
        through = register.targets(target, Relation.STRATEGY_SUPPORTS) if target.nature is Nature.STRATEGY else [target]
        served.extend(goal for goal in through if isinstance(goal, Element))
    return served


def _declaration(reference: Reference, as_of: date) -> Declaration:
    by, of = reference.source, reference.target
    if not isinstance(by, Element) or not isinstance(of, Element):
        raise TypeError(reference.written)
    known = by.goal.conflicts_with[int(reference.keys[-2])]
    return Declaration(by, of, reference, known.resolution, _settlement(known.resolution, as_of))


def _settlement(resolution: Resolution | None, as_of: date) -> Settlement:
    if resolution is None or resolution == Resolution():
        return Settlement.OPEN
    if resolution.date and resolution.date.first > as_of:
        return Settlement.TO_COME
    if resolution.until and resolution.until.last < as_of:
        return Settlement.LAPSED
    return Settlement.SETTLED


def _pair(one: Element, other: Element) -> tuple[str, str]:
    return (one.ref, other.ref) if one.ref <= other.ref else (other.ref, one.ref)
