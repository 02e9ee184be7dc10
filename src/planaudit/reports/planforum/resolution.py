"""What a meeting can resolve about a plan, which findings call for it, and by when it is due."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from planaudit.findings import N_, Finding
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reporting import Reporting
from planaudit.model.council import months_after, years_after
from planaudit.model.partial_date import PartialDate, parse_date

MOST_SINGLE = 3
"""More plans than this, with the same question at the same time, are one matter."""


class Resolution(StrEnum):
    """A proposal for what to resolve."""

    RENEW = "renew"
    REVISE = "revise"
    CONTINUE = "continue"
    REPEAL = "repeal"
    MERGE = "merge"
    FUND = "fund"
    REPORT = "report"
    SETTLE = "settle"
    CARRY = "carry"
    ADOPT = "adopt"
    ORDER = "order"
    PLACE = "place"
    BEGIN = "begin"
    POSTPONE = "postpone"
    EXTEND = "extend"
    STEER = "steer"
    FINISH = "finish"
    MAKE = "make"
    ASSIGN = "assign"
    ENTER = "enter"
    UPDATE = "update"
    ROOM = "room"
    CLOSE = "close"


PROPOSALS = {
    Resolution.RENEW: N_("renew it, or let it go out of force"),
    Resolution.REVISE: N_("start the revision, or say that it goes on and set a new date"),
    Resolution.CONTINUE: N_("let the council decide: continue, revise or repeal"),
    Resolution.REPEAL: N_("repeal it"),
    Resolution.MERGE: N_("merge them into one, or say why they stay apart"),
    Resolution.FUND: N_("fund it in the next økonomiplan, put it off, or cancel it"),
    Resolution.REPORT: N_("report what has come of it, and set a new date where it is not done"),
    Resolution.SETTLE: N_("put both before the council, and let it choose"),
    Resolution.CARRY: N_("place the goal in a plan with measures, or take it out of the samfunnsdel"),
    Resolution.ADOPT: N_("bring it to the council for adoption"),
    Resolution.ORDER: N_("let the council order the work, or stop it"),
    Resolution.PLACE: N_("take it into the planstrategi, or stop it"),
    Resolution.BEGIN: N_("begin the work, or drop it from the planstrategi"),
    Resolution.POSTPONE: N_("put some of the plans off, or set aside more capacity"),
    Resolution.EXTEND: N_("extend the hearing by the time that is lacking, or hold it again"),
    Resolution.STEER: N_("strengthen the measures, or change the goal"),
    Resolution.FINISH: N_("finish the revision that is under way, and set a day for it"),
    Resolution.MAKE: N_("order the plan in the planstrategi, or name a plan in force that answers the demand"),
    Resolution.ASSIGN: N_("name the political body that answers for it"),
    Resolution.ENTER: N_("enter the one that is adopted in the register; where there is none, bring it to the council"),
    Resolution.UPDATE: N_("bring it up to date, and to the council for adoption, since it is required"),
    Resolution.ROOM: N_("set aside more money for the year, or put off some of what it is to pay for"),
    Resolution.CLOSE: N_("bring a final report to the council: what was done, and what has come of it"),
}
"""Each resolution as a proposal that the meeting can adopt or turn down."""


WORDS = {
    Resolution.RENEW: N_("renew"),
    Resolution.REVISE: N_("revise"),
    Resolution.CONTINUE: N_("take a stand"),
    Resolution.REPEAL: N_("repeal"),
    Resolution.MERGE: N_("merge"),
    Resolution.FUND: N_("fund"),
    Resolution.REPORT: N_("report"),
    Resolution.SETTLE: N_("settle the conflict"),
    Resolution.CARRY: N_("carry the goal"),
    Resolution.ADOPT: N_("adopt"),
    Resolution.ORDER: N_("order or stop"),
    Resolution.PLACE: N_("take in or stop"),
    Resolution.BEGIN: N_("begin"),
    Resolution.POSTPONE: N_("put off"),
    Resolution.EXTEND: N_("hear again"),
    Resolution.STEER: N_("strengthen or change"),
    Resolution.FINISH: N_("finish"),
    Resolution.MAKE: N_("order"),
    Resolution.ASSIGN: N_("name an owner"),
    Resolution.ENTER: N_("enter or adopt"),
    Resolution.UPDATE: N_("renew"),
    Resolution.ROOM: N_("make room"),
    Resolution.CLOSE: N_("report at the end"),
}
"""Each resolution in a word or two, for the agenda."""

OF_SEVERAL_GOALS = {
    PROPOSALS[Resolution.CARRY]: N_("place the goals in plans with measures, or take them out of the samfunnsdel"),
    WORDS[Resolution.CARRY]: N_("carry the goals"),
}
"""What is said instead where it is resolved of several goals at once."""


class Call(NamedTuple):
    """What a finding of a rule calls for. `due` tells by when, None where nothing sets a day."""

    resolution: Resolution
    due: Callable[[PlanGraph, PlanEntry | None, Finding], date | None]


def _undated(register: PlanGraph, entry: PlanEntry | None, finding: Finding) -> None:
    return None


def _end_of_period(register: PlanGraph, entry: PlanEntry | None, finding: Finding) -> date | None:
    return entry.plan.period.end if entry and entry.plan.period else None


def _first_year(register: PlanGraph, entry: PlanEntry | None, finding: Finding) -> date:
    return register.sitting.first_year_ends


def _next_budget(register: PlanGraph, entry: PlanEntry | None, finding: Finding) -> date:
    return turn_of_the_year(register)


def _said(*names: str, months: int = 0) -> Callable[..., date | None]:
    """The day that the finding itself gives under one of some names, or some months after it."""

    def due(register: PlanGraph, entry: PlanEntry | None, finding: Finding) -> date | None:
        for name in names:
            if finding.values.get(name):
                said = parse_date(finding.values[name])
                return months_after(said.last, months) if months else said.last
        return None

    return due


def _after_years(register: PlanGraph, entry: PlanEntry | None, finding: Finding) -> date | None:
    """So many years after the decision that the finding counts from, or the date that it names."""
    if written := finding.values.get("next"):
        return parse_date(written).last
    if finding.values.get("date") and finding.values.get("years"):
        return years_after(parse_date(finding.values["date"]).last, int(finding.values["years"]))
    return None


def _a_year_after_the_last_report(register: PlanGraph, entry: PlanEntry | None, finding: Finding) -> date | None:
    if entry is None:
        return None
    reports: list[PartialDate] = list(register.ask(Reporting).of_plan(entry))
    last = max(reports, default=entry.adoption)
    return years_after(last.last, 1) if last else None


def _end_of_the_hearing(register: PlanGraph, entry: PlanEntry | None, finding: Finding) -> date | None:
    process = entry.plan.process if entry else None
    return process.hearing.to.last if process and process.hearing and process.hearing.to else None


def _new_year(register: PlanGraph, entry: PlanEntry | None, finding: Finding) -> date:
    """The first day of the year that the finding is about."""
    return date(int(finding.values["year"]), 1, 1)


def turn_of_the_year(register: PlanGraph) -> date:
    """By when the next økonomiplan is to be adopted (kommuneloven § 14-3)."""
    return date(register.as_of.year, 12, 31)


CALLS: dict[str, Call] = {
    "STR005": Call(Resolution.ADOPT, _first_year),
    "STR011": Call(Resolution.RENEW, _after_years),
    "REP001": Call(Resolution.REPEAL, _undated),
    "ECO001": Call(Resolution.FUND, _next_budget),
    "ECO003": Call(Resolution.FUND, _next_budget),
    "ECO004": Call(Resolution.ROOM, _next_budget),
    "ECO005": Call(Resolution.ROOM, _next_budget),
    "ECO011": Call(Resolution.ADOPT, _next_budget),
    "GOA001": Call(Resolution.SETTLE, _undated),
    "GOA002": Call(Resolution.SETTLE, _undated),
    "GOA003": Call(Resolution.SETTLE, _undated),
    "GOA004": Call(Resolution.SETTLE, _undated),
    "GOA005": Call(Resolution.SETTLE, _said("until", "date")),
    "GOA007": Call(Resolution.CARRY, _next_budget),
    "PER001": Call(Resolution.CONTINUE, _first_year),
    "PER003": Call(Resolution.RENEW, _end_of_period),
    "PER004": Call(Resolution.REVISE, _after_years),
    "PER005": Call(Resolution.ADOPT, _first_year),
    "PER006": Call(Resolution.CONTINUE, _first_year),
    "PER008": Call(Resolution.CONTINUE, _first_year),
    "PER012": Call(Resolution.REPEAL, _said("date")),
    "PER014": Call(Resolution.BEGIN, _said("date", months=24)),
    "VOL001": Call(Resolution.MERGE, _undated),
    "VOL002": Call(Resolution.MERGE, _undated),
    "VOL003": Call(Resolution.POSTPONE, _undated),
    "VOL007": Call(Resolution.MERGE, _end_of_period),
    "VOL008": Call(Resolution.PLACE, _undated),
    "VOL009": Call(Resolution.POSTPONE, _new_year),
    "OWN001": Call(Resolution.ASSIGN, _undated),
    "OWN003": Call(Resolution.ORDER, _undated),
    "OWN008": Call(Resolution.EXTEND, _end_of_the_hearing),
    "OWN011": Call(Resolution.ADOPT, _undated),
    "FOL001": Call(Resolution.REPORT, _a_year_after_the_last_report),
    "FOL002": Call(Resolution.REPORT, _said("due")),
    "FOL004": Call(Resolution.STEER, _undated),
    "FOL005": Call(Resolution.REPEAL, _undated),
    "FOL006": Call(Resolution.CLOSE, _said("date")),
}
"""The findings that a meeting resolves, by rule code. All others are put right in the register without a meeting."""
