"""The plans that are being made or revised: how far each has come, and how old the work is."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from planaudit.findings import N_, Counted, Joined, Named, Phrase
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.political_order import PoliticalOrders
from planaudit.graph.reference import Relation
from planaudit.graph.theme import PlansByTheme
from planaudit.graph.thing import Thing
from planaudit.model.partial_date import PartialDate
from planaudit.model.status import Standing
from planaudit.reports.owners import owners_in
from planaudit.reports.page import Block, Fact, Heading, Section, Table
from planaudit.reports.planforum.capacity import Capacity, capacity, capacity_bars, capacity_said


class Phase(StrEnum):
    """How far the work has come, by what the register tells."""

    PROPOSED = "proposed"
    ORDERED = "ordered"
    STARTED = "started"
    WORKSHOPS = "workshops"
    PARTICIPATION = "participation"
    HEARING = "hearing"
    HEARD = "heard"


_PHASES = {
    Phase.PROPOSED: N_("proposed"),
    Phase.ORDERED: N_("ordered, not begun"),
    Phase.STARTED: N_("begun"),
    Phase.WORKSHOPS: N_("political workshops held"),
    Phase.PARTICIPATION: N_("public participation held"),
    Phase.HEARING: N_("on hearing"),
    Phase.HEARD: N_("hearing over, ready to be weighed and adopted"),
}


class Work(NamedTuple):
    """One plan in the making. `since` is the day its phase began, `begun` the start of the work, or else its order.

    `days` are those from `since` to the day of the report, and `months` those from `begun`; None where a date is
    unknown. `next` is the next workshop, or end of a hearing, that has a day. `is_ordered` is None where it is open,
    or where no plan of the register tells of its mandate. `effort` are the person-years of this year and the coming
    ones.
    """

    entry: PlanEntry
    owners: tuple[str, ...]
    phase: Phase
    since: PartialDate | None
    days: int | None
    begun: PartialDate | None
    months: int | None
    next: PartialDate | None
    is_ordered: bool | None
    effort: Decimal


class Clash(NamedTuple):
    """A new plan in the making, the plans in force in its themes (at most `MOST_BESIDE`), and those it takes over."""

    new: Named
    beside: tuple[Named, ...]
    takes_over: tuple[Named, ...]


MOST_BESIDE = 8


class Pipeline(NamedTuple):
    """All work, the oldest first; the capacity of this year and the coming ones; new plans in themes that have some."""

    works: tuple[Work, ...]
    capacity: tuple[Capacity, ...]
    clashes: tuple[Clash, ...]


def pipeline(register: PlanGraph) -> Pipeline:
    """Look at the plans that are proposed, in progress, on hearing or under revision."""
    works = [
        _work(register, plan)
        for plan in register.plans.values()
        if plan.standing.in_development or plan.standing is Standing.PROPOSED
    ]
    works.sort(key=lambda work: (work.begun is None, str(work.begun), work.entry.id))
    clashes = [_clash(register, work.entry) for work in works if not work.entry.in_force]
    return Pipeline(tuple(works), capacity(register), tuple(clash for clash in clashes if clash.beside))


def _clash(register: PlanGraph, plan: PlanEntry) -> Clash:
    beside = register.ask(PlansByTheme).some_in_force(plan, MOST_BESIDE)
    old = {thing.ref: thing for thing in register.targets(plan, Relation.REPLACES)}
    return Clash(
        plan.named,
        tuple(other.named for other in beside),
        tuple(sorted(thing.owner.named for thing in old.values())),
    )


def _work(register: PlanGraph, plan: PlanEntry) -> Work:
    orders = register.ask(PoliticalOrders)
    given = [order.date for order in orders.of(plan) if order.is_given and order.date]
    process = plan.plan.process
    begun = process.started if process and process.started else min(given, default=None)
    phase, since = _phase(register, plan, min(given, default=None))
    effort = sum(
        (amount for year, amount in (plan.plan.effort or {}).items() if year >= register.as_of.year), Decimal(0)
    )
    return Work(
        plan,
        register.ask(owners_in).of(plan.plan),
        phase,
        since,
        (register.as_of - since.first).days if since else None,
        begun,
        months_between(begun.first, register.as_of) if begun else None,
        _next(plan, register.as_of),
        orders.has_any(plan) if register.declares(Thing.MANDATE) else None,
        effort,
    )


def _next(plan: PlanEntry, as_of: date) -> PartialDate | None:
    """The first day to come that politicians or the public have been given."""
    if (process := plan.plan.process) is None:
        return None
    days = [workshop.date for workshop in process.workshops]
    days += [process.hearing.from_, process.hearing.to] if process.hearing else []
    return min((day for day in days if day and day.first >= as_of), default=None)


def _phase(register: PlanGraph, plan: PlanEntry, ordered: PartialDate | None) -> tuple[Phase, PartialDate | None]:
    """The last step that had been taken by the day of the report, and when it was."""
    process = plan.plan.process
    steps: list[tuple[PartialDate, Phase]] = []
    if process is not None:
        steps += [(process.started, Phase.STARTED)] if process.started else []
        steps += [(workshop.date, Phase.WORKSHOPS) for workshop in process.workshops if workshop.date]
        steps += [(held.from_, Phase.PARTICIPATION) for held in process.participation if held.from_]
        if hearing := process.hearing:
            steps += [(hearing.from_, Phase.HEARING)] if hearing.from_ else []
            steps += [(hearing.to, Phase.HEARD)] if hearing.to and hearing.to.last < register.as_of else []
    taken = [(day, phase) for day, phase in steps if day.first <= register.as_of]
    if taken:
        # Of steps on one day the further one counts.
        day, phase = max(taken, key=lambda step: (list(Phase).index(step[1]) >= _HEARING, step[0], _rank(step[1])))
        return phase, day
    if plan.standing is Standing.ON_HEARING:
        return Phase.HEARING, None
    if plan.standing.in_development:
        return Phase.STARTED, None
    is_ordered = register.ask(PoliticalOrders).has_any(plan)
    return (Phase.ORDERED, ordered) if is_ordered else (Phase.PROPOSED, None)


def _rank(phase: Phase) -> int:
    return list(Phase).index(phase)


_HEARING = list(Phase).index(Phase.HEARING)


def months_between(first: date, last: date) -> int:
    """Whole months from one day to another."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def pipeline_section(found: Pipeline) -> Section:
    """A bar a year for the capacity, and one row a plan."""
    how_many = Counted(N_("{n} plan"), N_("{n} plans"), len(found.works))
    lead: list[Fact] = [
        Phrase(N_("{plans} being made, revised or proposed."), {"plans": how_many})
        if found.works
        else Phrase(N_("No plan is being made, revised or proposed."))
    ]
    if undated := sum(work.begun is None for work in found.works):
        values = {"undated": undated, "works": len(found.works)}
        lead.append(
            Phrase(N_("Of {undated} of {works} it is not told when the work began: fill in process.started."), values)
            if undated < len(found.works)
            else Phrase(N_("None of them tells when the work began: fill in process.started."))
        )
    telling = sum(bool(work.effort) for work in found.works)
    lead += capacity_said(found.capacity, telling, len(found.works))
    blocks: list[Block] = [capacity_bars(found.capacity)] if found.capacity else []
    blocks += [_table(found)] if found.works else []
    blocks += [_clash_table(found)] if found.clashes else []
    return Section("pipeline", Phrase(N_("Plans in the making")), tuple(lead), tuple(blocks))


def _table(found: Pipeline) -> Table:
    heads = (
        Heading(Phrase(N_("Plan"))),
        Heading(Phrase(N_("Phase"))),
        Heading(Phrase(N_("Since"))),
        Heading(Phrase(N_("Days in phase")), is_number=True),
        Heading(Phrase(N_("Begun or ordered"))),
        Heading(Phrase(N_("Months")), is_number=True),
        Heading(Phrase(N_("Ordered"))),
        Heading(Phrase(N_("Next date"))),
        Heading(Phrase(N_("Person-years ahead")), is_number=True),
        Heading(Phrase(N_("Owner"))),
    )
    caption = Phrase(N_("Plans in the making, the oldest first"))
    return Table(caption, heads, tuple(_row(work) for work in found.works)).told


def _clash_table(found: Pipeline) -> Table:
    heads = (N_("New plan"), N_("In force in its themes"), N_("Of these it takes over"))
    return Table(
        Phrase(N_("New plans in themes that have plans in force: one more, or one instead?")),
        tuple(Heading(Phrase(head)) for head in heads),
        tuple(
            (
                clash.new,
                Joined(clash.beside),
                Joined(clash.takes_over) if clash.takes_over else Phrase(N_("none")),
            )
            for clash in found.clashes
        ),
    )


def _row(work: Work) -> tuple[Fact, ...]:
    order = {True: N_("yes"), False: N_("no"), None: N_("not known")}[work.is_ordered]
    return (
        work.entry.named,
        Phrase(_PHASES[work.phase]),
        work.since,
        work.days,
        work.begun,
        work.months,
        Phrase(order),
        work.next,
        work.effort.normalize() if work.effort else None,
        Joined(work.owners, "; ") if work.owners else Phrase(N_("not said")),
    )
