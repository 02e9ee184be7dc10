"""Two elements of two plans that pull against each other: which pairs there are, and where each is to be shown."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planaudit.graph.aim import speaks
from planaudit.graph.conflict import Conflicts
from planaudit.graph.entry import Element
from planaudit.graph.later import later
from planaudit.graph.plan_graph import PlanGraph


class Clash(NamedTuple):
    """A pair: `late` lies in the later plan, or is the one that is known to speak where the other may not.

    `is_certain` is False where the status of the other's plan is unknown.
    """

    late: Element
    early: Element
    is_certain: bool = True


def clashes(register: PlanGraph, ones: Iterable[Element], others: Iterable[Element]) -> Iterator[Clash]:
    """The pairs of one and other that lie in two plans and are not declared to be in conflict.

    Each element that speaks has at most one pair that is not certain.
    """
    conflicts = register.ask(Conflicts)
    certain, open_ = _by_plan(ones)
    other_certain, other_open = _by_plan(others)
    for one in certain:
        for other in other_certain:
            if one != other:
                for left in certain[one]:
                    for right in other_certain[other]:
                        if not conflicts.covers(left, right):
                            yield _in_order(left, right)
    yield from _doubts(conflicts, certain, other_open)
    yield from _doubts(conflicts, other_certain, open_)


def _by_plan(elements: Iterable[Element]) -> tuple[dict[str, list[Element]], dict[str, list[Element]]]:
    """The elements of each plan: of plans that speak, and of plans that may."""
    certain: dict[str, list[Element]] = {}
    open_: dict[str, list[Element]] = {}
    for element in elements:
        group = certain if speaks(element.owner) else open_
        group.setdefault(element.owner.id, []).append(element)
    return certain, open_


def _in_order(one: Element, other: Element) -> Clash:
    return Clash(one, other) if later(one.owner, other.owner) is one.owner else Clash(other, one)


def _doubts(
    conflicts: Conflicts, certain: dict[str, list[Element]], open_: dict[str, list[Element]]
) -> Iterator[Clash]:
    for elements in certain.values():
        for element in elements:
            perhaps = (other for others in open_.values() for other in others if not conflicts.covers(element, other))
            if (other := next(perhaps, None)) is not None:
                yield Clash(element, other, is_certain=False)
