"""The red thread below a goal: which goals and measures carry it, and whether some path ends in money."""

from planaudit.graph.entry import Element, Item, Nature, PlanEntry
from planaudit.graph.follow_up import FollowUp
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Reference, Relation
from planaudit.model.measure import MeasureStatus

_SUPPORT = frozenset({Relation.SUPPORTS, Relation.PART_OF, Relation.STRATEGY_SUPPORTS})
"""How goals and strategies carry each other; a part of a goal supports its whole."""

_CARRYING = _SUPPORT | {Relation.CARRIES, Relation.SERVES, Relation.FOLLOWS_UP}


class GoalThread:
    """What carries goals, and with money: true, false, or None where a plan of unknown status decides.

    Plans carry, support and serve only while in force, and cancelled measures never do. A part in the same plan
    carries its whole only where it is carried itself: nothing else is below it.
    """

    def __init__(self, register: PlanGraph) -> None:
        self._register = register
        self._follow_up = register.ask(FollowUp)
        self._up: dict[str, list[Item]] = {}
        for reference in register.said_as(_SUPPORT):
            if reference.fits and reference.target is not None:
                self._up.setdefault(reference.source.ref, []).append(reference.target)
        self._carried, self._funded = self._reached(certain=True)
        self._maybe_carried, self._maybe_funded = (
            self._reached(certain=False) if register.unknown_standing else (self._carried, self._funded)
        )

    def is_carried(self, goal: Element) -> bool | None:
        """Whether a goal of another plan supports it, or a measure or budget line serves it; or one of its parts."""
        return goal.ref in self._carried or (None if goal.ref in self._maybe_carried else False)

    def is_funded(self, goal: Element) -> bool | None:
        """Whether some path below it ends in a budget line or the ordinary budget."""
        return goal.ref in self._funded or (None if goal.ref in self._maybe_funded else False)

    def _reached(self, *, certain: bool) -> tuple[set[str], set[str]]:
        """The goals and strategies that are carried, and those with money: by plans in force, or also that may be."""
        carried: list[Item] = []
        funded: list[Item] = []
        for reference in self._register.said_as(_CARRYING):
            if reference.target is not None and reference.fits:
                has_money = self._carries_with_money(reference, reference.target, certain=certain)
                if has_money is not None:
                    carried.append(reference.target)
                if has_money:
                    funded.append(reference.target)
        return self._upwards(carried, certain=certain), self._upwards(funded, certain=certain)

    def _upwards(self, waiting: list[Item], *, certain: bool) -> set[str]:
        found: set[str] = set()
        while waiting:
            item = waiting.pop()
            if item.ref not in found:
                found.add(item.ref)
                if _may_carry(item.owner, certain=certain):
                    waiting.extend(self._up.get(item.ref, ()))
        return found

    def _carries_with_money(self, reference: Reference, target: Item, *, certain: bool) -> bool | None:
        """Whether the reference itself carries the goal or strategy that it leads to with money; None: not at all."""
        owner, relation = reference.owner, reference.relation
        if target.nature is not Nature.GOAL and target.nature is not Nature.STRATEGY:
            return None
        if relation is Relation.CARRIES:
            return True
        if not _may_carry(owner, certain=certain):
            return None
        if relation is Relation.SERVES and isinstance(reference.source, Element):
            is_live = reference.source.measure.status is not MeasureStatus.CANCELLED
            return self._has_money(reference.source) if is_live else None
        if target.owner is owner:
            return None
        return relation is Relation.FOLLOWS_UP and self._follow_up.is_linked(owner) is True

    def _has_money(self, measure: Element) -> bool:
        # A budget line that is not to be found is REF001's: the measure does say that there is one.
        return (
            measure.measure.within_frame
            or measure.measure.budget_line is not None
            or bool(self._register.sources(measure, Relation.CARRIES))
        )

    def supports_higher_goal(self, goal: Element) -> bool | None:
        """Whether the goal, or a goal that it is part of, supports a goal of another plan.

        None where one of these says so, but what it names is not to be found.
        """
        waiting, seen, stray = [goal], {goal.ref}, False
        while waiting:
            current = waiting.pop()
            for reference in self._register.said_by.get(current.ref, ()):
                if reference.relation not in (Relation.SUPPORTS, Relation.PART_OF):
                    continue
                target = reference.target
                if reference.target_plan is None or not isinstance(target, Element):
                    stray = True
                elif reference.target_plan is not goal.owner:
                    return True
                elif target.ref not in seen:
                    seen.add(target.ref)
                    waiting.append(target)
        return None if stray else False


def _may_carry(owner: PlanEntry, *, certain: bool) -> bool:
    return owner.in_force or (not certain and not owner.standing.is_known)
