"""Every number of the planforum report against a count of the plan files themselves, read as plain YAML."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

import pytest
from counted_by_hand import (
    COUNCILS,
    DAY,
    EXAMPLES,
    OUTSIDE,
    STRATEGIC,
    Register,
    adopted,
    amount,
    anchored,
    conflicts,
    cost,
    end,
    first_day,
    followed_up,
    last_day,
    many,
    thread,
    upward,
)

from planaudit.audit.audit import Audit
from planaudit.cli.opening import open_repository
from planaudit.findings import Counted
from planaudit.reports.planforum.content import Planforum, planforum
from planaudit.reports.planforum.conversation import FOR_CONVERSATION


def numbers_of(values: Mapping[str, object]) -> dict[str, object]:
    """What a sentence says, without the nouns that are counted in it."""
    return {name: value.number if isinstance(value, Counted) else value for name, value in values.items()}


@pytest.fixture(scope="module", params=["fjordvik", "gol", "drammen"])
def pair(request: pytest.FixtureRequest) -> tuple[Register, Planforum]:
    return Register(request.param), report(request.param)


def report(name: str) -> Planforum:
    opened = open_repository(EXAMPLES / name, lang="en", as_of=DAY.isoformat())
    audit = Audit(opened.repository, opened.selected, opened.as_of, opened.wording)
    return planforum(audit.register, audit.run())


Pair = tuple[Register, Planforum]


def test_volume(pair: Pair) -> None:
    register, content = pair
    volume = content.volume
    assert content.plans == len(register.plans)
    assert volume.strategic == len(register.strategic())
    assert volume.in_development == sum(plan["kind"] in STRATEGIC for plan in register.in_the_making())
    limits = register.portfolio.get("volume", {})
    said = [volume.limits.max_plans, volume.limits.max_per_theme, volume.limits.max_in_development]
    assert [str(limit) for limit in said if limit] == [
        limits[name] for name in ("max_plans", "max_per_theme", "max_in_development") if name in limits
    ]
    themes = Counter(many(plan.get("theme"))[0] if plan.get("theme") else None for plan in register.strategic())
    assert {theme.theme: theme.plans for theme in volume.themes} == dict(themes)
    kinds = Counter(plan["kind"].replace("ø", "o").replace("å", "a") for plan in register.plans)
    assert {
        kind.kind.value: kind.in_force + kind.in_development + kind.retired + kind.unknown for kind in volume.kinds
    } == dict(kinds)
    assert sum(kind.in_force for kind in volume.kinds) == len(register.in_force())


def test_volume_since_the_council_came(pair: Pair) -> None:
    """On each day: what had been adopted, and had not yet ended."""
    register, content = pair
    came = COUNCILS[register.name]
    dated = [plan for plan in register.strategic() if adopted(plan)]
    gone = [p for p in register.plans if p["kind"] in STRATEGIC and p not in register.strategic() and "ended" in p]
    *then, now = content.volume.history
    assert [one.day for one in then] == [came, *(date(year, 12, 31) for year in range(came.year, DAY.year))]
    for one in then:
        there = sum(last_day(adopted(plan) or "") <= one.day for plan in dated)
        there += sum(last_day(adopted(plan) or "") <= one.day < last_day(plan["ended"]) for plan in gone)
        assert (one.plans, one.open) == (there, len(register.strategic()) - len(dated)), one.day
    assert (now.day, now.plans) == (DAY, len(register.strategic()))


def test_whose_plans_they_are(pair: Pair) -> None:
    register, content = pair
    came = COUNCILS[register.name]
    dates = [adopted(plan) for plan in register.own()]
    ownership = content.ownership
    assert ownership.plans == len(register.own())
    assert ownership.dated == sum(date is not None for date in dates)
    assert ownership.adopted == sum(date is not None and first_day(date) >= came for date in dates)
    assert ownership.with_its_word == len(register.with_word())


def test_expiring(pair: Pair) -> None:
    register, content = pair
    ends = {plan["id"]: day for plan in register.in_force() if (day := end(plan))}
    soon = {plan for plan, day in ends.items() if DAY <= day <= date(2027, 11, 24)}
    assert {expiry.entry.id for expiry in content.expiring.plans} == soon
    assert (content.expiring.with_an_end, content.expiring.in_force) == (len(ends), len(register.in_force()))


def test_pipeline(pair: Pair) -> None:
    register, content = pair
    made = {plan["id"] for plan in register.in_the_making()}
    proposed = {plan["id"] for plan in register.plans if plan.get("status") == "proposed"}
    assert {work.entry.id for work in content.pipeline.works} == made | proposed
    for year in content.pipeline.capacity:
        efforts = [amount(plan.get("effort", {}).get(str(year.year), 0)) for plan in register.plans]
        assert year.planned == sum(efforts)
        assert year.capacity == amount(register.portfolio["planning_capacity"][str(year.year)])


def test_economy(pair: Pair) -> None:
    register, content = pair
    live = [
        (plan, measure)
        for plan in register.own()
        for measure in plan.get("measures", [])
        if measure.get("status") in ("planned", "started")
    ]
    economy = content.economy
    assert economy.live == len(live)
    assert {element.ref for element in economy.unfunded} == {
        f"{plan['id']}#{measure['id']}" for plan, measure in live if not register.has_money(plan, measure)
    }
    frames = register.by_id.get("hop-2026-2029", {}).get("frame", {})
    assert {year.year: year.frame for year in economy.years} == {int(y): amount(a) for y, a in frames.items()}
    for year in economy.years:
        costs = [measure.get("cost") for _, measure in live]
        assert year.cost == sum(amount(c.get(str(year.year), 0)) for c in costs if isinstance(c, dict))
        lines = register.by_id["hop-2026-2029"]["budget_lines"]
        assert year.lines == sum(amount(line["amounts"].get(str(year.year), 0)) for line in lines)
    assert economy.undated == sum(cost(m) for _, m in live if "cost" in m and not isinstance(m["cost"], dict))
    assert economy.without_cost == sum("cost" not in m and m.get("within_frame") is not True for _, m in live)


def test_the_red_thread(pair: Pair) -> None:
    register, content = pair
    for found in content.red_thread.goals:
        expected = thread(register, found.thread.goal.ref)
        assert {plan.id for plan in found.thread.plans} == expected["plans"], found.thread.goal.ref
        assert {element.ref for element in found.thread.measures} == expected["measures"]
        assert {element.ref for element in found.thread.funded} == expected["funded"]
        assert found.thread.money == expected["money"], found.thread.goal.ref
    samfunnsdel = [p for p in register.in_force() if p["kind"] == "samfunnsdel"]
    goals = [g for plan in samfunnsdel for g in plan.get("goals", []) if g.get("level") != "vision"]
    assert len(content.red_thread.goals) == len(goals)


def test_conflicts(pair: Pair) -> None:
    register, content = pair
    assert (len(content.conflicts.declared), content.conflicts.settled) == conflicts(register)


def test_fields(pair: Pair) -> None:
    register, content = pair
    for filled in content.unknown.fields:
        keys = filled.field.key.split(", ")
        told = [p for p in register.own() if any(p.get(k) for k in keys) and (keys != ["adopted"] or adopted(p))]
        assert (filled.filled, filled.plans) == (len(told), len(register.own())), filled.field.key


def test_answers(pair: Pair) -> None:
    """The learning questions count what the sections count, and what the plan files say themselves."""
    register, content = pair
    answers = {q.question: numbers_of(q.answer.values) for q in content.questions.questions if q.answer}
    workshops = [w for p in register.plans for w in (p.get("process") or {}).get("workshops", [])]
    streamed = [w["streamed"] for w in workshops if "streamed" in w]
    asked = "Do we stream political workshops without thinking about it?"
    assert answers.get(asked) == ({"streamed": streamed.count(True), "said": len(streamed)} if streamed else None)
    asked = "Do politicians of all parties meet regularly about the plans?"
    lately = [w for w in workshops if date(2025, 11, 24) <= first_day(w["date"]) <= DAY]
    if workshops:
        assert answers[asked]["workshops"] == len(lately)
        assert answers[asked]["cross"] == sum(w.get("cross_party") is True for w in lately)
    strategic = [plan["id"] for plan in register.strategic()]
    assert answers["Are there too many plans?"]["plans"] == len(strategic)
    days = sorted(
        (min(first_day(w["date"]) for w in process["workshops"]) - first_day(process["started"])).days
        for p in register.plans
        if (process := p.get("process") or {}).get("started") and process.get("workshops")
    )
    if days:
        told = answers["Do elected members come in too late?"]
        assert (told["told"], told["days"], told["longest"]) == (
            len(days),
            days[(len(days) - 1) // 2],
            days[-1],
        )
    asked = "Are making, carrying out and reporting in balance?"
    reported = [
        p
        for p in register.own()
        if any(first_day(r["date"]) >= date(2025, 11, 24) and last_day(r["date"]) <= DAY for r in p.get("results", []))
    ]
    if asked in answers:
        assert answers[asked] == {
            "making": len([p for p in register.in_the_making() if p["kind"] not in OUTSIDE]),
            "plans": len(register.own()),
            "reported": len(reported),
        }
    asked = "Where is the political force behind the plans lost?"
    measures = [m for p in register.own() for m in p.get("measures", []) if m.get("status")]
    if asked in answers:
        assert answers[asked]["measures"] == len(measures)
        assert answers[asked]["done"] == sum(m.get("status") == "done" for m in measures)
    assert content.questions.answered == sum(len(q.numbers) for q in content.questions.questions if q.answer)


def test_answers_about_links(pair: Pair) -> None:
    register, content = pair
    answers = {q.question: numbers_of(q.answer.values) for q in content.questions.questions if q.answer}
    ups = {plan["id"]: upward(plan) for plan in register.plans}
    strategic = [plan["id"] for plan in register.strategic()]
    asked = "Do goals, means and money hang together across sectors?"
    if asked in answers:
        assert answers[asked] == {
            "anchored": len(anchored(register) & set(strategic)),
            "funded": len(followed_up(register) & set(strategic)),
            "plans": len(strategic),
        }
    told = answers["Do the plans show their level and what they depend on?"]
    tied = {plan["id"] for plan in register.plans if ups[plan["id"]] or plan.get("relates_to") or plan.get("replaces")}
    tied |= {above for plan in tied for above in ups[plan]}
    assert told == {"linked": len(tied & set(strategic)), "plans": len(strategic)}


def test_every_question_of_the_founding_report_stands_in_one_place() -> None:
    """Chapter 4.3 asks 3, 3, 3 and 3, chapter 5.3 asks 3, 3 and 3, and chapter 6.4 asks 3, 3, 3 and 3."""
    content = report("fjordvik")
    answerable = [number for question in content.questions.questions for number in question.numbers]
    stated = sorted([*answerable, *(question.number for question in FOR_CONVERSATION)])
    findings = {"4.3": 4, "5.3": 3, "6.4": 4}
    assert stated == sorted(f"{ch}-{n}{c}" for ch, most in findings.items() for n in range(1, most + 1) for c in "abc")
    assert len(stated) == 33
    assert content.questions.answerable == len(answerable)


def test_the_decisions_are_each_called_for(pair: Pair) -> None:
    register, content = pair
    opened = open_repository(EXAMPLES / register.name, lang="en", as_of=DAY.isoformat())
    counted = Audit(opened.repository, opened.selected, opened.as_of, opened.wording).run().counted
    codes = Counter(finding.code for finding in counted)
    from planaudit.reports.planforum.resolution import CALLS

    decisions = content.decisions
    assert decisions.corrections == sum(number for code, number in codes.items() if code not in CALLS)
    assert {code for decision in decisions.decisions for code in decision.codes} == set(codes) & set(CALLS)
    assert decisions.overdue == sum(d.due is not None and d.due < DAY for d in decisions.decisions)
    overdue = {plan["id"] for plan in register.own() if (day := end(plan)) and day < DAY}
    renewed = {
        plan.ref for d in decisions.decisions if d.resolution in ("renew", "revise", "finish") for plan in d.plans
    }
    assert overdue <= renewed
