"""The red thread below a goal: which goals and measures carry it, and whether some path ends in money."""

from planaudit.graph.entry import Element, Nature, PlanEntry
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
        self._carried = self._reached(money=False)
        self._funded = self._reached(money=True)

    def is_carried(self, goal: Element) -> bool | None:
        """Whether a goal of another plan supports it, or a measure or budget line serves it; or one of its parts."""
        return self._carried.get(goal.ref, False)

    def is_funded(self, goal: Element) -> bool | None:
        """Whether some path below it ends in a budget line or the ordinary budget."""
        return self._funded.get(goal.ref, False)

    def _reached(self, *, money: bool) -> dict[str, bool | None]:
        """The goals and strategies that are carried: by plans in force, else (None) by some that may be."""
        certainly: dict[str, bool | None] = dict.fromkeys(self._upwards(money=money, certain=True), True)
        if not self._register.unknown_standing:
            return certainly
        return dict.fromkeys(self._upwards(money=money, certain=False)) | certainly

    def _upwards(self, *, money: bool, certain: bool) -> set[str]:
        register = self._register
        waiting = [
            reference.target
            for reference in register.references
            if reference.relation in _CARRYING
            and reference.fits
            and reference.target is not None
            and self._carries(reference, money=money, certain=certain)
        ]
        found: set[str] = set()
        while waiting:
            item = waiting.pop()
            if item.ref not in found:
                found.add(item.ref)
                if _may_carry(item.owner, certain=certain):
                    waiting.extend(register.targets(item, *_SUPPORT))
        return found

    def _carries(self, reference: Reference, *, money: bool, certain: bool) -> bool:
        """Whether the reference itself carries the goal or strategy that it leads to."""
        target, owner = reference.target, reference.owner
        if target is None or target.nature not in (Nature.GOAL, Nature.STRATEGY):
            return False
        if reference.relation is Relation.CARRIES:
            return True
        if not _may_carry(owner, certain=certain):
            return False
        if reference.relation is Relation.SERVES and isinstance(reference.source, Element):
            measure = reference.source
            is_live = measure.measure.status is not MeasureStatus.CANCELLED
            return is_live and (not money or self._has_money(measure))
        if reference.relation is Relation.FOLLOWS_UP:
            return target.owner is not owner and (not money or self._follow_up.is_linked(owner) is True)
        return reference.relation in _SUPPORT and target.owner is not owner and not money

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
                if target is None or not reference.fits or not isinstance(target, Element):
                    stray = True
                elif target.owner is not goal.owner:
                    return True
                elif target.ref not in seen:
                    seen.add(target.ref)
                    waiting.append(target)
        return None if stray else False


def _may_carry(owner: PlanEntry, *, certain: bool) -> bool:
    return owner.in_force or (not certain and not owner.standing.is_known)
