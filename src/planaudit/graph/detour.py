"""Longer ways: whether a plan stands under another also through plans between them, by `parent` and `follows_up`."""

from collections import deque

import networkx as nx

from planaudit.graph.cycle import STANDS_UNDER
from planaudit.graph.plan_graph import PlanGraph


class Detours:
    """The plans with every `parent` and `follows_up` between them, whatever their status; also by their elements.

    `_height` is how many steps a plan stands below the top, counted along the longest way, with each ring as one
    plan: a way up leads to lower heights only, or round in a ring, which bounds every search.
    """

    def __init__(self, register: PlanGraph) -> None:
        self._network: nx.DiGraph[str] = nx.DiGraph()
        for reference in register.said_as(STANDS_UNDER):
            above = reference.target_plan
            if above is not None and above is not reference.owner:
                self._network.add_edge(reference.owner.id, above.id)
        rings = nx.condensation(self._network)
        heights: dict[int, int] = {}
        for ring in reversed(list(nx.topological_sort(rings))):
            heights[ring] = 1 + max((heights[above] for above in rings.successors(ring)), default=-1)
        self._ring: dict[str, int] = rings.graph["mapping"]
        self._height = {plan: heights[ring] for plan, ring in self._ring.items()}

    def around(self, below: str, above: str) -> list[str] | None:
        """A shortest way of two steps or more from one plan to another, ends included; None where there is none.

        It passes no plan twice, so that the direct step is no part of it.
        """
        came_from: dict[str, str] = {}
        waiting = deque([below])
        while waiting:
            plan = waiting.popleft()
            for after in sorted(self._network.successors(plan)):
                if after == above and plan != below:
                    return self._way(came_from, [above, plan])
                if after not in came_from and after not in (below, above) and self._may_lead_to(after, above):
                    came_from[after] = plan
                    waiting.append(after)
        return None

    def _may_lead_to(self, plan: str, above: str) -> bool:
        return self._height[plan] > self._height[above] or self._ring[plan] == self._ring[above]

    @staticmethod
    def _way(came_from: dict[str, str], back: list[str]) -> list[str]:
        while back[-1] in came_from:
            back.append(came_from[back[-1]])
        return back[::-1]
