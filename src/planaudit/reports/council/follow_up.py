"""Every plan in force: what it stands under, whose it is, and how far it is followed up."""

from datetime import date
from typing import NamedTuple

from planaudit.findings import N_, Joined, Named, Phrase, Quoted, Term
from planaudit.graph.entry import Nature, PlanEntry
from planaudit.graph.follow_up import FollowUp
from planaudit.graph.hierarchy import Hierarchy
from planaudit.graph.mandate import Mandate
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reporting import Reporting
from planaudit.graph.thing import Thing
from planaudit.model.council import years_after
from planaudit.model.measure import MeasureStatus
from planaudit.reports.completeness import own_plans_in_force
from planaudit.reports.page import Fact, Heading, Section, Table


class PlanStatus(NamedTuple):
    """A plan in force. The three answers are None where the register does not tell; money is asked of strategic plans.

    `done` of `measures` are done; `end` is the last day of its period, and `has_run_out` tells whether that is past.
    """

    plan: PlanEntry
    above: tuple[Named, ...]
    theme: str
    has_our_word: bool | None
    is_funded: bool | None
    is_reported: bool | None
    measures: int
    done: int
    end: date | None
    has_run_out: bool


class FollowedUp(NamedTuple):
    """The council's own plans in force, by level and theme."""

    plans: tuple[PlanStatus, ...]

    def count(self, answer: str) -> int:
        """How many plans have yes for an answer."""
        return sum(getattr(plan, answer) is True for plan in self.plans)


def followed_up(register: PlanGraph) -> FollowedUp:
    """Ask of each plan in force."""
    plans = sorted(
        own_plans_in_force(register),
        key=lambda e: (e.kind.level is None, e.kind.level or 0, e.plan.main_theme or "", e.id),
    )
    return FollowedUp(tuple(_status(register, plan) for plan in plans))


def _status(register: PlanGraph, plan: PlanEntry) -> PlanStatus:
    titles = {theme.id: theme.title or theme.id for theme in register.portfolio.themes}
    measures = register.elements_of(plan, Nature.MEASURE)
    end = plan.plan.period.end if plan.plan.period else None
    asks_for_money = plan.is_strategic and register.declares(Thing.ECONOMIC_LINK)
    reports, since = register.ask(Reporting).of_plan(plan), years_after(register.as_of, -1)
    return PlanStatus(
        plan,
        tuple(above.named for above in register.ask(Hierarchy).above(plan)),
        titles.get(plan.plan.main_theme or "", plan.plan.main_theme or ""),
        register.ask(Mandate).has_the_sitting_councils_word(plan),
        register.ask(FollowUp).is_followed_up(plan) if asks_for_money else None,
        any(date.last >= since for date in reports) if register.declares(Thing.RESULTS) else None,
        len(measures),
        sum(measure.measure.status is MeasureStatus.DONE for measure in measures),
        end,
        end is not None and end < register.as_of,
    )


def plans_section(found: FollowedUp) -> Section:
    """What there is, and what it stands under."""
    heads = (N_("Plan"), N_("Kind"), N_("Theme"), N_("Stands under"))
    table = Table(
        Phrase(N_("The plans in force, by level and theme")),
        tuple(Heading(Phrase(head)) for head in heads),
        tuple(
            (
                status.plan.named,
                Term(status.plan.kind.value),
                Quoted(status.theme) if status.theme else None,
                Joined(status.above) if status.above else Phrase(N_("none")),
            )
            for status in found.plans
        ),
    )
    values = {"plans": len(found.plans), "tied": sum(bool(status.above) for status in found.plans)}
    lead = Phrase(N_("{plans} plans are in force, and {tied} of them say what they stand under."), values)
    title = Phrase(N_("What plans do we have, and how do they hang together?"))
    return Section("plans", title, (lead,), (table,) if found.plans else ())


def status_section(found: FollowedUp) -> Section:
    """How far each is followed up, those before this council beside its own."""
    heads = (N_("Plan"), N_("Our word"), N_("Money"), N_("Reported"), N_("Measures done"), N_("Runs out"))
    rows: tuple[tuple[Fact, ...], ...] = tuple(
        (
            status.plan.named,
            _answer(status.has_our_word),
            _answer(status.is_funded) if status.plan.is_strategic else None,
            _answer(status.is_reported),
            Phrase(N_("{done} of {all}"), {"done": status.done, "all": status.measures}) if status.measures else None,
            Phrase(N_("ran out {end}"), {"end": status.end}) if status.has_run_out else status.end,
        )
        for status in found.plans
    )
    caption = Phrase(
        N_("Our word: this council has adopted the plan, or said that it goes on. Reported: the last year")
    )
    lead = Phrase(
        N_(
            "Of {plans} plans in force {word} have this council's word, {reported} were reported on in the last year,"
            " and the period of {over} is past. Of {strategic} strategic ones {funded} are followed up in a current"
            " economic plan."
        ),
        {
            "plans": len(found.plans),
            "strategic": sum(status.plan.is_strategic for status in found.plans),
            "word": found.count("has_our_word"),
            "funded": found.count("is_funded"),
            "reported": found.count("is_reported"),
            "over": found.count("has_run_out"),
        },
    )
    table = Table(caption, tuple(Heading(Phrase(head)) for head in heads), rows)
    title = Phrase(N_("How far are they carried out?"))
    return Section("status", title, (lead,), (table,) if rows else ())


def _answer(answer: bool | None) -> Phrase:
    return Phrase({True: N_("yes"), False: N_("no"), None: N_("not known")}[answer])
