"""Money: measures that nothing funds, and what the plans want against what the økonomiplan has, year by year."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from planaudit.findings import N_, Counted, Named, Phrase
from planaudit.graph.entry import Element
from planaudit.graph.measure_follow_up import measures_in_force
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.graph.thread import Threads
from planaudit.model.kind import Kind
from planaudit.model.measure import MeasureStatus
from planaudit.model.money import MoneyUnit, kroner
from planaudit.model.plan import Plan
from planaudit.reports.page import Block, Fact, Heading, Section, Table

_LIVE = frozenset({MeasureStatus.PLANNED, MeasureStatus.STARTED})
"""What is still to cost something."""


_MOST_SHOWN = 25
"""Of more measures without money the costliest are shown; planaudit check lists all."""


class Year(NamedTuple):
    """What the økonomiplan has for measures in a year, what of it its lines hold, and what the measures cost then."""

    year: int
    frame: Decimal
    lines: Decimal
    cost: Decimal

    @property
    def gap(self) -> Decimal:
        """How much is left; negative where the measures cost more than there is."""
        return self.frame - self.cost


class Economy(NamedTuple):
    """The planned and started measures of the council's own plans in force.

    `undated` is the cost of those that give no years, and `without_cost` are those that give none at all and are not
    carried by the ordinary budget either; `without_status` may be live too. `says_money` tells whether any measure
    says anything of money. Amounts are in `unit`.
    """

    live: int
    unfunded: tuple[Element, ...]
    frame_of: Named | None
    years: tuple[Year, ...]
    undated: Decimal
    without_cost: int
    without_status: int
    says_money: bool
    unit: MoneyUnit


def economy(register: PlanGraph) -> Economy:
    """Sum up costs and frames."""
    measures = list(measures_in_force(register))
    live = [measure for measure in measures if measure.measure.status in _LIVE]
    threads = register.ask(Threads)
    plans = [plan for plan in register.current_economic_plans if plan.kind is Kind.OKONOMIPLAN and plan.plan.frame]
    framed = plans[0] if plans else None
    return Economy(
        live=len(live),
        unfunded=tuple(measure for measure in live if not threads.has_money(measure)),
        frame_of=framed.named if framed else None,
        years=tuple(_years(framed.plan, live)) if framed else (),
        undated=sum((m.measure.cost for m in live if isinstance(m.measure.cost, Decimal)), Decimal(0)),
        without_cost=sum(m.measure.cost is None and not m.measure.within_frame for m in live),
        without_status=sum(measure.measure.status is None for measure in measures),
        says_money=register.declares(Thing.MEASURE_MONEY),
        unit=register.portfolio.money_unit,
    )


def _years(plan: Plan, live: Iterable[Element]) -> Iterator[Year]:
    costs = [measure.measure.cost for measure in live if isinstance(measure.measure.cost, dict)]
    lines = [line.amounts for line in plan.budget_lines]
    for year, frame in sorted((plan.frame or {}).items()):
        yield Year(year, frame, _of(year, lines), _of(year, costs))


def _of(year: int, amounts: Iterable[Mapping[int, Decimal]]) -> Decimal:
    return sum((amount.get(year, Decimal(0)) for amount in amounts), Decimal(0))


def total_cost(measure: Element) -> Decimal | None:
    """What a measure costs in all its years; None where it does not say."""
    cost = measure.measure.cost
    return sum(cost.values(), Decimal(0)) if isinstance(cost, dict) else cost


def economy_section(found: Economy) -> Section:
    """The unfunded measures, and ambition against frame."""
    title = Phrase(N_("Money for what is planned"))
    if not found.says_money:
        why = (
            N_("No measure says anything about money: fill in cost, budget_line or within_frame.")
            if found.live or found.without_status
            else N_("No plan has measures that are planned or begun: fill in measures.")
        )
        return Section("economy", title, (Phrase(why),))
    blocks: list[Block] = []
    if found.unfunded:
        blocks.append(_unfunded(found))
    if found.years:
        blocks.append(_ambition(found))
    return Section("economy", title, tuple(_lead(found)), tuple(blocks))


def _lead(found: Economy) -> Iterator[Fact]:
    costs = [cost for measure in found.unfunded if (cost := total_cost(measure)) is not None]
    values = {
        "unfunded": len(found.unfunded),
        "live": found.live,
        "cost": kroner(sum(costs, Decimal(0)), found.unit),
    }
    yield (
        Phrase(
            N_("Without money: {unfunded} of {live} planned or started measures; together they cost {cost}."), values
        )
        if costs
        else Phrase(N_("Without money: {unfunded} of {live} planned or started measures."), values)
    )
    if found.years and found.undated:
        undated = {"cost": kroner(found.undated, found.unit)}
        yield Phrase(N_("Measures for {cost} give no years, and are in no year of the table."), undated)
    if found.without_cost:
        measures = Counted(N_("{n} measure"), N_("{n} measures"), found.without_cost)
        yield Phrase(N_("Without a cost: {measures} planned or started."), {"measures": measures})
    if found.without_status:
        measures = Counted(N_("{n} measure"), N_("{n} measures"), found.without_status)
        yield Phrase(N_("Not counted, since no status is given: {measures}."), {"measures": measures})
    if not found.frame_of:
        yield Phrase(N_("No current økonomiplan gives a frame, so ambition cannot be held against it."))


def _unfunded(found: Economy) -> Table:
    """In the register's order; of many the costliest."""
    heads = (Heading(Phrase(N_("Measure"))), Heading(Phrase(N_("Plan"))), Heading(Phrase(N_("Cost")), is_number=True))
    caption = Phrase(N_("Planned or started measures without money"))
    shown = found.unfunded
    if len(shown) > _MOST_SHOWN:
        values = {"shown": _MOST_SHOWN, "all": len(shown)}
        caption = Phrase(N_("The {shown} costliest of {all} planned or started measures without money"), values)
        shown = tuple(sorted(shown, key=lambda measure: -(total_cost(measure) or 0))[:_MOST_SHOWN])
    return Table(
        caption,
        heads,
        tuple(
            (
                measure.named,
                measure.owner.named,
                Phrase(N_("not said")) if (cost := total_cost(measure)) is None else kroner(cost, found.unit),
            )
            for measure in shown
        ),
    )


def _ambition(found: Economy) -> Table:
    heads = (N_("The frame has"), N_("The lines hold"), N_("The measures cost"), N_("Frame less measures"))
    return Table(
        Phrase(N_("Planned and started measures against the frame of {plan}"), {"plan": found.frame_of}),
        (Heading(Phrase(N_("Year"))), *(Heading(Phrase(head), is_number=True) for head in heads)),
        tuple(
            (year.year, *(kroner(amount, found.unit) for amount in (year.frame, year.lines, year.cost, year.gap)))
            for year in found.years
        ),
    )
