"""The plan files of the examples read as plain YAML, and counted by hand: what the reports are held against.

Nothing here asks planaudit.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

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

    def with_word(self) -> list[dict[str, Any]]:
        """The plans that the sitting council adopted, or that its planstrategi continues or revises."""
        strategy = self.by_id.get("planstrategi-2024-2027", {}).get("decisions", {})
        kept = {*strategy.get("continue", []), *strategy.get("revise", [])}
        came = COUNCILS[self.name]
        return [p for p in self.own() if (adopted(p) and first_day(adopted(p) or "") >= came) or p["id"] in kept]

    def reported_lately(self) -> list[dict[str, Any]]:
        """The own plans that were reported on in the year before the day."""
        since = date(DAY.year - 1, DAY.month, DAY.day)
        return [
            plan
            for plan in self.own()
            if any(first_day(r["date"]) >= since and last_day(r["date"]) <= DAY for r in plan.get("results", []))
        ]

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


def upward(plan: dict[str, Any]) -> set[str]:
    """The other plans that a plan or something in it stands under, carries out, supports or serves."""
    said = [*many(plan.get("parent")), *many(plan.get("follows_up"))]
    for item in [*plan.get("goals", []), *[s for s in plan.get("strategies", []) if isinstance(s, dict)]]:
        said += [ref for ref in [*many(item.get("supports")), *many(item.get("parent"))] if "#" in ref]
    said += [ref for measure in plan.get("measures", []) for ref in many(measure.get("goals")) if "#" in ref]
    return {ref.split("#")[0] for ref in said} - {plan["id"]}


def anchored(register: Register) -> set[str]:
    """The plans from which some way upwards ends at a samfunnsdel in force, and that itself."""
    found = {plan["id"] for plan in register.in_force() if plan["kind"] == "samfunnsdel"}
    while more := {plan["id"] for plan in register.plans if upward(plan) & found} - found:
        found |= more
    return found


def followed_up(register: Register) -> set[str]:
    """The plans that Fjordvik's economic plan follows up, or that name it, and all that these stand under."""
    found = {ref.split("#")[0] for _, line in register.lines() for ref in line.get("follows_up", [])}
    for plan in register.plans:
        if (plan.get("economy") or {}).get("plan") in ("current", "hop-2026-2029"):
            found.add(plan["id"])
        if any(measure.get("budget_line", "").startswith("hop-2026-2029#") for measure in plan.get("measures", [])):
            found.add(plan["id"])
    standing = {plan["id"] for plan in register.in_force()}
    while more := {above for plan in found & standing for above in upward(register.by_id[plan])} - found:
        found |= more
    return found


def conflicts(register: Register) -> tuple[int, int]:
    """How many conflicts are declared, and how many of them have a resolution that holds."""
    declared = [
        known.get("resolution")
        for plan in register.plans
        for goal in plan.get("goals", [])
        for known in goal.get("conflicts_with", [])
    ]
    holding = [said for said in declared if said and ("until" not in said or last_day(said["until"]) >= DAY)]
    return len(declared), len(holding)
