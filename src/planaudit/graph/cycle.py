"""Rings: plans that stand under each other, goals that are part of each other, plans that replace each other."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import networkx as nx

from planaudit.graph.entry import Item, PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Reference, Relation

STANDS_UNDER = frozenset({Relation.PARENT, Relation.FOLLOWS_UP})


@dataclass(frozen=True, slots=True)
class Ring:
    """A strongly connected component: its members by reference, and a shortest ring from the first one on.

    `opening` is the reference that leads back to the first; without it this ring is open.
    """

    members: tuple[Item, ...]
    shortest: tuple[Item, ...]
    opening: Reference


def rings_of_plans(register: PlanGraph) -> Iterator[Ring]:
    """Plans that stand under each other, by `parent` and `follows_up`; also a plan under itself."""
    yield from _rings(register, (r for r in register.references if r.relation in STANDS_UNDER), by_plan=True)


def rings_of_goals(register: PlanGraph) -> Iterator[Ring]:
    """Goals that are part of each other, by `parent`; also a goal that is part of itself."""
    yield from _rings(register, (r for r in register.references if r.relation is Relation.PART_OF))


def rings_of_replacement(register: PlanGraph) -> Iterator[Ring]:
    """Plans that each replace the whole of the next."""
    whole = (r for r in register.references if r.relation is Relation.REPLACES and isinstance(r.target, PlanEntry))
    yield from _rings(register, whole)


def _rings(register: PlanGraph, references: Iterable[Reference], *, by_plan: bool = False) -> Iterator[Ring]:
    said: dict[tuple[str, str], Reference] = {}
    for reference in references:
        if reference.target is None or not reference.fits:
            continue
        if by_plan and reference.target is not reference.target.owner and reference.target.owner is reference.owner:
            continue
        target = reference.target.owner if by_plan else reference.target
        said.setdefault((reference.source.ref, target.ref), reference)
    network: nx.DiGraph[str] = nx.DiGraph(said.keys())
    items: dict[str, Item] = {**register.plans, **register.elements}
    for component in nx.strongly_connected_components(network):
        first = min(component)
        if len(component) > 1 or network.has_edge(first, first):
            shortest = _shortest_ring(network, component, first)
            yield Ring(
                members=tuple(items[ref] for ref in sorted(component)),
                shortest=tuple(items[ref] for ref in shortest),
                opening=said[shortest[-1], first],
            )


def _shortest_ring(network: "nx.DiGraph[str]", component: Collection[str], first: str) -> list[str]:
    """A shortest ring through `first`; of several, the one whose members come first in order."""
    if network.has_edge(first, first):
        return [first]
    inside = network.subgraph(component)
    best: list[str] | None = None
    lengths = nx.single_target_shortest_path_length(inside, first)
    distance = dict(lengths)
    reach = min(distance[after] for after in inside.successors(first))
    best = [first]
    while len(best) <= reach:
        wanted = reach - len(best) + 1
        best.append(min(after for after in inside.successors(best[-1]) if distance[after] == wanted))
    return best
