"""A register in memory, of plans given as plain data; for tests of the graph."""

from collections.abc import Mapping
from typing import Any

from plan_repository import DAY
from pydantic import TypeAdapter

from planaudit.documents.document import Document
from planaudit.documents.load import Repository, Sources
from planaudit.findings import Pointer
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.plan import Plan
from planaudit.model.portfolio import Portfolio

_PLAN: TypeAdapter[Plan] = TypeAdapter(Plan)
_PORTFOLIO: TypeAdapter[Portfolio] = TypeAdapter(Portfolio)


def register_of(*plans: Mapping[str, Any]) -> PlanGraph:
    """The register of some plans; a plan is a temaplan adopted in 2024 where it does not say otherwise."""
    documents = [
        Document(Pointer("plans/a.yaml", number), said["id"], _PLAN.validate_python(said), None)
        for number, said in enumerate({"title": "Plan", "kind": "temaplan", "adopted": 2024, **plan} for plan in plans)
    ]
    return PlanGraph(
        Repository(
            portfolio=_PORTFOLIO.validate_python({"municipality": {"name": "Fjordvik kommune"}}),
            portfolio_at=Pointer("planaudit.yaml"),
            documents=tuple(documents),
            skipped=(),
            sources=Sources([], documents),
        ),
        DAY,
    )
