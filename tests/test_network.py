"""The plan system as one networkx graph: plans, their contents, money and indicators, every edge with its relation."""

from datetime import date
from pathlib import Path

import networkx as nx
import pytest
from plan_repository import PlanRepository

from planaudit.documents.load import read_portfolio, read_repository
from planaudit.graph.plan_graph import PlanGraph

SETTINGS = """\
municipality: {name: Fjordvik kommune}
indicators:
  - {id: biltrafikk}
  - {id: utslipp, influenced_by: [{indicator: biltrafikk, effect: "+"}]}
"""
PLANS = """\
{id: s, title: Samfunnsdelen, kind: samfunnsdel, adopted: 2024-06-13, goals: [{id: G1, title: Nullutslipp, indicator: utslipp}]}
---
{id: hop, title: HØP, kind: okonomiplan, adopted: 2025-12-11, period: 2026-2029, budget_lines: [{id: K1, title: Sykkel, amounts: {2026: 1}}]}
---
id: klima
title: Klimaplan
kind: temaplan
adopted: 2024-09-12
parent: s
measures:
  - {id: T1, title: Sykkelfelt, goals: ["s#G1"], budget_line: hop#K1, affects: [{indicator: biltrafikk, direction: decrease}]}
"""


def test_the_network_holds_plans_goals_measures_money_and_indicators(tmp_path: Path) -> None:
    root = PlanRepository(tmp_path, {"planaudit.yaml": SETTINGS, "plans/alle.yaml": PLANS}).root
    file = read_portfolio(root / "planaudit.yaml")
    assert file.portfolio is not None

    network = PlanGraph(read_repository(file, file.portfolio), date(2026, 3, 1)).network

    edges: list[tuple[str, str, str]] = [(said, to, str(how["relation"])) for said, to, how in network.edges(data=True)]
    assert sorted(edges) == [
        ("hop#K1", "hop", "of"),
        ("indicator:biltrafikk", "indicator:utslipp", "moves"),
        ("klima", "s", "parent"),
        ("klima#T1", "hop#K1", "measures.budget_line"),
        ("klima#T1", "indicator:biltrafikk", "affects"),
        ("klima#T1", "klima", "of"),
        ("klima#T1", "s#G1", "measures.goals"),
        ("s#G1", "indicator:utslipp", "aims at"),
        ("s#G1", "s", "of"),
    ]
    with pytest.raises(nx.NetworkXError):
        network.add_node("x")
