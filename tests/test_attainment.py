"""Whether goals have been reached, and plans reported, by what was reported of them."""

from datetime import date
from typing import Any

import pytest
from register import register_of

from planaudit.graph.attainment import has_reached_its_target
from planaudit.graph.reporting import Reporting


@pytest.mark.parametrize(
    ("direction", "target", "reported", "reached"),
    [
        ("increase", {"value": 100}, [100], True),
        ("increase", {"value": 100}, ["100.5"], True),
        ("increase", {"value": 100}, ["99.5"], False),
        ("decrease", {"value": 100}, [100], True),
        ("decrease", {"value": 100}, ["99.5"], True),
        ("decrease", {"value": 100}, ["100.5"], False),
        ("maintain", {"value": 100}, [100], True),
        ("maintain", {"value": 100}, [101], False),
        ("maintain", {"value": 100}, [99], False),
        # Two reports of one day that do not agree, no report, no direction, no value to reach: not known.
        ("increase", {"value": 100}, [99, 100], None),
        ("increase", {"value": 100}, [100, 101], True),
        ("increase", {"value": 100}, [], None),
        (None, {"value": 100}, [100], None),
        ("increase", {"change": "20%", "year": 2030}, [100], None),
    ],
)
def test_a_goal_is_reached_where_the_last_report_stood_at_its_target_or_beyond(
    direction: str | None, target: dict[str, Any], reported: list[Any], reached: bool | None
) -> None:
    goal = {"id": "M1", "title": "Boliger", "indicator": "boliger", "direction": direction, "target": target}
    results = [{"date": "2025-06-12", "goals": [{"goal": "M1", "value": value}]} for value in reported]
    goals = [{key: said for key, said in goal.items() if said is not None}]
    register = register_of({"id": "a", "goals": goals, "results": results})

    assert has_reached_its_target(register, register.elements["a#M1"]) is reached


@pytest.mark.parametrize(
    ("dates", "reported"),
    [
        (["2025-06-12"], True),
        (["2025-06-11"], False),
        (["2026-03-01"], True),
        (["2026-03-02"], False),
        (["2025-06"], None),
        (["2025-07"], True),
        (["2025-05"], False),
        (["2024-01-01", "2025-06-12"], True),
        ([], False),
    ],
)
def test_a_plan_is_reported_since_a_day_where_a_report_lies_between_it_and_today(
    dates: list[str], reported: bool | None
) -> None:
    register = register_of({"id": "a", "results": [{"date": day} for day in dates]})

    assert register.ask(Reporting).is_reported_since(register.plans["a"], date(2025, 6, 12)) is reported
