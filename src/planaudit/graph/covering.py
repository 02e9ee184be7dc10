"""Plans whose goals another plan already covers: whatever they serve higher up, the other one serves too."""

from collections.abc import Iterator
from typing import NamedTuple

from planaudit.graph.entry import Element, Nature, PlanEntry
from planaudit.graph.hierarchy import Hierarchy
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation
from planaudit.graph.theme import share_a_theme
from planaudit.model.goal import GoalLevel


class Covered(NamedTuple):
    """A plan, one in the same theme that covers its goals, and the goals higher up that both serve."""

    plan: PlanEntry
    by: PlanEntry
    goals: tuple[Element, ...]


def covered_plans(register: PlanGraph) -> Iterator[Covered]:
    """The strategic plans in force whose every goal serves goals of other plans, and only such as the other serves.

    A plan that stands under the one that it would cover is no substitute for it.
    """
    hierarchy = register.ask(Hierarchy)
    serves = {plan.id: _served(register, plan) for plan in register.strategic_in_force}
    all_served = {plan.id: _all_served(register, plan) for plan in register.strategic_in_force}
    serving: dict[str, list[PlanEntry]] = {}
    for plan in register.strategic_in_force:
        for ref in all_served[plan.id]:
            serving.setdefault(ref, []).append(plan)
    for plan in register.strategic_in_force:
        served = serves[plan.id]
        if not served:
            continue
        rarest = min(served, key=lambda ref: (len(serving[ref]), ref))
        below: set[str] | None = None
        for other in serving[rarest]:
            if other is plan or not share_a_theme(plan, other) or not served <= all_served[other.id]:
                continue
            below = hierarchy.all_below([plan]) if below is None else below
            if other.id not in below:
                yield Covered(plan, other, tuple(register.elements[ref] for ref in sorted(served)))


def _served(register: PlanGraph, plan: PlanEntry) -> set[str] | None:
    """The goals of other plans that a plan's goals serve; None where one of its goals serves none."""
    goals = [goal for goal in register.elements_of(plan, Nature.GOAL) if goal.goal.level is not GoalLevel.VISION]
    found: set[str] = set()
    for goal in goals:
        above = _above(register, goal)
        if not above:
            return None
        found |= above
    return found


def _all_served(register: PlanGraph, plan: PlanEntry) -> set[str]:
    return {ref for goal in register.elements_of(plan, Nature.GOAL) for ref in _above(register, goal)}


def _above(register: PlanGraph, goal: Element) -> set[str]:
    """The goals of other plans that a goal serves; itself, or as a part of another goal of its plan."""
    found: set[str] = set()
    waiting, seen = [goal.ref], {goal.ref}
    while waiting:
        item = register.elements[waiting.pop()]
        for target in register.targets(item, Relation.SUPPORTS, Relation.PART_OF):
            if target.owner is not goal.owner:
                found.add(target.ref)
            elif target.ref not in seen:
                seen.add(target.ref)
                waiting.append(target.ref)
    return found
