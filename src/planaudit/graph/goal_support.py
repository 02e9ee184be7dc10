"""What goals support: upwards through `supports` and `parent`, as far as the samfunnsdel."""

from planaudit.graph.entry import Element, Nature
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation
from planaudit.model.kind import Kind

_UP = frozenset({Relation.SUPPORTS, Relation.PART_OF})


class GoalSupport:
    """Goals below those of the samfunnsdel. A goal supports what the goals it is part of support."""

    def __init__(self, register: PlanGraph) -> None:
        below: dict[str, list[str]] = {}
        stray: list[str] = []
        for reference in register.said_as(_UP):
            if reference.target is not None and reference.fits:
                below.setdefault(reference.target.ref, []).append(reference.source.ref)
            else:
                stray.append(reference.source.ref)
        goals = [
            goal for plan in register.of_kind(Kind.SAMFUNNSDEL) for goal in register.elements_of(plan, Nature.GOAL)
        ]
        self._surely = _reached([goal.ref for goal in goals if goal.owner.in_force], below)
        self._perhaps = _reached([goal.ref for goal in goals if not goal.owner.standing.is_known], below)
        self._stray = _reached(stray, below)

    def reaches_the_samfunnsdel(self, goal: Element) -> bool | None:
        """Whether the goal supports one of a samfunnsdel in force; None where that samfunnsdel's status is unknown.

        True also where a reference on the way finds nothing: another rule speaks of that.
        """
        if goal.ref in self._surely or goal.ref in self._stray:
            return True
        return None if goal.ref in self._perhaps else False


def _reached(start: list[str], below: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        ref = waiting.pop()
        if ref not in found:
            found.add(ref)
            waiting.extend(below.get(ref, ()))
    return found
