"""What a plan is said to be, once it is supposed to be adopted on the day of the audit."""

from pathlib import Path
from typing import Any

import pytest
from plan_repository import DAY, MUNICIPALITY, PlanRepository, read_at

from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.supposing import Change, suppose
from planaudit.model.decision import Decision
from planaudit.model.partial_date import PartialDate, parse_date
from planaudit.model.status import Status

TODAY = PartialDate.on(DAY)


@pytest.mark.parametrize(
    ("council", "plan", "adopted"),
    [
        ("", "status: proposed", Decision(date=TODAY, body="Kommunestyret", case="–")),
        (", council: [Bystyret, Kommunestyret]", "status: on-hearing", Decision(date=TODAY, body="Bystyret", case="–")),
        # What is declared to have been decided stays; what is not yet decided, or not when, is decided today.
        ("", "status: on-hearing, adopted: 2025-06-12", Decision(date=parse_date("2025-06-12"))),
        ("", "status: on-hearing, adopted: 2026-03-01", Decision(date=TODAY)),
        ("", "status: on-hearing, adopted: 2026-03-02", Decision(date=TODAY, body="Kommunestyret", case="–")),
        ("", "status: on-hearing, adopted: 2026", Decision(date=TODAY, body="Kommunestyret", case="–")),
        (
            "",
            "status: on-hearing, adopted: {body: Formannskapet}",
            Decision(date=TODAY, body="Kommunestyret", case="–"),
        ),
    ],
)
def test_a_plan_is_adopted_by_the_council_today_where_it_has_not_been(
    tmp_path: Path, council: str, plan: str, adopted: Any
) -> None:
    files = {
        "planaudit.yaml": MUNICIPALITY.replace("}", f"{council}}}"),
        "plans/a.yaml": f"{{id: a, title: Klimaplan, kind: temaplan, {plan}}}\n",
    }
    repository = read_at(PlanRepository(tmp_path, files).root)

    supposed = suppose(repository, PlanGraph(repository, DAY), Change(adopt=frozenset({"a"})))

    [document] = supposed.repository.documents
    assert document.plan is not None
    assert (document.plan.status, document.plan.adopted) == (Status.ADOPTED, adopted)
