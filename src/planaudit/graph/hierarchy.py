"""Which plans stand under which: the upward edges between plans, as a networkx graph."""

from collections.abc import Callable, Iterable

import networkx as nx

from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import UPWARD


class Hierarchy:
    """Upward edges between different plans, whatever their status: from the plan that stands under to the one above."""

    def __init__(self, register: PlanGraph) -> None:
        self._plans = register.plans
        upward: nx.DiGraph[str] = nx.DiGraph()
        upward.add_nodes_from(register.plans)
        for reference in register.said_as(UPWARD):
            above = reference.target_plan
            if above is not None and above is not reference.owner:
                upward.add_edge(reference.owner.id, above.id)
        self.network = nx.freeze(upward)

    def above(self, entry: PlanEntry) -> list[PlanEntry]:
        """The plans that it stands directly under, by id."""
        return [self._plans[plan] for plan in sorted(self.network.successors(entry.id))]

    def below(self, entry: PlanEntry) -> list[PlanEntry]:
        """The plans that stand directly under it, by id."""
        return [self._plans[plan] for plan in sorted(self.network.predecessors(entry.id))]

    def all_below(self, entries: Iterable[PlanEntry]) -> set[str]:
        """The ids of the plans that stand under some plans at any depth, and of these themselves."""
        return _reached(entries, self.network.predecessors)

    def all_above(self, entries: Iterable[PlanEntry]) -> set[str]:
        """The ids of the plans that some plans stand under at any depth, and of these themselves."""
        return _reached(entries, self.network.successors)


def _reached(entries: Iterable[PlanEntry], steps: Callable[[str], Iterable[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [entry.id for entry in entries]
    while waiting:
        plan = waiting.pop()
        if plan not in found:
            found.add(plan)
            waiting.extend(steps(plan))
    return found
