"""The plan system as JSON: the published format `planaudit-graph`, version 1 (schemas/graph-v1.schema.json)."""

import json
from typing import Any

from planaudit.reports.plan_system import Link, Node, PlanSystem


def render(system: PlanSystem) -> str:
    """One object; its shape does not depend on what the register holds."""
    said = {
        "format": "planaudit-graph",
        "version": 1,
        "as_of": system.as_of.isoformat(),
        "municipality": system.municipality,
        "summary": {
            "plans": len(system.nodes),
            "plans_in_register": system.plans,
            "retired_left_out": system.retired_left_out,
            "links": sum(link.references for link in system.links),
            "links_to_plans_not_shown": system.links_out,
            "links_to_nothing": system.stray,
        },
        "plans": [_plan(node) for node in system.nodes],
        "links": [_link(link) for link in system.links],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _plan(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "title": node.title,
        "kind": node.kind,
        "level": node.level,
        "status": node.standing,
        "in_force": node.in_force,
        "themes": list(node.themes),
    }


def _link(link: Link) -> dict[str, Any]:
    return {"source": link.source, "target": link.target, "relations": dict(link.relations)}
