"""What the plans in force tell of themselves: how many fill in each field that the reports rest on."""

from collections.abc import Callable
from typing import NamedTuple

from planaudit.findings import N_
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.plan import Plan


class Field(NamedTuple):
    """A field of plan files, by the keys that it is written with, and what it tells."""

    key: str
    tells: str
    is_filled: Callable[[Plan], object]


class Filled(NamedTuple):
    """How many of the plans in force fill in a field."""

    field: Field
    filled: int
    plans: int


_FIELDS = (
    Field("adopted", N_("which council it comes from"), lambda plan: plan.adopted and plan.adopted.date),
    Field("period", N_("when it runs out"), lambda plan: plan.period),
    Field("owner", N_("who answers for it"), lambda plan: plan.owner),
    Field("theme", N_("what it is about"), lambda plan: plan.theme),
    Field("parent, follows_up", N_("what it carries out"), lambda plan: plan.parent or plan.follows_up),
    Field("goals", N_("what it wants to reach"), lambda plan: plan.goals),
    Field("measures", N_("what is to be done"), lambda plan: plan.measures),
    Field("results", N_("what has come of it"), lambda plan: plan.results),
    Field("process", N_("how it came about"), lambda plan: plan.process),
    Field("url", N_("where it can be read"), lambda plan: plan.url),
)


def completeness(register: PlanGraph) -> tuple[Filled, ...]:
    """Count over the council's own plans in force."""
    plans = own_plans_in_force(register)
    return tuple(Filled(field, sum(bool(field.is_filled(e.plan)) for e in plans), len(plans)) for field in _FIELDS)


def own_plans_in_force(register: PlanGraph) -> tuple[PlanEntry, ...]:
    """The plans in force but for outside documents and political platforms."""
    return tuple(plan for plan in register.in_force if plan.is_the_councils_own)
