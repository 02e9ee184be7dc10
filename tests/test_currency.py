"""Which economic plans are current on a day: in force, covering the year, and of each kind the one that began last."""

from datetime import date
from pathlib import Path

from plan_repository import PlanRepository

from planaudit.graph.currency import currency

PLANS = """\
{id: hop25, title: HØP 2025–2028, kind: okonomiplan, status: adopted, period: 2025-2028}
---
{id: hop26, title: HØP 2026–2029, kind: okonomiplan, status: adopted, period: 2026-2029}
---
{id: hop27, title: HØP 2027–2030, kind: okonomiplan, status: adopted, period: 2027-2030}
---
{id: budsjett25, title: Årsbudsjett 2025, kind: arsbudsjett, status: adopted, period: 2025-2025}
---
{id: budsjett26, title: Årsbudsjett 2026, kind: arsbudsjett, status: adopted, period: 2026-2026}
---
{id: utkast, title: Utkast, kind: okonomiplan, status: on-hearing, period: 2026-2029}
---
{id: uviss, title: Uviss, kind: okonomiplan, period: 2026-2029}
---
{id: uviss-da, title: Uviss før, kind: okonomiplan, period: 2020-2023}
---
{id: uviss-senere, title: Uviss senere, kind: okonomiplan, period: 2030-2033}
---
{id: uviss-når, title: Uviss når, kind: okonomiplan}
---
{id: når, title: Uten periode, kind: okonomiplan, status: adopted}
---
{id: ende, title: Uten slutt, kind: arsbudsjett, status: adopted, period: {from: 2026}}
---
{id: start, title: Uten start, kind: arsbudsjett, status: adopted, period: {to: 2026}}
"""


def test_of_each_kind_the_plan_in_force_that_covers_the_year_and_began_last_is_current(tmp_path: Path) -> None:
    register = PlanRepository(tmp_path, {"plans/alle.yaml": PLANS}).register(date(2026, 3, 1))

    assert currency(register.plans.values(), date(2026, 3, 1)) == {
        "hop25": False,
        "hop26": True,
        "hop27": False,
        "budsjett25": False,
        "budsjett26": True,
        "utkast": False,
        "uviss": None,
        "uviss-da": False,
        "uviss-senere": False,
        "uviss-når": None,
        "når": None,
        "ende": None,
        "start": None,
    }
