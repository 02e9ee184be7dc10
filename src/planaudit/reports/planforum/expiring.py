"""Plans that run out in the twelve months to come, and whether something is under way to take over."""

from datetime import date
from typing import NamedTuple

from planaudit.findings import N_, Counted, Joined, Named, Phrase
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation
from planaudit.model.council import years_after
from planaudit.model.kind import SERIES, Kind
from planaudit.model.status import Standing
from planaudit.reports.owners import owners_in
from planaudit.reports.page import Heading, Section, Table


class Expiry(NamedTuple):
    """A plan in force, the last day of its period, who answers for it, and the plans in work that would replace it."""

    entry: PlanEntry
    end: date
    owners: tuple[str, ...]
    successors: tuple[Named, ...]

    @property
    def needs_a_decision(self) -> bool:
        """Whether nothing is under way; plans that are renewed every year by law, and the units' own, are left out."""
        is_routine = self.entry.kind in SERIES or self.entry.kind is Kind.VIRKSOMHETSPLAN
        return not (self.successors or is_routine or self.entry.standing is Standing.UNDER_REVISION)


class Expiring(NamedTuple):
    """The plans in order of their last day, of how many in force that have one; the others are counted."""

    until: date
    plans: tuple[Expiry, ...]
    with_an_end: int
    in_force: int


def expiring(register: PlanGraph) -> Expiring:
    """Look at the periods of all plans in force that are not said to be valid until replaced."""
    until = years_after(register.as_of, 1)
    ends = [(end, plan) for plan in register.in_force if (end := plan.last_day) is not None]
    soon = sorted((end, plan.id) for end, plan in ends if register.as_of <= end <= until)
    return Expiring(
        until,
        tuple(_expiry(register, register.plans[plan], end) for end, plan in soon),
        with_an_end=len(ends),
        in_force=len(register.in_force),
    )


def _expiry(register: PlanGraph, plan: PlanEntry, end: date) -> Expiry:
    successors = [
        source.owner.named
        for source in register.sources(plan, Relation.REPLACES)
        if not source.owner.in_force and not source.owner.standing.retired
    ]
    return Expiry(plan, end, register.ask(owners_in).of(plan.plan), tuple(sorted(successors)))


def expiring_section(found: Expiring) -> Section:
    """One row a plan."""
    values = {
        "plans": Counted(N_("{n} plan"), N_("{n} plans"), len(found.plans)),
        "dated": found.with_an_end,
        "all": found.in_force,
        "until": found.until,
    }
    lead = (
        Phrase(N_("To run out by {until}: {plans}, of {dated} with an end, among {all} in force."), values)
        if found.plans
        else Phrase(N_("To run out by {until}: none of {dated} plans with an end, among {all} in force."), values)
    )
    heads = (N_("Runs out"), N_("Plan"), N_("Owner"), N_("Takes over"))
    rows = tuple(
        (
            plan.end,
            plan.entry.named,
            Joined(plan.owners, "; ") if plan.owners else Phrase(N_("not said")),
            Joined(plan.successors) if plan.successors else _what_goes_on(plan),
        )
        for plan in found.plans
    )
    table = Table(Phrase(N_("Plans that run out")), tuple(Heading(Phrase(head)) for head in heads), rows)
    return Section("expiring", Phrase(N_("Run out within twelve months")), (lead,), (table,) if rows else ())


def _what_goes_on(plan: Expiry) -> Phrase:
    if plan.entry.standing is Standing.UNDER_REVISION:
        return Phrase(N_("it is under revision"))
    return Phrase(N_("nothing in the register") if plan.needs_a_decision else N_("its next yearly edition"))
