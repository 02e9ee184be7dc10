"""The numbers of the reports to new members and of cities side by side, against the plan files read as plain YAML."""

import json
from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from counted_by_hand import (
    COUNCILS,
    DAY,
    EXAMPLES,
    STRATEGIC,
    Register,
    adopted,
    amount,
    anchored,
    conflicts,
    end,
    first_day,
    followed_up,
    many,
    upward,
)
from program import planaudit
from test_planforum_numbers import plain

from planaudit.audit.audit import Audit
from planaudit.cli.opening import open_repository
from planaudit.reports.council.content import Council, council

ENDS = {"fjordvik": date(2027, 10, 31), "gol": date(2027, 10, 31), "drammen": date(2027, 10, 31)}
Pair = tuple[Register, Council]


@pytest.fixture(scope="module", params=["fjordvik", "gol", "drammen"])
def pair(request: pytest.FixtureRequest) -> Pair:
    opened = open_repository(EXAMPLES / request.param, lang="en", as_of=DAY.isoformat())
    audit = Audit(opened.repository, opened.selected, opened.as_of, opened.wording)
    return Register(request.param), council(audit.register, audit.run())


def test_the_kinds_in_force(pair: Pair) -> None:
    register, content = pair
    in_force = Counter(plain(plan["kind"]) for plan in register.in_force())
    assert {kind.kind.value: kind.in_force for kind in content.kinds} == {
        kind: in_force[kind] for kind in {plain(plan["kind"]) for plan in register.plans}
    }


def test_the_plans_in_force_and_what_they_stand_under(pair: Pair) -> None:
    register, content = pair
    assert {s.plan.id: bool(s.above) for s in content.followed_up.plans} == {
        plan["id"]: bool(upward(plan)) for plan in register.own()
    }


def test_how_far_they_are_carried_out(pair: Pair) -> None:
    register, content = pair
    word = {plan["id"] for plan in register.with_word()}
    lately = {plan["id"] for plan in register.reported_lately()}
    has_results = any(plan.get("results") for plan in register.plans)
    for status in content.followed_up.plans:
        plan = register.by_id[status.plan.id]
        assert (status.has_our_word is True) == (plan["id"] in word), plan["id"]
        assert status.is_reported == ((plan["id"] in lately) if has_results else None), plan["id"]
        assert (status.end, status.has_run_out) == (end(plan), bool((day := end(plan)) and day < DAY)), plan["id"]
        measures = [m for m in plan.get("measures", []) if m.get("status")]
        assert (status.done, status.measures) == (sum(m.get("status") == "done" for m in measures), len(measures))
        weighed = [
            reached for goal in plan.get("goals", []) if (reached := is_reached(register, plan, goal)) is not None
        ]
        assert (status.met, status.weighed) == (weighed.count(True), len(weighed)), plan["id"]


def is_reached(register: Register, plan: dict[str, Any], goal: dict[str, Any]) -> bool | None:
    """By the value that was last reported, against the target and the way that the goal is to go."""
    here = f"{plan['id']}#{goal['id']}"
    reports = [
        (first_day(result["date"]), amount(value["value"]))
        for other in register.plans
        for result in other.get("results", [])
        if first_day(result["date"]) <= DAY
        for value in result.get("goals", [])
        if (value["goal"] if "#" in value["goal"] else f"{other['id']}#{value['goal']}") == here
    ]
    target = goal.get("target")
    if not reports or not target or "direction" not in goal:
        return None
    if "value" in target:
        wanted = amount(target["value"])
    elif "baseline" in goal:
        change = Decimal(target["change"].replace("%", "").replace("−", "-").replace(",", ".").strip())
        wanted = amount(goal["baseline"]["value"]) * (100 + change) / 100
    else:
        return None
    last = max(reports)[1]
    return {"increase": last >= wanted, "decrease": last <= wanted, "maintain": last == wanted}[goal["direction"]]


def test_what_will_be_needed(pair: Pair) -> None:
    register, content = pair
    required = register.portfolio.get("required_plans", [])
    assert [(wanted.title, {plan.ref for plan in wanted.answered_by}) for wanted in content.needs.required] == [
        (wanted["title"], {plan["id"] for plan in register.in_force() if wanted["id"] in many(plan.get("covers"))})
        for wanted in required
    ]
    for wanted in content.needs.required:
        ends = {plan.ref: end(register.by_id[plan.ref]) for plan in wanted.answered_by}
        past = {plan: day for plan, day in ends.items() if day and day < DAY}
        assert {plan.ref: day for plan, day in wanted.run_out.items()} == past
    assert content.needs.until == ENDS[register.name]
    soon = {plan["id"] for plan in register.own() if (day := end(plan)) and DAY <= day <= content.needs.until}
    assert {plan.id for _, plan in content.needs.running_out} == soon


def test_what_the_council_must_take_a_stand_on(pair: Pair) -> None:
    register, content = pair
    word = {plan["id"] for plan in register.with_word()}
    waiting = {plan["id"] for plan in register.own() if plan["id"] not in word}
    undated = {plan for plan in waiting if adopted(register.by_id[plan]) is None}
    assert {plan.id for plan, _ in content.inheritance.plans} == waiting - undated
    assert {plan.id for plan in content.inheritance.open} == undated
    assert content.inheritance.in_force == len(register.own())


def test_conflicts_that_nobody_has_settled(pair: Pair) -> None:
    register, _ = pair
    declared, settled = conflicts(register)
    words = (EXAMPLES / register.name, "--as-of", DAY.isoformat(), "--lang", "en")
    undeclared = {
        finding["message"]
        for finding in json.loads(planaudit("check", *words, "-f", "json").out)["findings"]
        if finding["code"] in {"GOA001", "GOA002", "GOA003", "GOA004"}
    }

    told = planaudit("report", "council", *words).out
    _, _, table = told.partition("Conflicts between goals that nobody has settled\n")
    rows = table.partition("\n\n")[0].splitlines()[1:]

    assert len(rows) == declared - settled + len(undeclared)
    assert {message for message in undeclared for row in rows if row.startswith("undeclared") and message in row} == (
        undeclared
    )
    assert (f"nobody has settled {len(rows)} conflicts between goals." in told) == bool(rows)


def test_the_calendar(pair: Pair) -> None:
    register, content = pair
    came = COUNCILS[register.name]
    years = [deadline.until for deadline in content.calendar.deadlines if "økonomiplan" in deadline.what.template]
    assert content.calendar.constituted == came
    assert years == [date(came.year + number, 12, 31) for number in range(4)]
    done = {
        deadline.what.template: deadline.done.first
        for deadline in content.calendar.deadlines
        if deadline.done and "eierskapsmelding" in deadline.what.template
    }
    reports = [p for p in register.in_force() if "eierskapsmelding" in many(p.get("covers"))]
    assert list(done.values()) == [first_day(adopted(plan) or "") for plan in reports]


def shown(day: str) -> str:
    month = first_day(day).strftime("%B")
    return f"{first_day(day).day} {month} {first_day(day).year}"


def months_into(day: str, came: list[date]) -> str:
    if not day:
        return "not told"
    adopted_on = first_day(day)
    began = next(start for start in came if start <= adopted_on)
    return str((adopted_on.year - began.year) * 12 + adopted_on.month - began.month - (adopted_on.day < began.day))


def mirrored(name: str) -> dict[str, str]:
    """What the mirror is to say of a register, as far as a count of the files tells."""
    register = Register(name)
    own, strategic, in_force = register.own(), register.strategic(), register.in_force()
    number = Counter(plain(plan["kind"]) for plan in in_force)
    ends = [day for plan in own if (day := end(plan))]
    latest = {
        kind: max((adopted(p) or "" for p in in_force if p["kind"] == kind and adopted(p)), key=first_day, default="")
        for kind in ("samfunnsdel", "planstrategi")
    }
    goals = [goal for plan in in_force if plan["kind"] == "samfunnsdel" for goal in plan.get("goals", [])]
    inhabitants = register.portfolio["municipality"].get("population")
    dated = [plan for plan in own if adopted(plan)]
    replaced = [plan for plan in in_force if plan["id"] in register.replaced]
    came = [COUNCILS[name], date(2019, 10, 31), date(2015, 10, 31)]
    municipality = register.portfolio["municipality"]
    governed = {"formannskap": "executive committee", "parlamentarisk": "parliamentary", None: "not told"}
    ids = {plan["id"] for plan in strategic}
    declared, settled = conflicts(register)
    has_links = any(upward(plan) for plan in register.plans)
    has_money = any("economy" in plan or plan.get("budget_lines") for plan in register.plans)
    check = json.loads(planaudit("check", EXAMPLES / name, "-f", "json", "--as-of", DAY.isoformat()).out)
    return {
        "Governance": governed[municipality.get("governance")],
        "Established": shown(municipality["established"]) if "established" in municipality else "not told",
        "Anchored": f"{len(anchored(register) & ids)} of {len(ids)}" if has_links else "not told",
        "Followed up with money": f"{len(followed_up(register) & ids)} of {len(ids)}" if has_money else "not told",
        "Conflicts settled": f"{settled} of {declared}" if declared else "not told",
        "Rules not evaluable": (
            f"{len({item['code'] for item in check['not_evaluable']})} of {check['summary']['rules']}"
        ),
        "Samfunnsdel, months into the term": months_into(latest["samfunnsdel"], came),
        "Planstrategi, months into the term": months_into(latest["planstrategi"], came),
        "Inhabitants": f"{int(amount(inhabitants)):,}" if inhabitants else "not told",
        "Samfunnsdel adopted": shown(latest["samfunnsdel"]) if latest["samfunnsdel"] else "not told",
        "Planstrategi adopted": shown(latest["planstrategi"]) if latest["planstrategi"] else "not told",
        "Strategic plans": str(len(strategic)),
        "Per 10,000 inhabitants": (
            str((Decimal(len(strategic)) * 10_000 / amount(inhabitants)).quantize(Decimal("0.1")))
            if inhabitants
            else "not told"
        ),
        "Kommunedelplaner": str(number["kommunedelplan"]),
        "Strategier and temaplaner": str(number["strategi"] + number["temaplan"]),
        "Handlingsplaner": str(number["handlingsplan"]),
        "In the making": str(sum(plan["kind"] in STRATEGIC for plan in register.in_the_making())),
        "With the council's word": f"{len(register.with_word())} of {len(dated)}",
        "Run out": f"{sum(day < DAY for day in ends)} of {len(ends)}",
        "Replaced, still listed": str(len(replaced)) if register.replaced else "not told",
        "Goals of the samfunnsdel": str(len(goals)) if goals else "not told",
    }


def test_the_mirror() -> None:
    names = ["drammen", "fjordvik", "gol"]
    paths = [EXAMPLES / name for name in names]
    page = planaudit("report", "cities", *paths, "--as-of", DAY.isoformat(), "--lang", "en", "-f", "markdown").out
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in page.splitlines()]
    rows = {row[0]: row[1:] for row in cells if len(row) == len(names) + 1}
    for column, name in enumerate(names):
        counted = mirrored(name)
        assert len(counted) == 21
        for indicator, expected in counted.items():
            assert rows[indicator][column] == expected, (name, indicator)
    for column, name in enumerate(names):
        lacking = sum(cells[column] == "not told" for cells in rows.values())
        municipality = Register(name).portfolio["municipality"]["name"]
        assert f"{municipality}: {lacking} of 21 indicators are not told by the register." in page
