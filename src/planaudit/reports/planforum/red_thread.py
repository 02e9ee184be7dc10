"""The red thread: how many plans, measures and kroner carry each goal of the samfunnsdel, and where it breaks."""

from collections import Counter
from enum import StrEnum
from typing import NamedTuple

from planaudit.findings import N_, Counted, Named, Phrase
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thread import Thread, Threads
from planaudit.model.kind import Kind
from planaudit.model.money import MoneyUnit, kroner
from planaudit.reports.page import Block, Cell, Fact, Heading, Matrix, Section, Table


class Break(StrEnum):
    """The first link that is missing on the way from a goal to what came of it."""

    CARRIER = "carrier"
    MEASURE = "measure"
    MONEY = "money"
    REPORT = "report"


_BREAKS = {
    Break.CARRIER: N_("no plan or measure carries it"),
    Break.MEASURE: N_("plans carry it, but no measure does"),
    Break.MONEY: N_("measures carry it, but none has money"),
    Break.REPORT: N_("carried and funded, but its own result is not reported"),
    None: N_("whole, from goal to report"),
}


class GoalThread(NamedTuple):
    """A goal's thread, and where it breaks; None: nowhere."""

    thread: Thread
    breaks: Break | None


_MOST_SHOWN = 25
"""Of more goals only those are shown that are no part of another, whose threads hold those of their parts."""


_MOST_DRAWN = 60
"""More plans than this make a grid that nobody reads; the table holds all the same."""


class RedThread(NamedTuple):
    """The goals as declared. `has_samfunnsdel` tells whether one is in force at all."""

    goals: tuple[GoalThread, ...]
    unit: MoneyUnit
    has_samfunnsdel: bool

    @property
    def whole(self) -> int:
        """How many goals are carried, funded and reported on."""
        return self.breaking_at(None)

    def breaking_at(self, where: Break | None) -> int:
        """How many goals' threads break there first."""
        return sum(goal.breaks is where for goal in self.goals)

    @property
    def shown(self) -> tuple[GoalThread, ...]:
        """The goals that a reader is shown one by one."""
        if len(self.goals) <= _MOST_SHOWN:
            return self.goals
        return tuple(goal for goal in self.goals if not goal.thread.goal.goal.parent) or self.goals


def red_thread(register: PlanGraph) -> RedThread:
    """Follow each goal of the samfunnsdel downwards."""
    threads = register.ask(Threads).of_the_samfunnsdel()
    has_samfunnsdel = any(plan.in_force for plan in register.of_kind(Kind.SAMFUNNSDEL))
    goals = tuple(GoalThread(thread, _breaks(thread)) for thread in threads)
    return RedThread(goals, register.portfolio.money_unit, has_samfunnsdel)


def _breaks(thread: Thread) -> Break | None:
    if not (thread.plans or thread.measures or thread.lines):
        return Break.CARRIER
    if not (thread.measures or thread.lines):
        return Break.MEASURE
    if not (thread.funded or thread.lines):
        return Break.MONEY
    return None if thread.is_reported else Break.REPORT


def red_thread_section(found: RedThread) -> Section:
    """A row a goal, and the matrix of goals and plans."""
    title = Phrase(N_("The red thread from the samfunnsdel"))
    if not found.goals:
        why = (
            N_("The samfunnsdel in force declares no goals, so nothing can be followed from it: fill in goals.")
            if found.has_samfunnsdel
            else N_("The register holds no samfunnsdel in force, so there is nothing to follow.")
        )
        return Section("red-thread", title, (Phrase(why),))
    lead = Phrase(
        N_(
            "{whole} of {goals} hold from goal to report. Kroner are those of the budget lines that carry the"
            " goal or its measures; a line that carries several goals counts for each."
        ),
        {"whole": found.whole, "goals": Counted(N_("{n} goal"), N_("{n} goals"), len(found.goals))},
    )
    leads = [lead]
    if len(found.shown) < len(found.goals):
        values = {"shown": len(found.shown), "goals": len(found.goals)}
        leads.append(
            Phrase(
                N_("Shown are the {shown} of {goals} goals that are no part of another; parts count in them."), values
            )
        )
    blocks: list[Block] = [_where_it_breaks(found), _goal_table(found)]
    carrying = {plan.id for goal in found.shown for plan in goal.thread.plans}
    blocks += [_matrix(found)] if 0 < len(carrying) <= _MOST_DRAWN else []
    return Section("red-thread", title, tuple(leads), tuple(blocks))


def _where_it_breaks(found: RedThread) -> Table:
    heads = (Heading(Phrase(N_("Where it breaks"))), Heading(Phrase(N_("Goals")), is_number=True))
    rows = tuple((Phrase(said), found.breaking_at(where)) for where, said in _BREAKS.items())
    caption = Phrase(N_("All goals ({goals}), by the first link that is missing"), {"goals": len(found.goals)})
    return Table(caption, heads, rows)


def _money(thread: Thread, unit: MoneyUnit) -> Fact:
    """What the lines hold; without a line, that the ordinary budget carries its measures."""
    if thread.funded and not thread.lines:
        return Phrase(N_("in the ordinary budget"))
    return kroner(thread.money, unit)


def _goal_table(found: RedThread) -> Table:
    heads = (
        Heading(Phrase(N_("Goal"))),
        Heading(Phrase(N_("Plans")), is_number=True),
        Heading(Phrase(N_("Measures")), is_number=True),
        Heading(Phrase(N_("Of these with money")), is_number=True),
        Heading(Phrase(N_("Kroner")), is_number=True),
        Heading(Phrase(N_("Where it breaks"))),
    )
    rows = tuple(
        (
            goal.thread.goal.named,
            len(goal.thread.plans),
            len(goal.thread.measures),
            len(goal.thread.funded),
            _money(goal.thread, found.unit),
            Phrase(_BREAKS[goal.breaks]),
        )
        for goal in found.shown
    )
    return Table(Phrase(N_("What carries the goals of the samfunnsdel")), heads, rows)


def _matrix(found: RedThread) -> Matrix:
    plans = {plan.id: plan for goal in found.shown for plan in goal.thread.plans}
    columns = [plans[plan] for plan in sorted(plans)]
    cells = tuple(_cells(goal.thread, columns) for goal in found.shown)
    filled = sum(cell is not None for row in cells for cell in row)
    return Matrix(
        Phrase(N_("Which plan carries which goal: the number of its measures")),
        Phrase(
            N_(
                "A grid of goals ({goals}) and plans ({plans}); {filled} of {cells} squares are filled. The table tells"
                " the same."
            ),
            {"goals": len(cells), "plans": len(columns), "filled": filled, "cells": len(cells) * len(columns)},
        ),
        tuple(goal.thread.goal.named for goal in found.shown),
        tuple(Named(plan.id, plan.plan.title) for plan in columns),
        cells,
    )


def _cells(thread: Thread, columns: list[PlanEntry]) -> tuple[Cell | None, ...]:
    """What each of the plans does for one goal."""
    goals, measures, funded = (
        Counter(element.owner.id for element in elements) for elements in (thread.goals, thread.measures, thread.funded)
    )
    carrying = {plan.id for plan in thread.plans}
    return tuple(
        Cell(goals[plan.id], measures[plan.id], funded[plan.id]) if plan.id in carrying else None for plan in columns
    )
