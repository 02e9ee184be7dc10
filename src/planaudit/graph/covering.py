"""Plans whose goals another plan already covers: whatever they serve higher up, the other one serves too."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from planaudit.graph.entry import Element, Nature, PlanEntry
from planaudit.graph.hierarchy import Hierarchy
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation
from planaudit.model.goal import GoalLevel


class Covered(NamedTuple):
    """A plan, those in the same theme that cover its goals, by id, and the goals higher up that all serve."""

    plan: PlanEntry
    by: tuple[PlanEntry, ...]
    goals: tuple[Element, ...]


def covered_plans(register: PlanGraph) -> Iterator[Covered]:
    """The strategic plans in force whose every goal serves goals of other plans, and only such as the others serve.

    A plan that stands under the one that it would cover is no substitute for it.
    """
    hierarchy = register.ask(Hierarchy)
    all_served = {plan.id: _all_served(register, plan) for plan in register.strategic_in_force}
    serving: dict[tuple[str, str], list[PlanEntry]] = {}
    for plan in register.strategic_in_force:
        for ref in all_served[plan.id]:
            for theme in dict.fromkeys(plan.plan.theme):
                serving.setdefault((ref, theme), []).append(plan)
    for plan in register.strategic_in_force:
        served = _served(register, plan)
        if not served:
            continue
        peers = {other.id: other for other in _fewest_peers(plan, served, serving) if served <= all_served[other.id]}
        if len(peers) > 1:
            below = hierarchy.all_below([plan])
            by = tuple(peers[other] for other in sorted(peers) if other != plan.id and other not in below)
            if by:
                yield Covered(plan, by, tuple(register.elements[ref] for ref in sorted(served)))


def _fewest_peers(
    plan: PlanEntry, served: set[str], serving: Mapping[tuple[str, str], list[PlanEntry]]
) -> Iterable[PlanEntry]:
    """The plans of the same themes, itself among them, that serve the goal that the fewest of them serve."""
    by_goal = (
        list(chain.from_iterable(serving.get((ref, theme), ()) for theme in plan.plan.theme)) for ref in sorted(served)
    )
    return min(by_goal, key=len)


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
