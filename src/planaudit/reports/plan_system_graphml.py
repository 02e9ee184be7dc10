"""The plan system as GraphML, for Gephi, yEd, Cytoscape and others."""

from itertools import chain

import networkx as nx

from planaudit.reports.plan_system import PlanSystem


def render(system: PlanSystem) -> str:
    """A directed graph: from the plan that says something to the plan that it says it of."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for node in system.nodes:
        level = {} if node.level is None else {"level": node.level}
        graph.add_node(
            node.id,
            title=_clean(node.title),
            kind=node.kind,
            status=node.standing,
            in_force=str(node.in_force).lower(),
            themes=" ".join(_clean(theme) for theme in node.themes),
            **level,
        )
    for link in system.links:
        relations = " ".join(relation for relation, _ in link.relations)
        graph.add_edge(link.source, link.target, relations=relations, references=link.references)
    head = ['<?xml version="1.0" encoding="utf-8"?>']
    return "".join(line + "\n" for line in chain(head, nx.generate_graphml(graph)))


def _clean(text: str) -> str:
    """Without characters that XML does not allow."""
    return "".join(character if character.isprintable() else " " for character in text)
