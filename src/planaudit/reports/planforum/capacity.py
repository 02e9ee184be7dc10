"""Whether there are people enough for the plans: the person-years that they take each year, of those there are."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from planaudit.findings import N_, Bare, Counted, Joined, Phrase
from planaudit.graph.plan_graph import PlanGraph
from planaudit.reports.page import Bar, Bars


class Capacity(NamedTuple):
    """A year's person-years: what all plans take, and what there is; None where no capacity is set."""

    year: int
    planned: Decimal
    capacity: Decimal | None

    @property
    def is_exceeded(self) -> bool:
        """Whether the plans take more than there is."""
        return self.capacity is not None and self.planned > self.capacity


def capacity(register: PlanGraph) -> tuple[Capacity, ...]:
    """This year and the coming ones, as far as some plan or the portfolio tells of them."""
    planned: dict[int, Decimal] = {}
    for plan in register.plans.values():
        for year, effort in (plan.plan.effort or {}).items():
            planned[year] = planned.get(year, Decimal(0)) + effort
    there_is = register.portfolio.planning_capacity or {}
    years = sorted(year for year in planned.keys() | there_is.keys() if year >= register.as_of.year)
    return tuple(Capacity(year, planned.get(year, Decimal(0)), there_is.get(year)) for year in years)


def capacity_said(years: tuple[Capacity, ...], telling: int, works: int) -> Iterator[Phrase]:
    """The years in which plans take too much, and what is missing: `telling` of `works` plans say what they take."""
    if works and not years:
        yield Phrase(
            N_(
                "Whether there is capacity for this is not known: fill in effort, and planning_capacity in"
                " planaudit.yaml."
            )
        )
        return
    for year in years:
        if year.capacity is not None and year.is_exceeded:
            values = {
                "year": Bare(str(year.year)),
                "planned": year.planned.normalize(),
                "gap": (year.planned - year.capacity).normalize(),
                "capacity": year.capacity.normalize(),
            }
            yield Phrase(
                N_("{year}: the plans take {planned} person-years, {gap} more than the {capacity} there are."), values
            )
    if unset := [Bare(str(year.year)) for year in years if year.capacity is None]:
        yield Phrase(
            N_("No capacity is set for {years}: fill in planning_capacity in planaudit.yaml."),
            {"years": Joined(tuple(unset))},
        )
    if telling < works:
        yield Phrase(
            N_("Person-years are told for {telling} of {works} in the making: fill in effort."),
            {"telling": telling, "works": Counted(N_("{n} plan"), N_("{n} plans"), works)},
        )


def capacity_bars(years: tuple[Capacity, ...]) -> Bars:
    """A bar a year."""
    return Bars(
        Phrase(N_("Person-years that the plans take, of those there are")),
        tuple(
            Bar(
                Bare(str(year.year)),
                year.planned.normalize(),
                year.capacity.normalize() if year.capacity is not None else None,
            )
            for year in years
        ),
    )
