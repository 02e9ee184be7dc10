"""The deadlines of the law in the sitting council's term, reckoned from its constituting meeting."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from planaudit.findings import N_, Counted, Phrase
from planaudit.graph.mandate import Mandate
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.council import TERM
from planaudit.model.kind import Kind
from planaudit.model.partial_date import PartialDate
from planaudit.reports.page import Fact, Heading, Section, Table


class Deadline(NamedTuple):
    """What is to be done by a day, and what says so. `until` is the last day in time; `done` when it was, if known.

    `basis` is the law or the report that says so. What only happens that day, such as an election, is nobody's to do:
    `is_event`.
    """

    until: date
    what: Phrase
    basis: str
    done: PartialDate | None = None
    is_event: bool = False


class Calendar(NamedTuple):
    """The deadlines in order. `is_exact` tells whether the constituting meeting is declared to the day."""

    as_of: date
    constituted: date
    is_exact: bool
    deadlines: tuple[Deadline, ...]


def calendar(register: PlanGraph) -> Calendar:
    """Reckon from the constituting meeting; from 31 October where it is not declared."""
    council = register.sitting
    deadlines = sorted(_deadlines(register), key=lambda deadline: deadline.until)
    return Calendar(register.as_of, council.latest, council.is_exact, tuple(deadlines))


def _deadlines(register: PlanGraph) -> Iterator[Deadline]:
    council = register.sitting
    year = council.latest.year
    first_year, year_after = council.first_year_ends, date(year + 1, 12, 31)
    if not register.is_county:
        yield Deadline(
            first_year,
            Phrase(N_("adopt the planstrategi; it is public for 30 days before")),
            N_("pbl § 10-1"),
            _planstrategi(register),
        )
        yield Deadline(
            first_year,
            Phrase(N_("decide on the samfunnsdel: renew it, or say that it goes on")),
            N_("KS-FoU 2022, 7.5"),
            _samfunnsdel(register),
        )
        licences = Phrase(N_("licences to serve alcohol end"))
        yield Deadline(date(year + 1, 9, 30), licences, N_("alkoholloven § 1-6"), is_event=True)
    yield Deadline(year_after, Phrase(N_("adopt the rules of delegation")), N_("kommuneloven § 5-14"))
    yield Deadline(
        year_after,
        Phrase(N_("adopt the plan for performance audits")),
        N_("kommuneloven § 23-3"),
        _answered(register, "23-3"),
    )
    yield Deadline(
        year_after,
        Phrase(N_("adopt the plan for ownership control")),
        N_("kommuneloven § 23-4"),
        _answered(register, "23-4"),
    )
    for number in range(year, year + TERM):
        what = Phrase(
            N_("adopt the økonomiplan from {year} and the budget; public for 14 days before"), {"year": number + 1}
        )
        yield Deadline(date(number, 12, 31), what, N_("kommuneloven § 14-3"), _okonomiplan(register, number + 1))
    election = register.councils.election_day(council.elected + TERM)
    following = register.councils.following(council)
    yield Deadline(
        following.latest,
        Phrase(N_("adopt an eierskapsmelding at least once before this")),
        N_("kommuneloven § 26-1"),
        _answered(register, "26-1"),
    )
    next_election, meeting = (
        Phrase(N_("election of the next council")),
        Phrase(N_("the next council's constituting meeting")),
    )
    yield Deadline(election.last, next_election, N_("valgloven"), is_event=True)
    yield Deadline(following.latest, meeting, N_("kommuneloven § 7-1"), is_event=True)


def _answered(register: PlanGraph, section: str) -> PartialDate | None:
    """When this council first adopted what a section of kommuneloven demands, by `required_plans` and `covers`."""
    wanted = {
        required.id
        for required in register.portfolio.required_plans
        if (basis := (required.basis or "").casefold()).startswith("kommunelov") and basis.endswith(section)
    }
    mandate = register.ask(Mandate)
    return _first(
        plan.adoption
        for plan in register.plans.values()
        if not wanted.isdisjoint(plan.plan.covers) and mandate.is_the_sitting_councils(plan.adoption)
    )


def _planstrategi(register: PlanGraph) -> PartialDate | None:
    return _first(plan.adoption for plan in register.ask(Mandate).planning_strategies())


def _samfunnsdel(register: PlanGraph) -> PartialDate | None:
    mandate = register.ask(Mandate)
    return _first(
        decided
        for plan in register.of_kind(Kind.SAMFUNNSDEL)
        if plan.in_force
        for decided in (plan.adoption, *mandate.reaffirmations(plan))
        if mandate.is_the_sitting_councils(decided)
    )


def _okonomiplan(register: PlanGraph, first_year: int) -> PartialDate | None:
    return _first(
        plan.adoption
        for plan in register.of_kind(Kind.OKONOMIPLAN)
        if plan.plan.period and plan.plan.period.start and plan.plan.period.start.year == first_year
        if plan.adoption and plan.adoption.first <= register.as_of
    )


def _first(decided: Iterable[PartialDate | None]) -> PartialDate | None:
    return min((date for date in decided if date), default=None)


def calendar_section(found: Calendar) -> Section:
    """One table in order of days."""
    lead = (
        Phrase(N_("Reckoned from the constituting meeting on {day}."), {"day": found.constituted})
        if found.is_exact
        else Phrase(
            N_(
                "Reckoned from {day}, the last day for the constituting meeting: declare it under councils to be exact."
            ),
            {"day": found.constituted},
        )
    )
    heads = (N_("By"), N_("What"), N_("Basis"), N_("Done or days left"))
    table = Table(
        Phrase(N_("Deadlines in this council's term")),
        tuple(Heading(Phrase(head)) for head in heads),
        tuple(
            (
                deadline.until,
                deadline.what,
                Phrase(deadline.basis),
                _state(deadline, found.as_of),
            )
            for deadline in found.deadlines
        ),
    )
    return Section("calendar", Phrase(N_("How do we work, and by when?")), (lead,), (table,))


def _state(deadline: Deadline, as_of: date) -> Fact:
    if deadline.done:
        return Phrase(N_("done {day}"), {"day": deadline.done})
    left = (deadline.until - as_of).days
    if left < 0:
        return Phrase(N_("past") if deadline.is_event else N_("past, not recorded as done"))
    return Counted(N_("{n} day"), N_("{n} days"), left)
