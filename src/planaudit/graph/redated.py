"""The same register on another day: moved to it, or asked as of it."""

import copy
from collections.abc import Collection
from datetime import date
from functools import cached_property

from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.status import Standing

_OF_THE_DAY_IT_WAS_BUILT = frozenset({"_currency", "current_economic_plans"})
_OF_WHAT_IS_WRITTEN = frozenset(
    {"_by_relations", "_declared", "_elements_by_plan", "economic_plans", "links", "said_by"}
)
"""What a register is asked and need not be asked again, wherever plans stand."""

_OF_EVERY_DAY = _OF_WHAT_IS_WRITTEN | {"edges", "in_force", "said_of", "strategic_in_force", "unknown_standing"}
"""What need not be asked again as long as every plan stands as it did; of anything else that it keeps, it is not known
that it does not depend on the day."""
_KEPT = _OF_EVERY_DAY | _OF_THE_DAY_IT_WAS_BUILT


def move(register: PlanGraph, day: date, unknown_as: Standing) -> bool:
    """Let a register be that of another day; whether any plan stands, or is current, otherwise than before.

    It says then what one that is built on the day would say; nothing but where plans stand depends on when it is built.
    """
    before = _where_plans_stand(register)
    _forget(register, _OF_WHAT_IS_WRITTEN)
    register.stand_on(day, unknown_as)
    return _where_plans_stand(register) != before


def _where_plans_stand(register: PlanGraph) -> tuple[list[Standing], dict[str, bool | None]]:
    plans = register.plans.values()
    return [entry.standing for entry in plans], {plan.id: register.is_current(plan) for plan in register.economic_plans}


def redated(register: PlanGraph, day: date) -> PlanGraph:
    """A register as of a day on which every plan stands, and is current, as it was when the register was built."""
    other = copy.copy(register)
    other.as_of = day
    _forget(other, _KEPT)
    return other


def keep(asked: PlanGraph, register: PlanGraph) -> None:
    """Let a register know what another, made of it, was asked meanwhile and holds on every day; that one is done."""
    vars(register).update((name, answer) for name, answer in vars(asked).items() if name in _OF_EVERY_DAY)
    _forget(asked, _OF_EVERY_DAY)  # answers hold the register that they are of, so that neither would ever go


def _forget(register: PlanGraph, kept: Collection[str]) -> None:
    """Drop what a register was asked, but for some of it."""
    for name in list(vars(register)):
        if isinstance(getattr(PlanGraph, name, None), cached_property) and name not in kept:
            del vars(register)[name]
