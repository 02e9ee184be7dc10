"""All that a planforum meeting is told, as data."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from planaudit.findings import N_, Bare, Counted, Phrase, Report
from planaudit.graph.plan_graph import PlanGraph
from planaudit.reports.page import Page, Section
from planaudit.reports.planforum.agenda import decisions_section
from planaudit.reports.planforum.changes import Changes, changes_section
from planaudit.reports.planforum.conflicts import GoalConflicts, conflicts_section, goal_conflicts
from planaudit.reports.planforum.decisions import Decisions, decisions
from planaudit.reports.planforum.drawings import drawings_section
from planaudit.reports.planforum.economy import Economy, economy, economy_section
from planaudit.reports.planforum.expiring import Expiring, expiring, expiring_section
from planaudit.reports.planforum.ownership import Ownership, ownership, ownership_section
from planaudit.reports.planforum.pipeline import Pipeline, pipeline, pipeline_section
from planaudit.reports.planforum.questions import Questions, questions, questions_section
from planaudit.reports.planforum.red_thread import RedThread, red_thread, red_thread_section
from planaudit.reports.planforum.unknown import Unknown, unknown, unknown_section, unread_said
from planaudit.reports.planforum.volume import Then, Volume, volume, volume_section


class Planforum(NamedTuple):
    """The content, section by section. `changes` is None where the reader asked for none."""

    municipality: str
    as_of: date
    plans: int
    decisions: Decisions
    changes: Changes | None
    volume: Volume
    pipeline: Pipeline
    conflicts: GoalConflicts
    red_thread: RedThread
    economy: Economy
    ownership: Ownership
    expiring: Expiring
    questions: Questions
    unknown: Unknown
    drawings: Section | None


def planforum(
    register: PlanGraph, report: Report, changed: Changes | None = None, registered: Iterable[Then] | None = None
) -> Planforum:
    """Gather everything from a register and an audit of it.

    `changed` and `registered` come from revisions of the repository; without them the report has no section of
    changes, and goes by dates alone for what was in force earlier.
    """
    ending, how_many, work = expiring(register), volume(register, registered), pipeline(register)
    apart, whose = goal_conflicts(register, report), ownership(register)
    return Planforum(
        municipality=register.portfolio.municipality.name,
        as_of=register.as_of,
        plans=len(register.plans),
        decisions=decisions(register, report, ending),
        changes=changed,
        volume=how_many,
        pipeline=work,
        conflicts=apart,
        red_thread=red_thread(register),
        economy=economy(register),
        ownership=whose,
        expiring=ending,
        questions=questions(register, report, how_many, work, apart, whose),
        unknown=unknown(register, report),
        drawings=drawings_section(register),
    )


def planforum_page(content: Planforum) -> Page:
    """The content in the order in which a meeting takes it."""
    sections = (
        decisions_section(content.decisions),
        changes_section(content.changes) if content.changes else None,
        volume_section(content.volume),
        pipeline_section(content.pipeline),
        conflicts_section(content.conflicts),
        red_thread_section(content.red_thread),
        economy_section(content.economy),
        ownership_section(content.ownership),
        expiring_section(content.expiring),
        content.drawings,
        questions_section(content.questions),
        unknown_section(content.unknown),
    )
    return Page(
        title=Phrase(N_("Planforum, {municipality}"), {"municipality": Bare(content.municipality)}),
        subtitle=Phrase(
            N_("{plans} in the register as of {day}."),
            {"plans": Counted(N_("{n} plan"), N_("{n} plans"), content.plans), "day": content.as_of},
        ),
        lead=unread_said(content.unknown.unread),
        sections=tuple(section for section in sections if section),
    )
