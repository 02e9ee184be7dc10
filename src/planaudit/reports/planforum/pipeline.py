"""The plans that are being made or revised: how far each has come, and how old the work is."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from planaudit.findings import N_, Counted, Joined, Phrase
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.political_order import PoliticalOrders
from planaudit.model.partial_date import PartialDate
from planaudit.model.status import Standing
from planaudit.reports.owners import owners_in
from planaudit.reports.page import Fact, Heading, Section, Table


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
    Phase.PROPOSED: N_("proposed, not ordered"),
    Phase.ORDERED: N_("ordered, not begun"),
    Phase.STARTED: N_("begun"),
    Phase.WORKSHOPS: N_("political workshops held"),
    Phase.PARTICIPATION: N_("public participation held"),
    Phase.HEARING: N_("on hearing"),
    Phase.HEARD: N_("hearing over, ready to be weighed and adopted"),
}


class Work(NamedTuple):
    """One plan in the making. `since` is the day its phase began, `begun` the start of the work, or else its order.

    `months` are those from `begun` to the day of the report; `effort` are the person-years that are left to put in.
    """

    entry: PlanEntry
    owners: tuple[str, ...]
    phase: Phase
    since: PartialDate | None
    begun: PartialDate | None
    months: int | None
    is_ordered: bool | None
    effort: Decimal


class Capacity(NamedTuple):
    """A year's person-years: what all plans take, and what there is."""

    year: int
    planned: Decimal
    capacity: Decimal | None


class Pipeline(NamedTuple):
    """All work, the oldest first; and the capacity of this year and the coming ones."""

    works: tuple[Work, ...]
    capacity: tuple[Capacity, ...]


def pipeline(register: PlanGraph) -> Pipeline:
    """Look at the plans that are proposed, in progress, on hearing or under revision."""
    works = [
        _work(register, plan)
        for plan in register.plans.values()
        if plan.standing.in_development or plan.standing is Standing.PROPOSED
    ]
    works.sort(key=lambda work: (work.begun is None, str(work.begun), work.entry.id))
    return Pipeline(tuple(works), tuple(_capacity(register)))


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
        begun,
        months_between(begun.first, register.as_of) if begun else None,
        orders.has_any(plan),
        effort,
    )


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


def _capacity(register: PlanGraph) -> list[Capacity]:
    planned: dict[int, Decimal] = {}
    for plan in register.plans.values():
        for year, effort in (plan.plan.effort or {}).items():
            planned[year] = planned.get(year, Decimal(0)) + effort
    there_is = register.portfolio.planning_capacity or {}
    years = sorted(year for year in planned.keys() | there_is.keys() if year >= register.as_of.year)
    return [Capacity(year, planned.get(year, Decimal(0)), there_is.get(year)) for year in years]


def pipeline_section(found: Pipeline) -> Section:
    """One record a plan, and a sentence for each year's capacity."""
    how_many = Counted(N_("{n} plan"), N_("{n} plans"), len(found.works))
    lead: list[Fact] = [
        Phrase(N_("{plans} being made, revised or proposed."), {"plans": how_many})
        if found.works
        else Phrase(N_("No plan is being made, revised or proposed."))
    ]
    lead += [_said_of(year) for year in found.capacity]
    heads = (N_("Plan"), N_("Phase"), N_("Begun"), N_("Months"), N_("Ordered"), N_("Owner"))
    table = Table(
        Phrase(N_("Plans in the making, the oldest first")),
        tuple(Heading(Phrase(head), is_number=head == "Months") for head in heads),
        tuple(_row(work) for work in found.works),
    )
    return Section("pipeline", Phrase(N_("Plans in the making")), tuple(lead), (table,) if found.works else ())


def _said_of(year: Capacity) -> Phrase:
    values = {
        "year": year.year,
        "planned": year.planned.normalize(),
        "capacity": (year.capacity or Decimal(0)).normalize(),
    }
    return (
        Phrase(N_("{year}: the plans take {planned} person-years; no capacity is set."), values)
        if year.capacity is None
        else Phrase(N_("{year}: the plans take {planned} of {capacity} person-years."), values)
    )


def _row(work: Work) -> tuple[Fact, ...]:
    phase: Fact = Phrase(_PHASES[work.phase])
    if work.since:
        phase = Phrase(N_("{phase}, {since}"), {"phase": phase, "since": work.since})
    order = {True: N_("yes"), False: N_("no"), None: N_("not known")}[work.is_ordered]
    owner: Fact = Joined(work.owners, "; ") if work.owners else Phrase(N_("not said"))
    return (work.entry.named, phase, work.begun, work.months, Phrase(order), owner)
