"""Which plans have their measures in another plan that follows them up: a handlingsplan, or a plan with measures."""

from planaudit.graph.entry import PlanEntry
from planaudit.graph.hierarchy import Hierarchy
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.kind import Kind


class ActionParts:
    """Plans in force that follow another plan up directly."""

    def __init__(self, register: PlanGraph) -> None:
        self._hierarchy = register.ask(Hierarchy)

    def has_handlingsplan(self, entry: PlanEntry) -> bool | None:
        """Whether a handlingsplan follows the plan up; None where only one of unknown status does."""
        return _is_certain([below for below in self._hierarchy.below(entry) if below.kind is Kind.HANDLINGSPLAN])

    def has_action_part(self, entry: PlanEntry) -> bool | None:
        """Whether a plan with measures follows it up; None where only one of unknown status does."""
        return _is_certain([below for below in self._hierarchy.below(entry) if below.plan.measures])


def _is_certain(candidates: list[PlanEntry]) -> bool | None:
    if any(candidate.in_force for candidate in candidates):
        return True
    return False if all(candidate.standing.is_known for candidate in candidates) else None
