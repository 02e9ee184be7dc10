"""What a meeting is told of a matter beside the finding that raises it."""

import re
from pathlib import Path

import pytest
from plan_repository import PlanRepository
from program import planaudit

PORTFOLIO = """\
municipality: {name: Prøvebygd, number: "9999"}
indicators: [{id: utslipp, title: Klimagassutslipp, unit: tonn CO2e}, {id: boliger, title: Nye boliger}]
planning_capacity: {2027: 3}
"""

PLANSTRATEGI = """\
{id: planstrategi, title: Planstrategi, kind: planstrategi, adopted: 2024-06-13, period: 2024-2027,
 decisions: {continue: [klimaplan]}}
"""


def why(tmp_path: Path, plans: str, matter: str) -> str:
    """Why a matter is on the agenda."""
    root = PlanRepository(tmp_path, {"planaudit.yaml": PORTFOLIO, "plans/alle.yaml": plans}).root
    said = planaudit("report", root, "--as-of", "2026-03-01", "--lang", "en").out
    record = re.search(rf"  {re.escape(matter)}\n(?: +Overdue.*\n)? +Why +(?P<why>.*)\n", said)
    assert record, said
    return record["why"]


@pytest.mark.parametrize(
    ("mandate", "told"),
    [
        (
            "mandate: {date: 2025-01-30, body: Kommunestyret, case: 4/25}",
            "; the work was ordered: 30 January 2025, Kommunestyret, 4/25",
        ),
        ("mandate: 2025-01", "; the work was ordered: January 2025"),
        ("owner: Formannskapet", ""),
    ],
    ids=["with body and case", "with a month", "not ordered"],
)
def test_who_ordered_what_the_planstrategi_does_not_know(mandate: str, told: str, tmp_path: Path) -> None:
    plan = f"{{id: parkplan, title: Parkplan, kind: temaplan, status: in-progress, {mandate}}}"

    assert why(tmp_path, f"{PLANSTRATEGI}---\n{plan}\n", "“Parkplan”") == (
        f"is in development, but “Planstrategi” does not mention it{told}"
    )


def test_which_plans_may_wait_where_they_take_too_many_people(tmp_path: Path) -> None:
    """Neither what law or grants require, nor what is rolled every year."""
    drafts = [
        "{id: a, title: A, kind: temaplan, status: in-progress, effort: {2027: '0,5'}}",
        "{id: b, title: B, kind: temaplan, status: in-progress, effort: {2027: 2}}",
        "{id: c, title: C, kind: temaplan, status: in-progress, effort: {2027: 1}, statutory: true}",
        "{id: d, title: D, kind: temaplan, status: in-progress, effort: {2027: 1}, covers: [trafikk]}",
        "{id: e, title: E, kind: okonomiplan, period: 2026-2029, adopted: 2025-12-11, effort: {2027: 1}}",
        "{id: f, title: F, kind: temaplan, status: in-progress, effort: {2026: 7}}",
    ]

    assert why(tmp_path, "\n---\n".join([PLANSTRATEGI, *drafts]), "The portfolio") == (
        "the plans take 5.5 person-years in 2027, 2.5 more than the 3 there are;"
        " of these, not required: “B” (2 person-years), “A” (0.5 person-years)"
    )


def test_of_many_plans_that_may_wait_those_that_take_most_are_named(tmp_path: Path) -> None:
    drafts = [
        f"{{id: p{n}, title: P{n}, kind: temaplan, status: in-progress, effort: {{2027: {n}}}}}" for n in range(1, 9)
    ]

    assert why(tmp_path, "\n---\n".join([PLANSTRATEGI, *drafts]), "The portfolio") == (
        "the plans take 36 person-years in 2027, 33 more than the 3 there are; of these, not required: "
        + ", ".join(f"“P{n}” ({n} person-years)" for n in (8, 7, 6, 5, 4, 3))
        + ", and 2 more plans"
    )


def test_a_goal_that_is_behind_is_told_with_its_way_and_its_unit(tmp_path: Path) -> None:
    plan = """\
id: klimaplan
title: Klimaplan
kind: kommunedelplan
adopted: 2024-06-13
period: 2024-2027
goals:
  - id: M1
    title: Utslippene er halvert
    indicator: utslipp
    direction: decrease
    baseline: {value: 40 000, year: 2020}
    target: {value: 20 000, year: 2030}
results: [{date: 2025-12-31, to: Kommunestyret, goals: [{goal: M1, value: 38 500}]}]
"""

    assert why(tmp_path, f"{PLANSTRATEGI}---\n{plan}", "“Klimaplan”") == (
        "M1 “Utslippene er halvert” stood at 38,500 in the report of 31 December 2025; on a straight line to its target"
        " it would be at 30,000; the way goes from 40,000 in 2020 to 20,000 in 2030; unit: tonn CO2e"
    )


@pytest.mark.parametrize(
    ("indicator", "title", "unit"),
    [("utslipp", "Klimagassutslipp", "; unit: tonn CO2e"), ("boliger", "Nye boliger", "")],
)
def test_targets_that_cannot_both_be_met_are_told_with_their_unit_where_there_is_one(
    indicator: str, title: str, unit: str, tmp_path: Path
) -> None:
    plans = "\n---\n".join(
        f"{{id: {id_}, title: {name}, kind: temaplan, adopted: 2024-06-13, period: 2024-2027, goals: [{{id: M1,"
        f" title: {name}målet, indicator: {indicator}, direction: decrease, target: {{value: {value}, year: 2030}}}}]}}"
        for id_, name, value in (("klimaplan", "Klimaplan", 100), ("naering", "Næringsplan", 300))
    )

    assert why(tmp_path, f"{PLANSTRATEGI}---\n{plans}\n", "“Næringsplan”, “Klimaplan”") == (
        f"M1 “Næringsplanmålet” aims for “{title}” at 300 in 2030,"
        f" while M1 “Klimaplanmålet” of “Klimaplan” aims for 100{unit}"
    )
