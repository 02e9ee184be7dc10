"""All that newly elected members are told, as data: the five questions of the founding report's chapter 7.6."""

from datetime import date
from typing import NamedTuple

from planaudit.findings import N_, Bare, Phrase, Report
from planaudit.graph.plan_graph import PlanGraph
from planaudit.reports.council.calendar import Calendar, calendar, calendar_section
from planaudit.reports.council.follow_up import FollowedUp, followed_up, plans_section, status_section
from planaudit.reports.council.inheritance import Inheritance, inheritance, inheritance_section
from planaudit.reports.council.needs import Needs, needs, needs_section
from planaudit.reports.council.plan_system import KindInUse, kinds_in_use, plan_system_section
from planaudit.reports.page import Page, PlanMap
from planaudit.reports.planforum.conflicts import goal_conflicts
from planaudit.reports.planforum.drawings import plan_map
from planaudit.reports.planforum.unknown import unread_in, unread_said
from planaudit.reports.planforum.volume import Volume, trend_said, volume


class Council(NamedTuple):
    """The content, section by section. `elected` is the year that the sitting council was elected in."""

    municipality: str
    as_of: date
    elected: int
    kinds: tuple[KindInUse, ...]
    volume: Volume
    followed_up: FollowedUp
    needs: Needs
    inheritance: Inheritance
    calendar: Calendar
    plan_map: PlanMap | None
    unread: int


def council(register: PlanGraph, report: Report) -> Council:
    """Gather everything from a register and an audit of it, for the council that sits on the day of the audit."""
    return Council(
        municipality=register.portfolio.municipality.name,
        as_of=register.as_of,
        elected=register.sitting.elected,
        kinds=kinds_in_use(register),
        volume=volume(register),
        followed_up=followed_up(register),
        needs=needs(register),
        inheritance=inheritance(register, goal_conflicts(register, report)),
        calendar=calendar(register),
        plan_map=plan_map(register),
        unread=unread_in(register),
    )


def council_page(content: Council) -> Page:
    """The content in the order of the questions."""
    return Page(
        title=Phrase(N_("The plans you take over, {municipality}"), {"municipality": Bare(content.municipality)}),
        subtitle=Phrase(
            N_("For the council of {first}–{last}, as of {day}."),
            {"first": content.elected, "last": content.elected + 4, "day": content.as_of},
        ),
        lead=unread_said(content.unread),
        sections=(
            plan_system_section(content.kinds, content.plan_map),
            plans_section(content.followed_up, trend_said(content.volume)),
            status_section(content.followed_up),
            needs_section(content.needs),
            inheritance_section(content.inheritance),
            calendar_section(content.calendar),
        ),
    )
