"""Rings and detours against oracles that share nothing with the code: brute force, and networkx's own searches."""

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from register import register_of

from planaudit.graph.cycle import Ring, rings_of_goals, rings_of_plans, rings_of_replacement
from planaudit.graph.detour import Detours
from planaudit.graph.plan_graph import PlanGraph

NAMES = "abcdefg"
Edges = set[tuple[str, str]]

edges = st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=16)


def plans_under(links: Edges) -> PlanGraph:
    """Plans with these links: the first of each plan as `parent`, the others under `follows_up`."""
    above = {name: sorted(after for before, after in links if before == name) for name in NAMES}
    return register_of(
        *({"id": name, "follows_up": rest[1:]} | ({"parent": rest[0]} if rest else {}) for name, rest in above.items())
    )


def reaches(links: Edges, start: str, goal: str) -> bool:
    """Whether one step or more lead from one plan to another; by plain closure."""
    found = {after for before, after in links if before == start}
    while more := {after for before, after in links if before in found} - found:
        found |= more
    return goal in found


def check_rings(rings: list[Ring], links: Edges) -> None:
    in_a_ring = {name for name in NAMES if reaches(links, name, name)}
    knots = {
        frozenset(other for other in in_a_ring if reaches(links, name, other) and reaches(links, other, name))
        for name in in_a_ring
    }
    assert sorted(sorted(item.id for item in ring.members) for ring in rings) == sorted(map(sorted, knots))
    for ring in rings:
        ids = [item.id for item in ring.shortest]
        first = min(item.id for item in ring.members)
        steps = list(pairwise([*ids, ids[0]]))
        network: nx.DiGraph[str] = nx.DiGraph(list(links))
        assert ids[0] == first
        assert len(set(ids)) == len(ids)
        assert set(steps) <= links
        assert [(step.source.id, step.target.id) for step in ring.steps if step.target] == steps
        assert ring.opening in ring.steps
        assert len(ids) == 1 + min(
            nx.shortest_path_length(network, after, first)
            for after in network.successors(first)
            if nx.has_path(network, after, first)
        )


@settings(deadline=None)
@given(edges)
def test_rings_of_plans_are_the_strongly_connected_components_each_with_a_shortest_ring(links: Edges) -> None:
    check_rings(list(rings_of_plans(plans_under(links))), links)


@settings(deadline=None)
@given(edges)
def test_there_is_a_ring_exactly_when_the_plans_have_no_order(links: Edges) -> None:
    rings = list(rings_of_plans(plans_under(links)))

    assert bool(rings) == (not nx.is_directed_acyclic_graph(nx.DiGraph(list(links))))


@settings(deadline=None)
@given(edges)
def test_a_shortest_ring_is_open_without_its_opening(links: Edges) -> None:
    for ring in rings_of_plans(plans_under(links)):
        assert ring.opening.target is not None
        opened = links - {(ring.opening.source.id, ring.opening.target.id)}
        steps = {(step.source.id, step.target.id) for step in ring.steps if step.target}

        assert not steps <= opened


@settings(deadline=None)
@given(edges)
def test_rings_of_replacement_leave_out_a_plan_that_replaces_itself(links: Edges) -> None:
    register = register_of(
        *({"id": name, "replaces": sorted(after for before, after in links if before == name)} for name in NAMES)
    )

    check_rings(list(rings_of_replacement(register)), {(before, after) for before, after in links if before != after})


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(NAMES)))
def test_rings_of_goals_follow_their_parents_across_plans(parents: dict[str, str]) -> None:
    register = register_of(
        *({"id": f"plan-{name}", "goals": [{"id": name, "title": name} | _parent(parents.get(name))]} for name in NAMES)
    )

    check_rings(list(rings_of_goals(register)), set(parents.items()))


def _parent(name: str | None) -> dict[str, str]:
    return {"parent": f"plan-{name}#{name}"} if name else {}


def test_the_opening_is_a_link_that_nothing_else_says_too() -> None:
    register = register_of(
        {"id": "a", "parent": "b"},
        {"id": "b", "parent": "a", "follows_up": ["a"]},
    )

    (ring,) = rings_of_plans(register)

    assert (ring.opening.source.id, ring.opening.written) == ("a", "b")


def test_where_every_link_is_said_twice_the_last_is_named() -> None:
    (ring,) = rings_of_plans(register_of({"id": "a", "parent": "a", "follows_up": ["a"]}))

    assert ring.opening.keys == ("parent",)


@settings(deadline=None)
@given(edges)
def test_a_detour_is_a_way_of_two_steps_or_more_that_passes_no_plan_twice(links: Edges) -> None:
    detours = Detours(plans_under(links))
    network: nx.DiGraph[str] = nx.DiGraph([link for link in links if link[0] != link[1]])
    for below, above in network.edges:
        without = nx.restricted_view(network, [], [(below, above)])
        if nx.has_path(without, below, above):
            way = detours.around(below, above)
            assert way is not None
            assert way[0] == below
            assert way[-1] == above
            assert len(way) == 1 + nx.shortest_path_length(without, below, above)
            assert set(pairwise(way)) <= set(without.edges)
        else:
            assert detours.around(below, above) is None


@pytest.mark.parametrize("length", [5_000])
def test_long_chains_and_rings_are_walked_without_recursion(length: int) -> None:
    chain = [{"id": f"p{number:05}", "parent": f"p{(number + 1) % length:05}"} for number in range(length)]

    (ring,) = rings_of_plans(register_of(*chain))

    assert len(ring.members) == len(ring.steps) == length
