"""Rings: plans that stand under each other, goals that are part of each other, plans that replace each other."""

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import networkx as nx

from planaudit.graph.entry import Item, PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Reference, Relation

STANDS_UNDER = frozenset({Relation.PARENT, Relation.FOLLOWS_UP})


class Ring(NamedTuple):
    """A strongly connected component: its members by reference, and a shortest ring from the first one on.

    `steps` are the references of that ring: the first member says the first, and the last leads back to it.
    `opening` is the last of them that nothing else says too; without it this ring is open.
    """

    members: tuple[Item, ...]
    shortest: tuple[Item, ...]
    steps: tuple[Reference, ...]
    opening: Reference


def rings_of_plans(register: PlanGraph) -> Iterator[Ring]:
    """Plans that stand under each other, by `parent` and `follows_up`; also a plan under itself."""
    yield from _rings(register, register.said_as(STANDS_UNDER), by_plan=True)


def rings_of_goals(register: PlanGraph) -> Iterator[Ring]:
    """Goals that are part of each other, by `parent`; also a goal that is part of itself."""
    yield from _rings(register, register.said_as({Relation.PART_OF}))


def rings_of_replacement(register: PlanGraph) -> Iterator[Ring]:
    """Plans that each replace the whole of the next."""
    whole = (r for r in register.said_as({Relation.REPLACES}) if isinstance(r.target, PlanEntry))
    yield from _rings(register, whole)


def _rings(register: PlanGraph, references: Iterable[Reference], *, by_plan: bool = False) -> Iterator[Ring]:
    said: dict[tuple[str, str], list[Reference]] = {}
    for reference in references:
        if reference.target is None or not reference.fits:
            continue
        if by_plan and reference.target is not reference.target.owner and reference.target.owner is reference.owner:
            continue
        target = reference.target.owner if by_plan else reference.target
        said.setdefault((reference.source.ref, target.ref), []).append(reference)
    network: nx.DiGraph[str] = nx.DiGraph(said.keys())
    for component in nx.strongly_connected_components(network):
        first = min(component)
        if len(component) > 1 or network.has_edge(first, first):
            shortest = _shortest_ring(network, component, first)
            steps = [said[step] for step in pairwise([*shortest, first])]
            yield Ring(
                members=tuple(_item(register, ref) for ref in sorted(component)),
                shortest=tuple(_item(register, ref) for ref in shortest),
                steps=tuple(references[0] for references in steps),
                opening=next((only for only, *others in reversed(steps) if not others), steps[-1][0]),
            )


def _item(register: PlanGraph, ref: str) -> Item:
    return register.elements[ref] if "#" in ref else register.plans[ref]


def _shortest_ring(network: "nx.DiGraph[str]", component: Collection[str], first: str) -> list[str]:
    """A shortest ring through `first`; of several, the one whose members come first in order."""
    if network.has_edge(first, first):
        return [first]
    inside = network.subgraph(component)
    steps_back: dict[str, int] = dict(nx.single_target_shortest_path_length(inside, first))
    ring = [first]
    left = min(steps_back[after] for after in inside.successors(first))
    while left > 0:
        ring.append(min(after for after in inside.successors(ring[-1]) if steps_back[after] == left))
        left -= 1
    return ring
