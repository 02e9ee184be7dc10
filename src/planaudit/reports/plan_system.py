"""The plan system as a drawing needs it: plans, and the links between them, kept together by pair."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import NamedTuple

from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import MONEY, UPWARD, Relation

_HIGHEST = 9
"""Stands for the level of kinds that have none, below all others."""


class Node(NamedTuple):
    """A plan; or, where `plans` is more than 1, several that are drawn as one. `level` 0 is the highest."""

    id: str
    title: str
    kind: str
    level: int | None
    standing: str
    in_force: bool
    themes: tuple[str, ...]
    plans: int = 1


class Link(NamedTuple):
    """All that one plan says of another: each relation, and how many times. `source` says it."""

    source: str
    target: str
    relations: tuple[tuple[str, int], ...]

    @property
    def is_upward(self) -> bool:
        """Whether the source stands under, carries out or serves the target."""
        return any(relation in UPWARD for relation, _ in self.relations)

    @property
    def is_money(self) -> bool:
        """Whether it leads to money and says nothing else."""
        return all(relation in MONEY for relation, _ in self.relations)

    @property
    def is_replacement(self) -> bool:
        """Whether the source replaces the target and says nothing else."""
        return all(relation == Relation.REPLACES for relation, _ in self.relations)

    @property
    def references(self) -> int:
        """How many references it stands for."""
        return sum(number for _, number in self.relations)


class PlanSystem(NamedTuple):
    """Some plans of a register, highest first, and the links between them.

    `retired_left_out` are plans no longer in force that were left out unasked; `links_out` links to plans that are not
    shown, and `stray` those that lead nowhere.
    """

    as_of: date
    municipality: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    plans: int
    retired_left_out: int
    links_out: int
    stray: int


def plan_system(register: PlanGraph, plans: Collection[str] | None = None) -> PlanSystem:
    """The plan system of some plans; without a choice, of those that are not retired."""
    shown = {
        entry.id: entry
        for entry in register.plans.values()
        if (entry.id in plans if plans is not None else not entry.standing.retired)
    }
    pairs: dict[tuple[str, str], Counter[str]] = {}
    links_out = stray = 0
    for reference in register.links:
        if reference.owner.id not in shown:
            continue
        if reference.target_plan is None:
            stray += 1
        elif reference.target_plan.id not in shown:
            links_out += 1
        else:
            pair = (reference.owner.id, reference.target_plan.id)
            pairs.setdefault(pair, Counter())[reference.relation.value] += 1
    return PlanSystem(
        as_of=register.as_of,
        municipality=register.portfolio.municipality.name,
        nodes=tuple(sorted(map(_node, shown.values()), key=_order)),
        links=tuple(Link(*pair, tuple(sorted(said.items()))) for pair, said in sorted(pairs.items())),
        plans=len(register.plans),
        retired_left_out=0 if plans is not None else sum(entry.standing.retired for entry in register.plans.values()),
        links_out=links_out,
        stray=stray,
    )


def _node(entry: PlanEntry) -> Node:
    plan = entry.plan
    title = " ".join(plan.title.split())
    return Node(plan.id, title, plan.kind.value, plan.kind.level, entry.standing.value, entry.in_force, plan.theme)


def _order(node: Node) -> tuple[int, str, str]:
    return _HIGHEST if node.level is None else node.level, node.kind, node.id


def without_leaves(system: PlanSystem) -> PlanSystem:
    """Plans of one kind that nothing stands under, and that stand under the same plans, drawn as one."""
    above: dict[str, set[str]] = {}
    carrying = set()
    for link in system.links:
        if link.is_upward:
            above.setdefault(link.source, set()).add(link.target)
            carrying.add(link.target)

    def group(node: Node) -> str:
        return node.id if node.id in carrying else " ".join([node.kind, *sorted(above.get(node.id, ()))])

    return _grouped(system, group)


def by_kind(system: PlanSystem) -> PlanSystem:
    """All plans of one kind drawn as one."""
    return _grouped(system, lambda node: node.kind)


def _grouped(system: PlanSystem, group: Callable[[Node], str]) -> PlanSystem:
    groups: dict[str, list[Node]] = {}
    for node in system.nodes:
        groups.setdefault(group(node), []).append(node)
    nodes = {name: nodes[0] if len(nodes) == 1 else _one_of(nodes) for name, nodes in groups.items()}
    stands_in = {node.id: nodes[name].id for name, members in groups.items() for node in members}
    pairs: dict[tuple[str, str], Counter[str]] = {}
    for link in system.links:
        pair = (stands_in[link.source], stands_in[link.target])
        if pair[0] != pair[1]:
            pairs.setdefault(pair, Counter()).update(dict(link.relations))
    links = tuple(Link(*pair, tuple(sorted(said.items()))) for pair, said in sorted(pairs.items()))
    return system._replace(nodes=tuple(sorted(nodes.values(), key=_order)), links=links)


def _one_of(nodes: Iterable[Node]) -> Node:
    members = list(nodes)
    first = members[0]
    return Node(
        id=" ".join(node.id for node in members[:2]),
        title="",
        kind=first.kind,
        level=first.level,
        standing="",
        in_force=all(node.in_force for node in members),
        themes=(),
        plans=len(members),
    )
