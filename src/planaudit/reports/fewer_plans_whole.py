"""Which of several plans takes over the others where they are merged: the one that must stay, else the widest."""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce

from planaudit.findings import N_
from planaudit.graph.entry import Nature, PlanEntry
from planaudit.graph.later import later
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.price import Prices
from planaudit.reports.fewer_plans import Reason, Why

_MUST_STAY = N_("{plan} takes over, since it must stay")
_LATEST = N_("{plan} takes over, since it was adopted last")
_ANY = N_("{plan} takes over here, but nothing in the register speaks against another of them")


class Wholes:
    """Finds the plan that planners would let the others become a part of, and says why."""

    def __init__(self, register: PlanGraph, prices: Prices) -> None:
        def count(nature: Nature) -> Callable[[PlanEntry], int]:
            return lambda plan: len(register.elements_of(plan, nature))

        self._measures: Mapping[str, Callable[[PlanEntry], int]] = {
            N_("{plan} takes over, since it has most goals ({n})"): count(Nature.GOAL),
            N_("{plan} takes over, since it has most measures ({n})"): count(Nature.MEASURE),
            N_("{plan} takes over, since most links of other plans lead to it ({n})"): prices.links_into,
        }

    def of(self, plans: Sequence[PlanEntry], must_stay: Sequence[PlanEntry]) -> tuple[PlanEntry, Why]:
        """The plan that takes over, and why. Of those that `must_stay` it is one, if there are any."""
        left = list(must_stay or plans)
        if len(left) == 1:
            return left[0], _why(_MUST_STAY, left[0])
        for message, width in self._measures.items():
            most = max(map(width, left))
            left = [plan for plan in left if width(plan) == most]
            if len(left) == 1:
                return left[0], _why(message, left[0], most)
        last = reduce(later, left)
        is_latest = all(_is_later(last, other) for other in left if other is not last)
        return last, _why(_LATEST if is_latest else _ANY, last)


def _why(message: str, plan: PlanEntry, number: int = 0) -> Why:
    return Why(Reason.MERGE, message, {"plan": plan.named, "n": number})


def _is_later(one: PlanEntry, other: PlanEntry) -> bool:
    return bool(one.adoption and other.adoption and one.adoption.is_later_than(other.adoption))
