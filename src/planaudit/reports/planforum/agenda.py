"""The agenda as readers meet it: in brief first, then each matter with why, a proposal and who answers for it."""

from collections.abc import Mapping
from datetime import date

from planaudit.findings import N_, Bare, Counted, Finding, Joined, Phrase, Worded
from planaudit.model.partial_date import parse_date
from planaudit.reports.page import Block, Fact, Heading, Record, Records, Section, Table
from planaudit.reports.planforum.decisions import Decision, Decisions
from planaudit.reports.planforum.resolution import MOST_SINGLE, OF_SEVERAL_GOALS, PROPOSALS, WORDS, Resolution

_MANY_YEARS = 2
"""From so many years on nobody counts days."""

_MOST_WHYS = 3
"""Of more reasons the others are counted."""

_MOST_IDS = 12
"""Of more goals the first ids are named."""


def decisions_section(found: Decisions) -> Section:
    """One record a matter."""
    records = tuple(_record(decision, found.as_of) for decision in found.decisions)
    block = Records(Phrase(N_("Decisions, by the day they are due")), Phrase(N_("Due")), Phrase(N_("Matter")), records)
    lead: list[Fact] = [_lead(found)]
    if found.corrections:
        lead.append(
            Phrase(
                N_("Besides these, {findings} can be put right without a meeting: see planaudit check."),
                {"findings": Counted(N_("{n} finding"), N_("{n} findings"), found.corrections)},
            )
        )
    if found.waiting:
        waiting = Counted(N_("{n} finding"), N_("{n} findings"), found.waiting)
        lead.append(
            Phrase(N_("Waiting in the baseline: {findings}. See planaudit baseline show."), {"findings": waiting})
        )
    if found.without_an_owner:
        plans = Counted(N_("{n} decision about plans"), N_("{n} decisions about plans"), found.about_plans)
        values = {"unowned": found.without_an_owner, "plans": plans}
        lead.append(
            Phrase(
                N_("Without an owner: {unowned} of {plans}. Fill in owner, so that it is done."),
                values,
            )
        )
    title = Phrase(N_("Decisions that are due"))
    blocks: list[Block] = [_agenda(found), block] if records else []
    blocks += [_set_aside(found.set_aside)] if found.set_aside else []
    return Section("decisions", title, tuple(lead), tuple(blocks))


def _lead(found: Decisions) -> Phrase:
    """How many, and how they stand in time."""
    if not found.decisions:
        return Phrase(N_("Nothing in the register calls for a decision now."))
    return Phrase(
        N_("{decisions}: {overdue} overdue, {coming} with a day to come, {undated} without a day."),
        {
            "decisions": Counted(N_("{n} decision"), N_("{n} decisions"), len(found.decisions)),
            "overdue": found.overdue,
            "coming": len(found.decisions) - found.overdue - found.undated,
            "undated": found.undated,
        },
    )


def _record(decision: Decision, as_of: date) -> Record:
    facts: list[tuple[Fact, Fact]] = [
        (Phrase(N_("Why")), _why(decision)),
        (Phrase(N_("Proposal")), _said(decision, PROPOSALS)),
    ]
    if decision.plans or decision.owners:
        owners: Fact = Joined(decision.owners, "; ") if decision.owners else Phrase(N_("not said"))
        facts.append((Phrase(N_("Owner")), owners))
    if len(decision.plans) > MOST_SINGLE:
        facts.append((Phrase(N_("Plans")), Joined(decision.plans)))
    is_urgent = decision.due is not None and decision.due < as_of
    if decision.due is not None and is_urgent:
        facts.insert(0, (Phrase(N_("Overdue")), _late((as_of - decision.due).days)))
    return Record(decision.due or Phrase(N_("no day")), decision.matter, tuple(facts), is_urgent)


def _late(days: int) -> Counted:
    """In years where there are two or more of them, else in days."""
    years = days // 365
    if years >= _MANY_YEARS:
        return Counted(N_("by {n} year"), N_("by {n} years"), years)
    return Counted(N_("by {n} day"), N_("by {n} days"), days)


def _said(decision: Decision, words: Mapping[Resolution, str]) -> Phrase:
    said = words[decision.resolution]
    return Phrase(OF_SEVERAL_GOALS.get(said, said) if len(decision.elements) > 1 else said)


def _why(decision: Decision) -> Fact:
    """All reasons; of many the first ones, and of many goals that nothing carries their ids."""
    more = len(decision.whys) - _MOST_WHYS
    if more <= 1:  # a single one more takes no more room than to say so
        return Joined(decision.whys, "; ")
    if decision.resolution is not Resolution.CARRY:
        rest = Counted(N_("and {n} more reason"), N_("and {n} more reasons"), more)
        return Joined((*decision.whys[:_MOST_WHYS], rest), "; ")
    ids = [Bare(element) for element in decision.elements[:_MOST_IDS]]
    values = {
        "goals": Counted(N_("{n} goal"), N_("{n} goals"), len(decision.elements)),
        "ids": Joined((*ids, "…")) if len(decision.elements) > _MOST_IDS else Joined(tuple(ids)),
    }
    return Phrase(N_("{goals} are not carried all the way: {ids}"), values)


def _agenda(found: Decisions) -> Table:
    heads = (N_("Due"), N_("Matter"), N_("Resolve"))
    return Table(
        Phrase(N_("The agenda in brief")),
        tuple(Heading(Phrase(head)) for head in heads),
        tuple(
            (decision.due or Phrase(N_("no day")), decision.matter, _said(decision, WORDS))
            for decision in found.decisions
        ),
    )


def _set_aside(findings: tuple[Finding, ...]) -> Table:
    heads = (N_("Finding"), N_("Why it may wait"), N_("Until"))
    return Table(
        Phrase(N_("Set aside, with the reason")),
        tuple(Heading(Phrase(head)) for head in heads),
        tuple(
            (Worded(finding.message), set_aside.reason, parse_date(set_aside.until) if set_aside.until else None)
            for finding in findings
            if (set_aside := finding.suppression)
        ),
    )
