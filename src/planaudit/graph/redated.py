"""The same register asked on another day."""

import copy
from datetime import date
from functools import cached_property

from planaudit.graph.plan_graph import PlanGraph

_HOLDS_ON_EVERY_DAY = frozenset(
    {
        "_by_relations",
        "_currency",
        "_declared",
        "_elements_by_plan",
        "current_economic_plans",
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
"""What a register has been asked and need not be asked again, as long as every plan stands as it did."""


def redated(register: PlanGraph, day: date) -> PlanGraph:
    """A register as of a day on which every plan stands, and is current, as it was when the register was built."""
    other = copy.copy(register)
    other.as_of = day
    for name in list(vars(other)):
        if isinstance(getattr(PlanGraph, name, None), cached_property) and name not in _HOLDS_ON_EVERY_DAY:
            del vars(other)[name]
    return other
