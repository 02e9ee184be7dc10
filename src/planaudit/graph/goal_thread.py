"""The red thread below a goal: which goals and measures carry it, and whether some path ends in money."""

from planaudit.graph.entry import Element, Nature
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation
from planaudit.model.measure import MeasureStatus


class GoalThread:
    """Carriers of goals in plans in force. A part of a goal supports its whole; cancelled measures carry nothing."""

    def __init__(self, register: PlanGraph) -> None:
        self._register = register
        carrying = [
            element
            for element in register.elements.values()
            if element.nature is Nature.MEASURE and self._counts(element)
        ]
        directly = [
            reference.target.ref
            for reference in register.references
            if reference.relation is Relation.CARRIES and isinstance(reference.target, Element)
        ]
        funded = {measure.ref for measure in carrying if self._is_funded(measure)} | set(directly)
        self._carried = self._upwards({measure.ref for measure in carrying} | set(directly), carries_by_support=True)
        self._funded = self._upwards(funded, carries_by_support=False)

    def is_carried(self, goal: Element) -> bool:
        """Whether a goal below supports it, or a measure or budget line serves it; or one of its parts."""
        return goal.ref in self._carried

    def is_funded(self, goal: Element) -> bool:
        """Whether some path below it ends in a budget line or the ordinary budget."""
        return goal.ref in self._funded

    def _counts(self, measure: Element) -> bool:
        return measure.owner.in_force and measure.measure.status is not MeasureStatus.CANCELLED

    def _is_funded(self, measure: Element) -> bool:
        return measure.measure.within_frame or bool(
            self._register.targets(measure, Relation.BUDGET_LINE) or self._register.sources(measure, Relation.CARRIES)
        )

    def _upwards(self, start: set[str], *, carries_by_support: bool) -> set[str]:
        """What is reached upwards from some measures and goals, through goals of plans in force."""
        register = self._register
        waiting = list(start)
        if carries_by_support:
            # A goal that supports another carries it, whatever stands below the supporting goal itself.
            for reference in register.references:
                if reference.relation in _SUPPORT and reference.fits and reference.owner.in_force:
                    if reference.target is not None and reference.target.owner is not reference.owner:
                        waiting.append(reference.target.ref)
        found: set[str] = set()
        while waiting:
            ref = waiting.pop()
            if ref in found:
                continue
            found.add(ref)
            element = register.elements.get(ref)
            if element is not None and element.owner.in_force:
                waiting.extend(item.ref for item in register.targets(element, *_UP))
        return found

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


_SUPPORT = frozenset({Relation.SUPPORTS, Relation.PART_OF, Relation.STRATEGY_SUPPORTS})
_UP = (Relation.SERVES, Relation.SUPPORTS, Relation.PART_OF, Relation.STRATEGY_SUPPORTS)
