"""Every number of the planforum report against a count of the plan files themselves, read as plain YAML."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from planaudit.audit.audit import Audit
from planaudit.cli.opening import open_repository
from planaudit.reports.planforum.content import Planforum, planforum

EXAMPLES = Path(__file__).parents[1] / "examples"
DAY = date(2026, 11, 24)
STRATEGIC = {"samfunnsdel", "regional-plan", "kommunedelplan", "strategi", "temaplan", "handlingsplan"}
OUTSIDE = {"overordnet-føring", "overordnet-foring", "politisk-plattform"}
COUNCILS = {"fjordvik": date(2023, 10, 11), "gol": date(2023, 10, 31), "drammen": date(2023, 10, 31)}


class Loader(yaml.SafeLoader):
    """Dates and numbers are left as they are written, as YAML 1.2 has it."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":null", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Register:
    """The plan files of an example, and the few things that follow from them without asking planaudit."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.portfolio: dict[str, Any] = yaml.load((EXAMPLES / name / "planaudit.yaml").read_text("utf-8"), Loader)
        files = sorted((EXAMPLES / name / "plans").rglob("*.yaml"))
        documents = [d for file in files for d in yaml.load_all(file.read_text("utf-8"), Loader)]
        self.plans: list[dict[str, Any]] = [plan for document in documents for plan in flat(document) if plan]
        self.by_id = {plan["id"]: plan for plan in self.plans}
        self.replaced = {ref for plan in self.plans for ref in many(plan.get("replaces")) if "#" not in ref}

    def in_force(self) -> list[dict[str, Any]]:
        return [plan for plan in self.plans if self.stands(plan)]

    def stands(self, plan: dict[str, Any]) -> bool:
        if plan.get("status"):
            return plan["status"] in ("adopted", "under-revision")
        ended = "ended" in plan and last_day(plan["ended"]) < DAY
        return "adopted" in plan and plan["id"] not in self.replaced and not ended

    def own(self) -> list[dict[str, Any]]:
        return [plan for plan in self.in_force() if plan["kind"] not in OUTSIDE]

    def strategic(self) -> list[dict[str, Any]]:
        return [plan for plan in self.in_force() if plan["kind"] in STRATEGIC]

    def in_the_making(self) -> list[dict[str, Any]]:
        return [p for p in self.plans if p.get("status") in ("in-progress", "on-hearing", "under-revision")]

    def lines(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The budget lines of the economic plans of the year."""
        for plan in self.in_force():
            if plan["kind"] in ("økonomiplan", "okonomiplan", "årsbudsjett", "arsbudsjett"):
                for line in plan.get("budget_lines", []):
                    yield f"{plan['id']}#{line['id']}", line

    def has_money(self, plan: dict[str, Any], measure: dict[str, Any]) -> bool:
        named = f"{plan['id']}#{measure['id']}"
        carried = any(named in line.get("follows_up", []) for p in self.plans for line in p.get("budget_lines", []))
        return measure.get("within_frame") is True or "budget_line" in measure or carried


def flat(document: Any) -> list[dict[str, Any]]:
    return document if isinstance(document, list) else document.get("plans", [document]) if document else []


def many(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or [])


def first_day(written: str) -> date:
    written = str(written)
    if "." in written:
        day, month, year = map(int, written.split("."))
        return date(year, month, day)
    parts = [int(part) for part in written.split("-")]
    return date(*([*parts, 1, 1])[:3])


def last_day(written: str) -> date:
    written = str(written)
    if len(written) == 4:
        return date(int(written), 12, 31)
    if len(written) == 7:
        year, month = map(int, written.split("-"))
        following = date(year + month // 12, month % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1)
    return first_day(written)


def adopted(plan: dict[str, Any]) -> str | None:
    said = plan.get("adopted")
    return said.get("date") if isinstance(said, dict) else said


def end(plan: dict[str, Any]) -> date | None:
    period = plan.get("period")
    if isinstance(period, dict):
        if period.get("until_replaced") in (True, "true"):
            return None
        return last_day(period["to"]) if "to" in period else None
    years = str(period).replace("–", "-").split("-") if period else []
    return last_day(years[1].strip()) if len(years) == 2 and years[1].strip() else None


def amount(written: Any) -> Decimal:
    return Decimal(str(written).replace(" ", "").replace("\u00a0", "").replace(",", "."))


def cost(measure: dict[str, Any]) -> Decimal:
    said = measure.get("cost", 0)
    return sum(map(amount, said.values()), Decimal(0)) if isinstance(said, dict) else amount(said)


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


def test_volume_when_the_council_came(pair: Pair) -> None:
    register, content = pair
    came = COUNCILS[register.name]
    dated = [plan for plan in register.strategic() if adopted(plan)]
    there = sum(last_day(adopted(plan) or "") <= came for plan in dated)
    gone = [p for p in register.plans if p["kind"] in STRATEGIC and p not in register.strategic() and "ended" in p]
    there += sum(last_day(adopted(plan) or "") <= came < last_day(plan["ended"]) for plan in gone)
    then, now = content.volume.history
    assert (then.day, then.plans, then.open) == (came, there, len(register.strategic()) - len(dated))
    assert (now.day, now.plans) == (DAY, len(register.strategic()))


def test_whose_plans_they_are(pair: Pair) -> None:
    register, content = pair
    came = COUNCILS[register.name]
    dates = [adopted(plan) for plan in register.own()]
    ownership = content.ownership
    assert ownership.plans == len(register.own())
    assert ownership.dated == sum(date is not None for date in dates)
    assert ownership.adopted == sum(date is not None and first_day(date) >= came for date in dates)
    strategy = register.by_id.get("planstrategi-2024-2027", {}).get("decisions", {})
    kept = {*strategy.get("continue", []), *strategy.get("revise", [])}
    with_word = [p for p in register.own() if (adopted(p) and first_day(adopted(p) or "") >= came) or p["id"] in kept]
    assert ownership.with_its_word == len(with_word)


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


def thread(register: Register, goal: str) -> dict[str, Any]:
    """Everything below a goal, found by going through all plans until nothing more is found."""
    found = {goal}
    measures: set[str] = set()
    grown = -1
    while grown != len(found):
        grown = len(found)
        for plan in register.in_force():
            here = plan["id"]
            for item in [*plan.get("goals", []), *[s for s in plan.get("strategies", []) if isinstance(s, dict)]]:
                up = [*many(item.get("supports")), *many(item.get("parent"))]
                if any(whole(ref, here) in found for ref in up) and "id" in item:
                    found.add(f"{here}#{item['id']}")
            for measure in plan.get("measures", []):
                serves = any(whole(ref, here) in found for ref in many(measure.get("goals")))
                if serves and measure.get("status") != "cancelled":
                    found.add(f"{here}#{measure['id']}")
                    measures.add(f"{here}#{measure['id']}")
            if any(ref in found for ref in many(plan.get("follows_up"))):
                found.add(here)
    by_measure = {f"{p['id']}#{m['id']}": (p, m) for p in register.in_force() for m in p.get("measures", [])}
    carried = {ref for ref in measures if register.has_money(*by_measure[ref])}
    named = {by_measure[ref][1].get("budget_line") for ref in measures}
    lines = {ref: line for ref, line in register.lines() if ref in named or found & set(line.get("follows_up", []))}
    money = sum((amount(a) for line in lines.values() for a in line.get("amounts", {}).values()), Decimal(0))
    plans = {ref.split("#")[0] for ref in found} - {goal.split("#")[0]}
    return {"plans": plans, "measures": measures, "funded": carried, "money": money}


def whole(ref: str, here: str) -> str:
    return ref if "#" in ref else f"{here}#{ref}"


def test_conflicts(pair: Pair) -> None:
    register, content = pair
    declared = [
        (conflict.get("resolution"))
        for plan in register.plans
        for goal in plan.get("goals", [])
        for conflict in goal.get("conflicts_with", [])
    ]
    holding = [said for said in declared if said and ("until" not in said or last_day(said["until"]) >= DAY)]
    assert (len(content.conflicts.declared), content.conflicts.settled) == (len(declared), len(holding))


def test_fields(pair: Pair) -> None:
    register, content = pair
    for filled in content.unknown.fields:
        keys = filled.field.key.split(", ")
        told = [p for p in register.own() if any(p.get(k) for k in keys) and (keys != ["adopted"] or adopted(p))]
        assert (filled.filled, filled.plans) == (len(told), len(register.own())), filled.field.key


def test_answers(pair: Pair) -> None:
    """The learning questions count what the sections count, and what the plan files say themselves."""
    register, content = pair
    answers = {q.question: dict(q.answer.values) for q in content.questions.questions if q.answer}
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
        assert (told["plans"], told["days"], told["longest"]) == (
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
    measures = [m for p in register.own() for m in p.get("measures", [])]
    if asked in answers:
        assert answers[asked]["measures"] == len(measures)
        assert answers[asked]["done"] == sum(m.get("status") == "done" for m in measures)
    assert content.questions.answered == sum(q.stands_for for q in content.questions.questions if q.answer)


def test_answers_about_links(pair: Pair) -> None:
    register, content = pair
    answers = {q.question: dict(q.answer.values) for q in content.questions.questions if q.answer}
    ups = {plan["id"]: upward(plan) for plan in register.plans}
    strategic = [plan["id"] for plan in register.strategic()]
    tops = {plan["id"] for plan in register.in_force() if plan["kind"] == "samfunnsdel"}
    asked = "Do goals, means and money hang together across sectors?"
    if asked in answers:
        money = {ref.split("#")[0] for _, line in register.lines() for ref in line.get("follows_up", [])}
        money |= {
            p["id"] for p in register.plans if (p.get("economy") or {}).get("plan") in ("current", "hop-2026-2029")
        }
        lines = [
            (p["id"], m["budget_line"]) for p in register.plans for m in p.get("measures", []) if "budget_line" in m
        ]
        money |= {plan for plan, line in lines if line.startswith("hop-2026-2029#")}
        standing = {plan["id"] for plan in register.in_force()}
        while more := {up for plan in money & standing for up in ups[plan]} - money:
            money |= more
        anchored = set(tops)
        while more := {plan for plan, above in ups.items() if above & anchored} - anchored:
            anchored |= more
        assert answers[asked] == {
            "anchored": len(anchored & set(strategic)),
            "funded": len(money & set(strategic)),
            "plans": len(strategic),
        }
    told = answers["Do the plans show their level and what they depend on?"]
    tied = {plan["id"] for plan in register.plans if ups[plan["id"]] or plan.get("relates_to") or plan.get("replaces")}
    tied |= {above for plan in tied for above in ups[plan]}
    assert told == {"linked": len(tied & set(strategic)), "plans": len(strategic)}


def upward(plan: dict[str, Any]) -> set[str]:
    """The other plans that a plan or something in it stands under, carries out, supports or serves."""
    said = [*many(plan.get("parent")), *many(plan.get("follows_up"))]
    for item in [*plan.get("goals", []), *[s for s in plan.get("strategies", []) if isinstance(s, dict)]]:
        said += [ref for ref in [*many(item.get("supports")), *many(item.get("parent"))] if "#" in ref]
    said += [ref for measure in plan.get("measures", []) for ref in many(measure.get("goals")) if "#" in ref]
    return {ref.split("#")[0] for ref in said} - {plan["id"]}


def test_the_thirty_three_questions() -> None:
    content = report("fjordvik")
    assert content.questions.answerable <= 23  # DOMAIN 5.4: 7 wholly and 16 partly, of 33


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
