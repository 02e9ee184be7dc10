"""The numbers of the planforum's sentences and tables that `test_report_numbers` does not count, counted by hand."""

from collections import Counter
from datetime import date
from decimal import Decimal
from statistics import median_low
from typing import Any

import pytest
from counted_by_hand import COUNCILS, DAY, OUTSIDE, STRATEGIC, Register, adopted, amount, end, first_day, last_day, many
from test_report_numbers import Pair, numbers_of, report

from planaudit.reports.planforum.content import Planforum


@pytest.fixture(scope="module", params=["fjordvik", "gol", "drammen"])
def pair(request: pytest.FixtureRequest) -> tuple[Register, Planforum]:
    return Register(request.param), report(request.param)


def plain(kind: str) -> str:
    return kind.replace("ø", "o").replace("å", "a")


def test_each_kind_by_status(pair: Pair) -> None:
    register, content = pair
    expected: dict[str, Counter[str]] = {}
    for plan in register.plans:
        status = plan.get("status")
        column = (
            "in force"
            if register.stands(plan)
            else "not yet"
            if status in ("proposed", "in-progress", "on-hearing")
            else "unknown"
            if status is None and "ended" not in plan and plan["id"] not in register.replaced
            else "no longer"
        )
        expected.setdefault(plain(plan["kind"]), Counter())[column] += 1
    assert {
        kind.kind.value: Counter(
            {
                name: number
                for name, number in (
                    ("in force", kind.in_force),
                    ("not yet", kind.in_development),
                    ("no longer", kind.retired),
                    ("unknown", kind.unknown),
                )
                if number
            }
        )
        for kind in content.volume.kinds
    } == expected


def test_the_age_of_the_work(pair: Pair) -> None:
    register, content = pair
    for work in content.pipeline.works:
        plan = register.by_id[work.entry.id]
        process = plan.get("process") or {}
        started = process.get("started")
        if started and work.begun:
            begun = first_day(started)
            months = (DAY.year - begun.year) * 12 + DAY.month - begun.month - (DAY.day < begun.day)
            assert (work.begun.first, work.months) == (begun, months)
        days = [w["date"] for w in process.get("workshops", [])]
        days += [*process.get("hearing", {}).values()]
        coming = [first_day(day) for day in days if first_day(day) >= DAY]
        assert (work.next.first if work.next else None) == min(coming, default=None)
        assert (work.days is None) == (work.since is None)
        if work.since:
            assert work.days == (DAY - work.since.first).days
            steps = [*days, *([started] if started else []), *(r["from"] for r in process.get("participation", []))]
            if steps:
                assert work.since.first == max(first_day(s) for s in steps if first_day(s) <= DAY)
        effort = plan.get("effort", {})
        assert work.effort == sum((amount(e) for year, e in effort.items() if int(year) >= DAY.year), Decimal(0))
        orders = [m for p in register.plans if (m := p.get("mandate"))]
        decided = [p for p in register.plans if (p.get("decisions") or {}).get("initiate")]
        assert (work.is_ordered is None) or orders or decided


def test_new_plans_beside_those_in_force(pair: Pair) -> None:
    register, content = pair
    expected = {}
    for plan in register.plans:
        if plan.get("status") not in ("proposed", "in-progress", "on-hearing"):
            continue
        beside = {p["id"] for p in register.own() if set(many(p.get("theme"))) & set(many(plan.get("theme")))}
        if beside:
            expected[plan["id"]] = (beside, {ref.split("#")[0] for ref in many(plan.get("replaces"))})
    assert {
        clash.new.ref: ({p.ref for p in clash.beside}, {p.ref for p in clash.takes_over})
        for clash in content.pipeline.clashes
    } == expected


def test_plans_by_the_council_that_adopted_them(pair: Pair) -> None:
    register, content = pair
    came = COUNCILS[register.name]
    word = {plan["id"] for plan in register.with_word()}
    expected: dict[int | None, list[str]] = {}
    for plan in register.own():
        day = adopted(plan)
        if day is None:
            expected.setdefault(None, []).append(plan["id"])
            continue
        # Councils took office by 31 October of their election year; the sitting one on the day that is declared.
        year = (
            next((y for y in range(2019, 1990, -4) if first_day(day) >= date(y, 10, 31)), 0)
            if first_day(day) < came
            else 2023
        )
        expected.setdefault(year, []).append(plan["id"])
    assert {o.elected: sorted(plan.id for plan in o.plans) for o in content.ownership.origins} == {
        elected: sorted(plans) for elected, plans in expected.items()
    }
    for origin in content.ownership.origins:
        assert origin.taken_over == len(word & {plan.id for plan in origin.plans})
        assert origin.open == sum(adopted(register.by_id[plan.id]) is None for plan in origin.plans)


def test_where_the_red_thread_breaks(pair: Pair) -> None:
    _, content = pair
    thread = content.red_thread
    breaks = Counter(
        "no carrier"
        if not (g.thread.plans or g.thread.measures or g.thread.lines)
        else "no measure"
        if not (g.thread.measures or g.thread.lines)
        else "no money"
        if not (g.thread.funded or g.thread.lines)
        else "told"
        if g.thread.is_reported
        else "not told"
        for g in thread.goals
    )
    found = Counter(
        {"carrier": "no carrier", "measure": "no measure", "money": "no money", "report": "not told", None: "told"}[
            g.breaks
        ]
        for g in thread.goals
    )
    assert found == breaks
    assert thread.whole == breaks["told"]
    assert sum(breaks.values()) == len(thread.goals)


def answers(content: Planforum) -> dict[str, dict[str, Any]]:
    return {
        number: numbers_of(question.answer.values)
        for question in content.questions.questions
        if question.answer
        for number in question.numbers
    }


def test_answers_about_work_in_progress(pair: Pair) -> None:
    register, content = pair
    told = answers(content)
    making = [plan for plan in register.in_the_making() if plan["kind"] not in OUTSIDE]
    processes = [plan["process"] for plan in making if plan.get("process")]
    if making:
        assert told["4.3-1a"] == {"said": len(processes), "plans": len(making)}
    if processes:
        based = [process for process in processes if process.get("knowledge_base")]
        assert told["4.3-4c"] == {
            "based": len(based),
            "discussed": sum(bool(process.get("workshops")) for process in based),
            "plans": len(processes),
        }
    there_is = {int(year): amount(a) for year, a in register.portfolio.get("planning_capacity", {}).items()}
    if there_is:
        planned = {
            year: sum((amount(p.get("effort", {}).get(str(year), 0)) for p in register.plans), Decimal(0))
            for year in there_is
        }
        over = sum(planned[year] > there_is[year] for year in there_is)
        assert told["4.3-3c"] == {"over": over, "years": len(there_is)}


def test_answers_about_participation(pair: Pair) -> None:
    register, content = pair
    told = answers(content)
    held = [p["process"] for p in register.plans if (p.get("process") or {}).get("participation")]
    if not held:
        assert "5.3-3b" not in told
        return
    met = 0
    rounds = []
    for process in held:
        begun = min(first_day(r["from"]) for r in process["participation"])
        met += any(first_day(w["date"]) > begun for w in process.get("workshops", []))
        rounds += [(last_day(r["to"]) - first_day(r["from"])).days + 1 for r in process["participation"] if "to" in r]
    answer = told["5.3-3b"]
    assert (answer["plans"], answer["met"], answer["days"]) == (len(held), met, median_low(rounds))


def test_answers_about_this_council_and_those_before(pair: Pair) -> None:
    register, content = pair
    told = answers(content)
    came = COUNCILS[register.name]
    months = (DAY.year - came.year) * 12 + DAY.month - came.month - (DAY.day < came.day)
    assert (told["5.3-2b"]["day"], told["5.3-2b"]["months"]) == (came, months)
    assert told["6.4-1a"] == {"word": len(register.with_word()), "plans": len(register.own())}
    if "5.3-3a" in told:
        own = [p["id"] for p in register.own() if adopted(p) and first_day(adopted(p) or "") >= came]
        older = [p["id"] for p in register.own() if adopted(p) and last_day(adopted(p) or "") < came]
        lately = {p["id"] for p in register.reported_lately()}
        answer = told["5.3-3a"]
        assert (answer["own"], answer["older"]) == (len(own), len(older))
        assert (answer["own_reported"], answer["older_reported"]) == (len(lately & set(own)), len(lately & set(older)))


def test_what_is_drawn_is_counted(pair: Pair) -> None:
    register, content = pair
    assert content.drawings is not None
    timeline, plan_map = content.drawings.blocks
    begun = [p for p in register.own() if adopted(p) or p.get("period")]
    over = [p for p in begun if (day := end(p)) and day < DAY]
    assert timeline.alternative.values["plans"] == len(begun)  # type: ignore[union-attr]
    assert timeline.alternative.values["over"] == len(over)  # type: ignore[union-attr]
    levelled = [p for p in register.plans if p["id"] not in register.replaced and "ended" not in p]
    levelled = [p for p in levelled if p["kind"] not in ("annet", "melding")]
    assert plan_map.alternative.values["plans"] == len(levelled)  # type: ignore[union-attr]


def test_decisions_without_an_owner(pair: Pair) -> None:
    register, content = pair
    decisions = content.decisions
    about_plans = [d for d in decisions.decisions if d.plans]
    unowned = [d for d in about_plans if not any(register.by_id[plan.ref].get("owner") for plan in d.plans)]
    assert (decisions.about_plans, decisions.without_an_owner) == (len(about_plans), len(unowned))


def test_what_is_set_aside() -> None:
    """Fjordvik suppresses two findings, and one of them is past its last day."""
    register, content = Register("fjordvik"), report("fjordvik")
    audits = [plan.get("audit", {}) for plan in [register.portfolio, *register.plans]]
    said = [entry for audit in audits for entry in audit.get("ignore", [])]
    holding = [entry for entry in said if "until" not in entry or last_day(entry["until"]) >= DAY]
    assert len(said) == 2
    assert [finding.code for finding in content.decisions.set_aside] == [entry["rule"] for entry in holding]


def test_strategic_plans_by_theme_and_unknown(pair: Pair) -> None:
    register, content = pair
    unknown = [
        p
        for p in register.plans
        if p["kind"] in STRATEGIC and "status" not in p and not register.stands(p) and "ended" not in p
        if p["id"] not in register.replaced
    ]
    assert content.volume.unknown == len(unknown)
    assert sum(theme.open for theme in content.volume.themes) == len(unknown)
