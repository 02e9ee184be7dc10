"""How indicators move each other: chains of `influenced_by`, with the sign of each step."""

from dataclasses import dataclass

import networkx as nx

from planaudit.graph.plan_graph import PlanGraph

_MOST_STEPS = 20_000
"""How many steps the search for one path without repeats takes before it gives up."""


@dataclass(frozen=True, slots=True)
class Chain:
    """A path of indicators, from what is pushed to what moves in the end; `signs` has one factor a step."""

    indicators: tuple[str, ...]
    signs: tuple[int, ...]


class Influence:
    """The portfolio's indicators and the steps between them, as a networkx graph."""

    def __init__(self, register: PlanGraph) -> None:
        network: nx.DiGraph[str] = nx.DiGraph()
        for indicator in register.portfolio.indicators:
            network.add_node(indicator.id)
            for influence in indicator.influenced_by:
                network.add_edge(influence.indicator, indicator.id, sign=influence.effect.factor)
        self.network = nx.freeze(network)

    def chain(self, pushed: str, moved: str, sign: int) -> Chain | None:
        """A path without repeats, of at least one step, by which a push moves `moved` with `sign`.

        The shortest that is found first when steps are taken in order of id; None where there is none.
        """
        if pushed == moved or pushed not in self.network or moved not in self.network:
            return None
        if moved not in self._reachable(pushed):
            return None
        steps = 0
        waiting: list[tuple[tuple[str, ...], tuple[int, ...]]] = [((pushed,), ())]
        while waiting and steps < _MOST_STEPS:
            following: list[tuple[tuple[str, ...], tuple[int, ...]]] = []
            for path, signs in waiting:
                for indicator in sorted(self.network.successors(path[-1])):
                    steps += 1
                    if indicator in path:
                        continue
                    taken = (*signs, self.network.edges[path[-1], indicator]["sign"])
                    if indicator == moved:
                        if _product(taken) == sign:
                            return Chain((*path, indicator), taken)
                    elif steps < _MOST_STEPS:
                        following.append(((*path, indicator), taken))
            waiting = following
        return None

    def _reachable(self, pushed: str) -> set[str]:
        return set(nx.descendants(self.network, pushed))


def _product(signs: tuple[int, ...]) -> int:
    result = 1
    for sign in signs:
        result *= sign
    return result
