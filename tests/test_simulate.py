"""`simulate` tells what would happen if plans were repealed, merged or adopted, and writes nothing."""

import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_repository import PlanRepository, read_at
from program import planaudit
from register import register_of
from test_laws import as_yaml, one_file_each, slow
from test_program import on_a_terminal
from test_slim import PLAN_IDS, PORTFOLIO, carried, municipalities

from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.supposing import Change, suppose
from planaudit.model.changed import changed

ROOT = Path(__file__).parents[1]
DAY = date(2026, 3, 1)
FILES = {
    "planaudit.yaml": """\
municipality: {name: Fjordvik kommune, council: Kommunestyret}
volume: {max_plans: 3}
required_plans: [{id: klima, title: Klimaplan}]
rules: {select: [STR006, ECO003, GOA007, STR011, PER003]}
""",
    "plans/alle.yaml": """\
{id: samfunnsdelen, title: Samfunnsdelen, kind: samfunnsdel, adopted: 2024, goals: [{id: G1, title: Kultur}, {id: G2, title: Klima}]}
---
id: klimaplan
title: Klimaplan
kind: temaplan
adopted: 2020
parent: samfunnsdelen
covers: [klima]
goals: [{id: M1, title: Lavere utslipp, supports: ['samfunnsdelen#G2']}]
measures: [{id: T1, title: Landstrøm, goals: [M1], status: planned, cost: 4200000}]
---
id: handlingsplan
title: Handlingsplan
kind: handlingsplan
adopted: 2025
parent: klimaplan
measures: [{id: T1, title: Sykkelveg, goals: ['klimaplan#M1'], status: started, budget_line: 'hop#K1'}]
---
{id: kulturplan, title: Kulturplan, kind: temaplan, adopted: 2024, parent: samfunnsdelen, goals: [{id: M1, title: Bibliotek, supports: ['samfunnsdelen#G1']}]}
---
{id: museumsplan, title: Museumsplan, kind: temaplan, adopted: 2025, parent: kulturplan, follows_up: ['kulturplan#M1']}
---
{id: ny, title: Ny kulturplan, kind: temaplan, status: in-progress, replaces: [kulturplan], parent: samfunnsdelen, goals: [{id: M1, title: Bibliotek, supports: ['samfunnsdelen#G1']}]}
---
id: hop
title: HØP
kind: okonomiplan
adopted: 2025-12-11
period: 2026-2029
budget_lines:
  - {id: K1, title: Veg, amounts: {2025: 1, 2026: 2000000, 2027: 500000}}
  - {id: K2, title: Klima, amounts: {2026: 300000}, follows_up: [klimaplan, samfunnsdelen]}
  - {id: K3, title: Landstrøm, amounts: {2026: 700000}, follows_up: ['klimaplan#T1']}
""",
}
RETIRED = """\
If, on 1 March 2026:
  “Klimaplan” is repealed

Volume, before and after:
  strategic plans in force          5 →    4  (−1)  (the limit is 3)
  goals in them                     4 →    3  (−1)
  measures in them                  2 →    1  (−1)
  plans in force, all kinds         6 →    5  (−1)
  plans in development              1 →    1  (0)

2 links of plans in force would be cut:
  plans/alle.yaml:16:1: “Handlingsplan” says `parent`: “Klimaplan”
  plans/alle.yaml:17:47: handlingsplan: T1 “Sykkelveg” says `goals`: klimaplan: M1 “Lavere utslipp”
1 goal of the samfunnsdel would be carried less far:
  G2 “Klima”: nothing would carry it out any more
700,000 kr on 1 budget line from 2026 on would have to move:
  K2 “Klima” in “HØP”: 300,000 kr [also carries plans that stay]
  K3 “Landstrøm” in “HØP”: 700,000 kr
No plan in force would answer “Klimaplan”, which is required.

4 findings would be new:
  planaudit.yaml:3:19: warning STR011 no plan in force covers “Klimaplan”, which is required
  plans/alle.yaml:1:111: warning GOA007 nothing carries out G2 “Klima”: no goal supports it, and no measure serves it
  plans/alle.yaml:16:1: warning STR006 “Handlingsplan” rests on “Klimaplan”, which is no longer in force (repealed)
  plans/alle.yaml:17:47: warning STR006 T1 “Sykkelveg” rests on “Klimaplan”, which is no longer in force (repealed)
No finding would be gone.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return PlanRepository(tmp_path, FILES).root


def simulated(root: Path, *words: str) -> str:
    done = planaudit("simulate", root, "--as-of", "2026-03-01", *words)
    assert (done.exit, done.err) == (0, "")
    return done.out


def test_a_plan_is_repealed(root: Path) -> None:
    assert simulated(root, "--retire", "klimaplan") == RETIRED


def test_rules_that_could_not_be_evaluated_are_named(tmp_path: Path) -> None:
    settings = FILES["planaudit.yaml"].replace("[STR006, ECO003, GOA007, STR011, PER003]", "[STR006, VOL010]")
    root = PlanRepository(tmp_path, FILES | {"planaudit.yaml": settings}).root

    assert simulated(root, "--retire", "klimaplan").splitlines()[-1] == (
        "1 rule could not be evaluated after the change: VOL010"
    )


def test_nothing_is_written(root: Path) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}

    simulated(root, "--retire", "klimaplan", "--merge", "kulturplan,museumsplan", "--into", "museumsplan")

    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_plans_are_merged_and_nothing_is_lost(root: Path) -> None:
    assert simulated(root, "--merge", "klimaplan,handlingsplan", "--into", "klimaplan") == (
        "If, on 1 March 2026:\n"
        "  “Handlingsplan” is merged into “Klimaplan”, which takes over its goals, measures and links\n"
        "\n"
        "Volume, before and after:\n"
        "  strategic plans in force          5 →    4  (−1)  (the limit is 3)\n"
        "  goals in them                     4 →    4  (0)\n"
        "  measures in them                  2 →    2  (0)\n"
        "  plans in force, all kinds         6 →    5  (−1)\n"
        "  plans in development              1 →    1  (0)\n"
        "\n"
        "No link of a plan in force would be cut.\n"
        "Every goal of the samfunnsdel would be carried as far as now.\n"
        "No money would have to move.\n"
        "\n"
        "No finding would be new.\n"
        "No finding would be gone.\n"
    )


def test_plans_become_a_new_one(root: Path) -> None:
    said = simulated(root, "--merge", "kind:temaplan and not klimaplan", "--into", "kultur-og-museum").splitlines()

    assert said[1:3] == [
        "  “Kulturplan” is merged into “kultur-og-museum”, a new plan, which takes over its goals, measures and links",
        "  “Museumsplan” is merged into “kultur-og-museum”, a new plan, which takes over its goals, measures and links",
    ]
    assert said[6] == "  strategic plans in force          5 →    4  (−1)  (the limit is 3)"


def test_a_plan_is_adopted_and_replaces_another(root: Path) -> None:
    said = simulated(root, "--adopt", "ny").splitlines()

    assert said[:10] == [
        "If, on 1 March 2026:",
        "  “Ny kulturplan” is adopted",
        "  “Kulturplan” is replaced by that, and no longer in force",
        "",
        "Volume, before and after:",
        "  strategic plans in force          5 →    5  (0)  (the limit is 3)",
        "  goals in them                     4 →    4  (0)",
        "  measures in them                  2 →    2  (0)",
        "  plans in force, all kinds         6 →    6  (0)",
        "  plans in development              1 →    0  (−1)",
    ]
    assert said[11] == "2 links of plans in force would be cut:"


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
@pytest.mark.parametrize("language", ["en", "nb", "nn"])
def test_a_simulation_fits_the_terminal_and_says_the_same(columns: int, language: str, root: Path) -> None:
    words = ("simulate", root, "--as-of", "2026-03-01", "--retire", "klimaplan", "--lang", language)

    said = on_a_terminal(*words, columns=columns, NO_COLOR="1")

    assert [line for line in said.splitlines() if len(line) > columns] == []
    assert said.split() == planaudit(*words).out.split()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--retire", "samfunnsdelen"), "2 goals would go with the samfunnsdel."),
        (("--retire", "museumsplan"), "Every goal of the samfunnsdel would be carried as far as now."),
        (
            ("--merge", "kulturplan", "--into", "ny"),
            "“Ny kulturplan” is not in force, and nor is what it takes over: suppose --adopt ny too",
        ),
    ],
)
def test_no_comfort_is_given_where_there_is_none(words: tuple[str, ...], said: str, root: Path) -> None:
    comfort = "Every goal of the samfunnsdel would be carried as far as now."
    done = planaudit("simulate", root, "--as-of", "2026-03-01", *words)

    lines = [line.strip() for line in done.out.splitlines()]
    assert said in lines
    assert (comfort in lines) == (said == comfort)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--retire", "ny"), "no plan that --retire names is in force: ny"),
        (("--merge", "ny", "--into", "klimaplan"), "no plan that --merge names is in force: ny"),
        (("--merge", "ny,klimaplan", "--into", "klimaplan"), "no plan that --merge names is in force: ny"),
        (("--adopt", "klimaplan"), "no plan that --adopt names waits to be adopted: klimaplan"),
        (
            ("--retire", "klimaplan", "--merge", "klimaplan,kulturplan", "--into", "kulturplan"),
            "plans cannot both be repealed and merged: klimaplan",
        ),
        (("--retire", "klimaplan", "--merge", "kulturplan", "--into", "klimaplan"), "plans cannot both be repealed and merged: klimaplan"),
        (("--merge", "klimaplan", "--into", "klimaplan"), "a plan cannot be merged into itself: klimaplan"),
        (("--retire", "klimapln"), "there is no plan klimapln in the register"),
    ],
)  # fmt: skip
def test_a_change_that_cannot_be_made_is_refused(words: tuple[str, ...], said: str, root: Path) -> None:
    done = planaudit("simulate", root, "--as-of", "2026-03-01", *words)

    assert (done.exit, done.out, done.err.splitlines()[0]) == (2, "", said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "say what to suppose: --retire, --merge with --into, or --adopt"),
        (("--merge", "klimaplan"), "--merge says which plans become one, and --into what they become: give both"),
        (("--into", "klimaplan", "--retire", "kulturplan"), "--merge says which plans become one"),
    ],
)
def test_wrong_usage_is_told(words: tuple[str, ...], said: str, root: Path) -> None:
    done = planaudit("simulate", root, *words)

    assert (done.exit, done.out) == (2, "")
    assert said in " ".join(done.err.replace("│", " ").split())


def test_the_numbers_of_the_example_are_those_of_an_independent_count() -> None:
    example = ROOT / "examples/fjordvik"
    register = PlanGraph(read_at(example), date(2026, 11, 1))
    plan = register.plans["klima-og-miljoplan"]

    said = planaudit("simulate", example, "--as-of", "2026-11-01", "--lang", "en", "--retire", plan.id).out

    strategic = [entry.plan for entry in register.plans.values() if entry.is_strategic and entry.in_force]
    goals = sum(len(other.goals) for other in strategic)
    assert f"  strategic plans in force        {len(strategic):>3} →  {len(strategic) - 1:>3}  (−1)" in said
    assert f"  goals in them                   {goals:>3} →  {goals - len(plan.plan.goals):>3}  (−3)" in said
    into = [
        reference
        for reference in register.references
        if reference.fits
        and reference.owner.in_force
        and reference.owner is not plan
        and reference.target is not None
        and reference.target.owner is plan
        and not reference.relation.startswith(("decisions.", "budget_lines.", "replaces"))
    ]
    assert f"{len(into)} links of plans in force would be cut:" in said


def declared(register: PlanGraph) -> Counter[tuple[str, str]]:
    """The titles of goals and measures in plans in force or in development, as they are declared."""
    return Counter(
        (element.nature.value, element.item.title)
        for element in register.elements.values()
        if not element.owner.standing.retired and element.nature in ("goal", "measure")
    )


@slow
@given(municipalities, st.sets(st.sampled_from(PLAN_IDS), min_size=2, max_size=3), st.booleans())
def test_a_merger_loses_no_goal_no_measure_and_no_carrier(
    plans: list[dict[str, Any]], merge: set[str], is_new: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = PlanRepository(Path(folder), one_file_each(plans) | {"planaudit.yaml": as_yaml(PORTFOLIO)}).root
        repository = read_at(root)
        register = PlanGraph(repository, DAY)
        in_force = frozenset(plan for plan in merge if register.plans[plan].in_force)
        if len(in_force) < 2:
            return
        into = "ny" if is_new else max(in_force)

        supposed = suppose(repository, register, Change(merge=in_force, into=into))
        then = PlanGraph(supposed.repository, DAY)

        assert len(then.in_force) == len(register.in_force) - len(in_force) + 1
        assert declared(then) == declared(register)
        assert carried(then) >= carried(register)
        assert {goal for goal in carried(then) - carried(register) if goal.startswith("s#")} == set()
        assert sum(not r.fits for r in then.references) <= sum(not r.fits for r in register.references)
        assert supposed.gone == in_force - {into}


def test_a_thing_is_changed_at_the_ends_of_routes() -> None:
    plan = register_of(
        {"id": "a", "parent": "b", "goals": [{"id": "M1", "title": "M", "supports": ["b#M1", "b#M2"]}]}
    ).plans["a"].plan  # fmt: skip

    after = changed(plan, {("parent",): "c", ("goals", 0, "supports", 1): "c#M2"})

    assert (after.parent, after.goals[0].supports) == ("c", ("b#M1", "c#M2"))
    assert (plan.parent, plan.goals[0].supports) == ("b", ("b#M1", "b#M2"))
    assert changed(plan, {}) is plan
