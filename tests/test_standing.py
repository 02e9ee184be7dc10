"""Where plans stand on the day of the audit: every sentence of FORMAT §3.1."""

from datetime import date
from pathlib import Path

import pytest
from plan_repository import MUNICIPALITY

from planaudit.documents.load import read_portfolio, read_repository
from planaudit.graph.plan_graph import PlanGraph


def standings(root: Path, *plans: str, as_of: str = "2026-03-01") -> dict[str, str]:
    (root / "plans").mkdir()
    (root / "planaudit.yaml").write_text(MUNICIPALITY, encoding="utf-8")
    (root / "plans/alle.yaml").write_text(
        "\n---\n".join(f"{{title: En plan, {'' if 'kind:' in plan else 'kind: temaplan, '}{plan}}}" for plan in plans),
        encoding="utf-8",
    )
    file = read_portfolio(root / "planaudit.yaml")
    assert file.portfolio is not None
    register = PlanGraph(read_repository(file, file.portfolio), date.fromisoformat(as_of))
    assert not register.schema_problems
    return {entry.id: str(entry.standing) for entry in register.plans.values()}


@pytest.mark.parametrize(
    ("plan", "standing"),
    [
        # Declared.
        ("status: under-revision", "under-revision"),
        ("status: repealed, adopted: 2012", "repealed"),
        ("status: proposed", "proposed"),
        # Derived from what had happened.
        ("adopted: 2024-06-13", "adopted"),
        ("adopted: {body: Kommunestyret}", "adopted"),
        ("adopted: 2024-06-13, period: 2010-2014", "adopted"),
        ("adopted: 2018-06-14, ended: 2024-06-13", "expired"),
        ("ended: 2024-06-13", "expired"),
        ("adopted: 2018-06-14, ended: 2026-03-01", "adopted"),
        ("adopted: 2018-06-14, ended: 2028", "adopted"),
        ("adopted: 2018-06-14, ended: 2026", "unknown"),
        ("period: 2024-2027", "unknown"),
        # An adoption has happened unless it lies wholly after the day of the audit.
        ("adopted: 2026", "adopted"),
        ("adopted: 2026-03-01", "adopted"),
        ("adopted: 2026-03-02", "to-come"),
        ("adopted: 2026-04", "to-come"),
        ("adopted: 2027", "to-come"),
        # Whatever its status says.
        ("adopted: 2026-03-02, status: adopted", "to-come"),
        ("adopted: 2026-03-02, status: under-revision", "to-come"),
        ("adopted: 2026-03-02, status: on-hearing", "on-hearing"),
    ],
)
def test_of_a_plan_alone(tmp_path: Path, plan: str, standing: str) -> None:
    assert standings(tmp_path, f"id: a, {plan}") == {"a": standing}


@pytest.mark.parametrize(
    ("successor", "standing"),
    [
        ("adopted: 2024-06-13", "replaced"),
        ("status: adopted", "replaced"),
        ("adopted: 2026", "replaced"),
        # From the day its period starts, if that is later than its adoption.
        ("adopted: 2024-06-13, period: 2027-2030", "adopted"),
        ("adopted: 2025-12-11, period: {from: 2026-03-01}", "replaced"),
        ("adopted: 2025-12-11, period: {from: 2026-03-02}", "adopted"),
        # Even if it has since been retired.
        ("adopted: 2021-06-13, ended: 2024", "replaced"),
        ("status: repealed", "replaced"),
        # Not yet in force.
        ("adopted: 2026-06-11", "adopted"),
        ("status: on-hearing", "adopted"),
        # Its status is unknown: then nobody knows; unless it is to begin later anyway.
        ("theme: klima", "unknown"),
        ("period: 2025-2030", "unknown"),
        ("period: 2027-2030", "adopted"),
    ],
)
def test_of_a_plan_that_another_replaces(tmp_path: Path, successor: str, standing: str) -> None:
    found = standings(tmp_path, "id: a, adopted: 2018-06-14", f"id: b, replaces: [a], {successor}")

    assert found["a"] == standing


def test_a_declared_status_stands_whatever_replaces_the_plan(tmp_path: Path) -> None:
    assert standings(tmp_path, "id: a, status: adopted", "id: b, adopted: 2024, replaces: [a]")["a"] == "adopted"


def test_replacing_a_part_leaves_the_whole_in_force(tmp_path: Path) -> None:
    found = standings(
        tmp_path, "id: a, adopted: 2018, goals: [{id: M1, title: Mål}]", "id: b, adopted: 2024, replaces: ['a#M1']"
    )

    assert found == {"a": "adopted", "b": "adopted"}


def test_one_of_two_successors_is_enough(tmp_path: Path) -> None:
    found = standings(tmp_path, "id: a, adopted: 2018", "id: b, replaces: [a]", "id: c, adopted: 2024, replaces: [a]")

    assert found["a"] == "replaced"


@pytest.mark.parametrize("kind", ["okonomiplan", "arsbudsjett", "planstrategi"])
def test_a_series_goes_on_when_a_later_edition_begins(tmp_path: Path, kind: str) -> None:
    found = standings(
        tmp_path,
        f"id: a, kind: {kind}, adopted: 2023-12-14, period: 2024-2027",
        f"id: b, kind: {kind}, adopted: 2024-12-12, period: 2025-2028, ended: 2025-12-31",
        f"id: c, kind: {kind}, adopted: 2025-12-11, period: {{from: 2026-03-02}}",
    )

    assert found == {"a": "replaced", "b": "expired", "c": "adopted"}


def test_of_two_editions_the_later_adopted_goes_on_where_periods_are_not_declared(tmp_path: Path) -> None:
    found = standings(
        tmp_path, "id: a, kind: planstrategi, adopted: 2020-06-18", "id: b, kind: planstrategi, adopted: 2024-06-13"
    )

    assert found == {"a": "replaced", "b": "adopted"}


def test_another_kind_and_a_draft_replace_no_edition(tmp_path: Path) -> None:
    found = standings(
        tmp_path,
        "id: a, kind: okonomiplan, adopted: 2023-12-14, period: 2024-2027",
        "id: b, kind: arsbudsjett, adopted: 2025-12-11, period: 2026-2026",
        "id: c, kind: okonomiplan, status: in-progress, period: 2026-2029",
        "id: d, adopted: 2025-12-11, period: 2026-2029",
    )

    assert found == {"a": "adopted", "b": "adopted", "c": "in-progress", "d": "adopted"}
