"""The same register asked on another day."""

import copy
from datetime import date
from functools import cached_property

from planaudit.graph.plan_graph import PlanGraph

_OF_THE_DAY_IT_WAS_BUILT = frozenset({"_currency", "current_economic_plans"})
_OF_EVERY_DAY = frozenset(
    {
        "_by_relations",
        "_declared",
        "_elements_by_plan",
        "economic_plans",
        "edges",
        "in_force",
        "links",
        "said_by",
        "said_of",
        "strategic_in_force",
        "unknown_standing",
    }
)
"""What a register is asked and need not be asked again as long as every plan stands as it did; of anything else that
it keeps, it is not known that it does not depend on the day."""
_KEPT = _OF_EVERY_DAY | _OF_THE_DAY_IT_WAS_BUILT


def redated(register: PlanGraph, day: date) -> PlanGraph:
    """A register as of a day on which every plan stands, and is current, as it was when the register was built."""
    other = copy.copy(register)
    other.as_of = day
    for name in list(vars(other)):
        if isinstance(getattr(PlanGraph, name, None), cached_property) and name not in _KEPT:
            del vars(other)[name]
    return other


def keep(asked: PlanGraph, register: PlanGraph) -> None:
    """Let a register know what another, made of it, was asked meanwhile and holds on every day."""
    vars(register).update((name, answer) for name, answer in vars(asked).items() if name in _OF_EVERY_DAY)
