"""What two statements of one thing differ in, field by field."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter

from planaudit.graph.field_change import FieldChange, changes_of_elements
from planaudit.model.plan import Plan

_PLAN: TypeAdapter[Plan] = TypeAdapter(Plan)


def with_a_cost(**said: Any) -> Plan:
    measure = {"id": "T1", "title": "Nytt bibliotek", **said}
    return _PLAN.validate_python({"id": "a", "title": "Kulturplan", "kind": "temaplan", "measures": [measure]})


def amounts(**by_year: int) -> dict[int, int]:
    return {int(year[1:]): amount for year, amount in by_year.items()}


@pytest.mark.parametrize(
    ("before", "after", "fields"),
    [
        # Amounts by year, each for itself.
        (
            {"cost": amounts(y2026=100, y2027=200, y2028=300)},
            {"cost": amounts(y2026=100, y2027=250, y2029=400)},
            [
                FieldChange(("cost", "2027"), (Decimal(200),), (Decimal(250),)),
                FieldChange(("cost", "2028"), (Decimal(300),), ()),
                FieldChange(("cost", "2029"), (), (Decimal(400),)),
            ],
        ),
        ({}, {"cost": amounts(y2026=100)}, [FieldChange(("cost", "2026"), (), (Decimal(100),))]),
        ({"cost": amounts(y2026=100)}, {}, [FieldChange(("cost", "2026"), (Decimal(100),), ())]),
        # A sum that is shared out changes as a whole.
        (
            {"cost": 300},
            {"cost": amounts(y2026=300)},
            [FieldChange(("cost",), (Decimal(300),), ({2026: Decimal(300)},))],
        ),
        (
            {"cost": amounts(y2026=300)},
            {"cost": 300},
            [FieldChange(("cost",), ({2026: Decimal(300)},), (Decimal(300),))],
        ),
        ({"cost": 300}, {"cost": 400}, [FieldChange(("cost",), (Decimal(300),), (Decimal(400),))]),
        ({"cost": 300}, {"cost": 300}, None),
    ],
)
def test_money_changes_year_by_year(
    before: dict[str, Any], after: dict[str, Any], fields: list[FieldChange] | None
) -> None:
    changed = [change.fields for change in changes_of_elements(with_a_cost(**before), with_a_cost(**after))]

    assert changed == ([] if fields is None else [tuple(fields)])
