"""Which plans hang together at all: any edge between two plans, in either direction."""

from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph


class Links:
    """Plans with an edge to another plan; a reference that finds nothing counts, for another rule speaks of it."""

    def __init__(self, register: PlanGraph) -> None:
        self._linked: set[str] = set()
        for link in register.links:
            self._linked.add(link.owner.id)
            if link.target_plan is not None:
                self._linked.add(link.target_plan.id)

    def has_any(self, entry: PlanEntry) -> bool:
        """Whether the plan names another plan, or another names it."""
        return entry.id in self._linked
