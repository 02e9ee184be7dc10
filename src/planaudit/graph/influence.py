"""How indicators move each other: chains of `influenced_by`, with the sign of each step."""

from collections.abc import Iterator
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

import networkx as nx

from planaudit.graph.plan_graph import PlanGraph

_MOST_STEPS = 20_000
"""How many steps the search for a path without repeats takes before it gives up."""

Moved = tuple[str, int]
"""An indicator, and whether a push moves it the same way (1) or the other way (-1)."""


class Chain(NamedTuple):
    """A path of indicators, from what is pushed to what moves in the end; `signs` has one factor a step."""

    indicators: tuple[str, ...]
    signs: tuple[int, ...]

    @property
    def sign(self) -> int:
        """The product of the signs: whether the last moves the same way as the first."""
        return -1 if self.signs.count(-1) % 2 else 1


class Search(Enum):
    """What a search came to that found no path."""

    GAVE_UP = "gave up"


class Influence:
    """The portfolio's indicators and the steps between them.

    `network` has a node for each indicator and way that it may move, so that a walk in it keeps account of the
    sign: from (biltrafikk, 1) to (utslipp, 1) by a «+», to (gange, -1) by a «-». Every walk is the mirror of
    the one that starts with the other sign.
    """

    def __init__(self, register: PlanGraph) -> None:
        known = {indicator.id for indicator in register.portfolio.indicators}
        steps = sorted(
            (influence.indicator, indicator.id, influence.effect.factor)
            for indicator in register.portfolio.indicators
            for influence in indicator.influenced_by
            if influence.indicator in known and influence.indicator != indicator.id
        )
        network: nx.DiGraph[Moved] = nx.DiGraph()
        for source, target, sign in steps:
            network.add_edge((source, 1), (target, sign))
            network.add_edge((source, -1), (target, -sign))
        self.network = nx.freeze(network)
        self._walks: dict[str, dict[Moved, list[Moved]]] = {}
        self._chains: dict[tuple[str, str, int], Chain | Search | None] = {}

    def reached(self, pushed: str) -> Iterator[Moved]:
        """What a push moves in the end by some walk, with repeats or without; itself left out."""
        return (moved for moved in self._walks_from(pushed) if moved[0] != pushed)

    def chain(self, pushed: str, moved: str, sign: int) -> Chain | Search | None:
        """A shortest path without repeats, of at least one step, by which a push moves `moved` with `sign`.

        None where there is none; `Search.GAVE_UP` where there may be one, but too many paths to try.
        """
        asked = (pushed, moved, sign)
        if asked not in self._chains:
            self._chains[asked] = self._find(*asked)
        return self._chains[asked]

    def _find(self, pushed: str, moved: str, sign: int) -> Chain | Search | None:
        walk = self._walks_from(pushed).get((moved, sign))
        if pushed == moved or walk is None:
            return None
        # The shortest walk is nearly always the answer; only signed rings make it pass an indicator twice.
        return _chain(walk) if _has_no_repeats(walk) else self._try_every_path(pushed, (moved, sign))

    def _walks_from(self, pushed: str) -> dict[Moved, list[Moved]]:
        if pushed not in self._walks:
            start = (pushed, 1)
            found = nx.single_source_shortest_path(self.network, start) if start in self.network else {}
            self._walks[pushed] = dict(found)
        return self._walks[pushed]

    def _try_every_path(self, pushed: str, end: Moved) -> Chain | Search | None:
        """Paths without repeats, shorter ones first, through what still leads to the end."""
        leads_there = nx.ancestors(self.network, end) | {end}
        waiting: list[tuple[Moved, ...]] = [((pushed, 1),)]
        steps = 0
        while waiting:
            following: list[tuple[Moved, ...]] = []
            for path in waiting:
                passed = {indicator for indicator, _ in path}
                for after in self.network.successors(path[-1]):
                    steps += 1
                    if steps > _MOST_STEPS:
                        return Search.GAVE_UP
                    if after == end:
                        return _chain([*path, after])
                    if after in leads_there and after[0] not in passed and after[0] != end[0]:
                        following.append((*path, after))
            waiting = following
        return None


def _has_no_repeats(walk: list[Moved]) -> bool:
    return len({indicator for indicator, _ in walk}) == len(walk)


def _chain(walk: list[Moved]) -> Chain:
    signs = tuple(after[1] * before[1] for before, after in pairwise(walk))
    return Chain(tuple(indicator for indicator, _ in walk), signs)
