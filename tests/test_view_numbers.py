"""The numbers that `trace`, `timeline`, `graph` and `simulate` end with, against a count of plain YAML."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from counted_by_hand import DAY, EXAMPLES, Register, many, thread, whole
from program import planaudit

RETIRED = ("repealed", "replaced", "expired")
DATED = ("--as-of", DAY.isoformat(), "--lang", "en")


@pytest.fixture(scope="module")
def fjordvik() -> Register:
    return Register("fjordvik")


def said(*words: str | Path) -> str:
    done = planaudit(*words, *DATED)
    assert (done.exit, done.err) == (0, "")
    return done.out


def is_retired(register: Register, plan: dict[str, Any]) -> bool:
    return plan["status"] in RETIRED if "status" in plan else plan["id"] in register.replaced or "ended" in plan


def test_how_far_the_goals_of_the_samfunnsdel_are_carried(fjordvik: Register) -> None:
    (samfunnsdel,) = (plan for plan in fjordvik.in_force() if plan["kind"] == "samfunnsdel")
    goals = [f"samfunnsdel#{goal['id']}" for goal in samfunnsdel["goals"] if goal.get("level") != "vision"]
    threads = [thread(fjordvik, goal) for goal in goals]
    carried = sum(bool(found["plans"] or found["measures"] or found["money"]) for found in threads)
    funded = sum(bool(found["funded"] or found["money"]) for found in threads)

    assert said("trace", EXAMPLES / "fjordvik").splitlines()[-1] == (
        f"{len(goals)} goals of the samfunnsdel as of 24 November 2026: {carried} carried out,"
        f" {funded} of them as far as money; {len(goals) - carried} that nothing carries."
    )


def test_how_many_plans_the_timeline_places(fjordvik: Register) -> None:
    chosen = [plan for plan in fjordvik.plans if not is_retired(fjordvik, plan)]
    placed = [plan for plan in chosen if "period" in plan]
    retired = len(fjordvik.plans) - len(chosen)

    closing = said("timeline", EXAMPLES / "fjordvik").splitlines()[-3:]

    assert closing[0] == (
        f"{len(placed)} plans with a period, of {len(chosen)} chosen, of {len(fjordvik.plans)} in the register."
    )
    assert closing[1] == f"{retired} plans that are no longer in force are left out; choose them with --select."
    assert closing[2].endswith(": " + ", ".join(sorted(plan["id"] for plan in chosen if plan not in placed)))


def named_plans(register: Register, plan: dict[str, Any]) -> list[str]:
    """The plans that a plan names, once for each time, with those that its elements name; decisions left out."""
    found = [*many(plan.get("parent")), *many(plan.get("follows_up")), *many(plan.get("relates_to"))]
    found += many(plan.get("replaces"))
    economic_plan = plan.get("economy", {}).get("plan", [])
    found += ["hop-2026-2029"] if economic_plan == "current" else many(economic_plan)
    for item in (*plan.get("goals", []), *(s for s in plan.get("strategies", []) if isinstance(s, dict))):
        found += [*many(item.get("supports")), *many(item.get("parent"))]
        found += [
            conflict["goal"] if isinstance(conflict, dict) else conflict for conflict in item.get("conflicts_with", [])
        ]
    for measure in plan.get("measures", []):
        found += [*many(measure.get("goals")), *many(measure.get("budget_line"))]
    for line in plan.get("budget_lines", []):
        found += many(line.get("follows_up"))
    here = [ref.partition("#")[0] for ref in (whole_or_plan(register, ref, plan["id"]) for ref in found)]
    return [other for other in here if other != plan["id"]]


def whole_or_plan(register: Register, ref: str, here: str) -> str:
    return ref if ref in register.by_id else whole(ref, here)


def test_how_many_plans_and_links_the_graph_draws(fjordvik: Register) -> None:
    drawn = {plan["id"] for plan in fjordvik.plans if not is_retired(fjordvik, plan)}
    links = [other for plan in fjordvik.plans if plan["id"] in drawn for other in named_plans(fjordvik, plan)]

    summary = json.loads(said("graph", EXAMPLES / "fjordvik", "-f", "json"))["summary"]

    assert summary == {
        "plans": len(drawn),
        "plans_in_register": len(fjordvik.plans),
        "retired_left_out": len(fjordvik.plans) - len(drawn),
        "links": sum(other in drawn for other in links),
        "links_to_plans_not_shown": sum(other not in drawn for other in links),
        "links_to_nothing": 0,
    }


def test_the_volume_before_and_after_a_repeal(fjordvik: Register) -> None:
    strategic, gone = fjordvik.strategic(), fjordvik.by_id["klima-og-miljoplan"]
    left = [plan for plan in strategic if plan is not gone]

    lines = said("simulate", EXAMPLES / "fjordvik", "--retire", gone["id"]).splitlines()

    numbers = {
        line[2:30].strip(): tuple(map(int, re.findall(r"(\d+) → +(\d+)", line)[0])) for line in lines if "→" in line
    }
    assert numbers == {
        "strategic plans in force": (len(strategic), len(left)),
        "goals in them": tuple(sum(len(plan.get("goals", [])) for plan in plans) for plans in (strategic, left)),
        "measures in them": tuple(sum(len(plan.get("measures", [])) for plan in plans) for plans in (strategic, left)),
        "plans in force, all kinds": (len(fjordvik.in_force()), len(fjordvik.in_force()) - 1),
        "plans in development": (2, 2),
    }
