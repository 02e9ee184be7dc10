"""Longer ways: whether a plan stands under another also through plans between them, by `parent` and `follows_up`."""

from collections import deque
from functools import cached_property

import networkx as nx

from planaudit.graph.cycle import STANDS_UNDER
from planaudit.graph.plan_graph import PlanGraph


class Detours:
    """The plans with every `parent` and `follows_up` between them, whatever their status; also by their elements."""

    def __init__(self, register: PlanGraph) -> None:
        self._network: nx.DiGraph[str] = nx.DiGraph()
        for reference in register.said_as(STANDS_UNDER):
            above = reference.target_plan
            if above is not None and above is not reference.owner:
                self._network.add_edge(reference.owner.id, above.id)

    def around(self, below: str, above: str) -> list[str] | None:
        """A shortest way of two steps or more from one plan to another, ends included; None where there is none.

        It passes no plan twice, so that the direct step is no part of it.
        """
        if self._network.out_degree(below) < 2:
            return None
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

    def goes_round(self, way: list[str]) -> bool:
        """Whether a way passes two plans of one ring, so that it may itself hang on the link that it makes needless."""
        return len({self._ring[plan] for plan in way}) < len(way)

    @cached_property
    def _rings(self) -> "nx.DiGraph[int]":
        """The plans with each ring of them as one; so the network has no rings left."""
        return nx.condensation(self._network)

    @cached_property
    def _ring(self) -> dict[str, int]:
        mapping: dict[str, int] = self._rings.graph["mapping"]
        return mapping

    @cached_property
    def _height(self) -> dict[str, int]:
        """How many steps each plan stands below the top, counted along the longest way."""
        heights: dict[int, int] = {}
        for ring in reversed(list(nx.topological_sort(self._rings))):
            heights[ring] = 1 + max((heights[above] for above in self._rings.successors(ring)), default=-1)
        return {plan: heights[ring] for plan, ring in self._ring.items()}

    def _may_lead_to(self, plan: str, above: str) -> bool:
        """A way up leads to lower heights only, or round in a ring, which bounds every search."""
        return self._height[plan] > self._height[above] or self._ring[plan] == self._ring[above]

    @staticmethod
    def _way(came_from: dict[str, str], back: list[str]) -> list[str]:
        while back[-1] in came_from:
            back.append(came_from[back[-1]])
        return back[::-1]
