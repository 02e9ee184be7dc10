"""Economic links passed upwards, against a search of every path with networkx."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_repository import DAY, PlanRepository

from planaudit.documents.load import read_portfolio, read_repository
from planaudit.graph.follow_up import FollowUp
from planaudit.graph.plan_graph import PlanGraph

PLANS = ["a", "b", "c", "d", "e", "f"]
STATUSES = {"adopted": True, "under-revision": True, "expired": False, "in-progress": False, None: None}
ECONOMIC = {
    "now": ("{id: now, title: HØP, kind: okonomiplan, status: adopted, period: 2026-2029", True),
    "old": ("{id: old, title: HØP, kind: okonomiplan, status: expired, period: 2020-2023", False),
    "open": ("{id: open, title: Budsjett, kind: arsbudsjett, adopted: 2025-12-11", None),
}

registers = st.fixed_dictionaries(
    {
        "status": st.fixed_dictionaries({plan: st.sampled_from(list(STATUSES)) for plan in PLANS}),
        "above": st.sets(st.tuples(st.sampled_from(PLANS), st.sampled_from(PLANS)), max_size=9),
        "links": st.sets(st.tuples(st.sampled_from(PLANS), st.sampled_from(list(ECONOMIC)), st.booleans()), max_size=4),
    }
)


def documents(register: dict[str, Any]) -> Iterator[str]:
    for economic, (head, _) in ECONOMIC.items():
        funded = [plan for plan, linked, by_line in register["links"] if linked == economic and by_line]
        lines = f", budget_lines: [{{id: K1, title: Linje, follows_up: [{', '.join(funded)}]}}]"
        yield head + (lines if funded else "") + "}"
    for plan in PLANS:
        status = register["status"][plan]
        above = [over for under, over in register["above"] if under == plan and over != plan]
        linked = [economic for name, economic, by_line in sorted(register["links"]) if name == plan and not by_line]
        fields = [f"id: {plan}", f"title: {plan}", "kind: temaplan", f"follows_up: [{', '.join(above)}]"]
        fields += [f"status: {status}"] if status else []
        fields += [f"economy: {{plan: {linked[0]}}}"] if linked else []
        yield "{" + ", ".join(fields) + "}"


def said_links(register: dict[str, Any]) -> set[tuple[str, str]]:
    """The links that the documents really hold: a plan has room for one `economy`."""
    links = {(plan, economic) for plan, economic, by_line in register["links"] if by_line}
    for plan in PLANS:
        own = [economic for name, economic, by_line in sorted(register["links"]) if name == plan and not by_line]
        links |= {(plan, economic) for economic in own[:1]}
    return links


def reaches(register: dict[str, Any], plan: str, wanted: set[str], allowed: set[bool | None]) -> bool:
    """Whether some path without repeats leads from a linked plan up to `plan`, all plans below it allowed to carry."""
    downward: nx.DiGraph[str] = nx.DiGraph((over, under) for under, over in register["above"] if under != over)
    downward.add_nodes_from(PLANS)
    starts = {name for name, economic in said_links(register) if economic in wanted}
    if plan in starts:
        return True
    return any(
        all(STATUSES[register["status"][step]] in allowed for step in path[1:])
        for start in starts - {plan}
        for path in nx.all_simple_paths(downward, plan, start)
    )


def answer(register: dict[str, Any], plan: str, sure: set[str], perhaps: set[str]) -> bool | None:
    if reaches(register, plan, sure, {True}):
        return True
    return None if reaches(register, plan, sure | perhaps, {True, None}) else False


@settings(max_examples=150, deadline=None)
@given(registers)
def test_links_are_passed_up_as_far_as_plans_in_force_carry_them(register: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        PlanRepository(root, {"plans/alle.yaml": "\n---\n".join(documents(register))})
        file = read_portfolio(root / "planaudit.yaml")
        assert file.portfolio is not None
        graph = PlanGraph(read_repository(file, file.portfolio), DAY)

    assert not graph.schema_problems
    follow_up = graph.ask(FollowUp)
    for plan in PLANS:
        entry = graph.plans[plan]
        assert follow_up.is_linked(entry) is answer(register, plan, set(ECONOMIC), set()), plan
        assert follow_up.is_followed_up(entry) is answer(register, plan, {"now"}, {"open"}), plan
        assert not follow_up.hangs_on_a_stray_reference(entry)
        link = follow_up.nearest_link(entry)
        assert (link is not None) is (follow_up.is_linked(entry) is True)
