"""Every plan in force: what it stands under, whose it is, and how far it is followed up."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from planaudit.findings import N_, Counted, Joined, Named, Phrase, Quoted, Term
from planaudit.graph.attainment import has_reached_its_target
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

    `done` of the `measures` that tell a status are done, and `met` of the `weighed` goals, which tell a target and a
    result, are reached.
    `end` is the last day of its period, None too where it stays in force until replaced; `has_run_out` tells whether
    that is past.
    """

    plan: PlanEntry
    above: tuple[Named, ...]
    theme: str
    has_our_word: bool | None
    is_funded: bool | None
    is_reported: bool | None
    measures: int
    done: int
    weighed: int
    met: int
    end: date | None
    has_run_out: bool


class FollowedUp(NamedTuple):
    """The council's own plans in force, by level and theme."""

    plans: tuple[PlanStatus, ...]

    def count(self, answer: str) -> int:
        """How many plans have yes for an answer."""
        return sum(getattr(plan, answer) is True for plan in self.plans)

    def tells(self, answer: str) -> bool:
        """Whether the register tells it of any plan, or there is none to tell it of."""
        return not self.plans or any(getattr(plan, answer) is not None for plan in self.plans)

    def with_our_word(self, answer: bool) -> "FollowedUp":
        """Only those that this council has adopted or said go on; or only those that it has not, as far as is known."""
        return FollowedUp(tuple(plan for plan in self.plans if (plan.has_our_word is True) is answer))


def followed_up(register: PlanGraph) -> FollowedUp:
    """Ask of each plan in force."""
    plans = sorted(
        own_plans_in_force(register),
        key=lambda e: (e.kind.level is None, e.kind.level or 0, e.plan.main_theme or "", e.id),
    )
    return FollowedUp(tuple(_status(register, plan) for plan in plans))


def _status(register: PlanGraph, plan: PlanEntry) -> PlanStatus:
    titles = {theme.id: theme.title or theme.id for theme in register.portfolio.themes}
    told = [m for m in register.elements_of(plan, Nature.MEASURE) if m.measure.status is not None]
    reached = [has_reached_its_target(register, goal) for goal in register.elements_of(plan, Nature.GOAL)]
    end = plan.last_day
    asks_for_money = plan.is_strategic and register.declares(Thing.ECONOMIC_LINK)
    since = years_after(register.as_of, -1)
    return PlanStatus(
        plan,
        tuple(above.named for above in register.ask(Hierarchy).above(plan)),
        titles.get(plan.plan.main_theme or "", plan.plan.main_theme or ""),
        register.ask(Mandate).has_the_sitting_councils_word(plan),
        register.ask(FollowUp).is_followed_up(plan) if asks_for_money else None,
        register.ask(Reporting).is_reported_since(plan, since) if register.declares(Thing.RESULTS) else None,
        len(told),
        sum(measure.measure.status is MeasureStatus.DONE for measure in told),
        sum(answer is not None for answer in reached),
        reached.count(True),
        end,
        end is not None and end < register.as_of,
    )


def plans_section(found: FollowedUp, trend: Iterable[Phrase]) -> Section:
    """What there is, what it stands under, and how many strategic ones there are beside earlier."""
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
    ).told
    plans = Counted(N_("{n} plan"), N_("{n} plans"), len(found.plans))
    values = {"plans": plans, "tied": sum(bool(status.above) for status in found.plans)}
    lead = [Phrase(N_("{plans} in force; what it stands under is told by {tied} of them."), values), *trend]
    title = Phrase(N_("What plans do we have, and how do they hang together?"))
    return Section("plans", title, tuple(lead), (table,) if found.plans else ())


def status_section(found: FollowedUp) -> Section:
    """How far each is followed up, those before this council beside its own."""
    heads = (
        N_("Plan"),
        N_("Our word"),
        N_("Money"),
        N_("Reported"),
        N_("Measures done"),
        N_("Goals reached"),
        N_("Runs out"),
    )
    counted = (N_("Measures done"), N_("Goals reached"))
    rows: tuple[tuple[Fact, ...], ...] = tuple(
        (
            status.plan.named,
            _answer(status.has_our_word),
            _answer(status.is_funded) if status.plan.is_strategic else None,
            _answer(status.is_reported),
            _part(status.done, status.measures),
            _part(status.met, status.weighed),
            Phrase(N_("ran out {end}"), {"end": status.end}) if status.has_run_out else status.end,
        )
        for status in found.plans
    )
    caption = Phrase(
        N_("Our word: this council has adopted the plan, or said that it goes on. Reported: the last year")
    )
    table = Table(caption, tuple(Heading(Phrase(head), is_number=head in counted) for head in heads), rows).told
    title = Phrase(N_("How far are they carried out?"))
    return Section("status", title, (), (_summary(found), table) if rows else ())


def _summary(found: FollowedUp) -> Table:
    heads = (N_("Plans"), N_("Reported"), N_("Period past"), N_("Measures done"), N_("Goals reached"), N_("With money"))
    return Table(
        Phrase(
            N_(
                "In short. Money is asked of strategic plans; goals that tell a target and a result are weighed, and"
                " measures that tell a status"
            )
        ),
        (Heading(Phrase(N_("Whose"))), *(Heading(Phrase(head), is_number=True) for head in heads)),
        (
            _row(N_("adopted by this council, or said to go on"), found.with_our_word(True)),
            _row(N_("of earlier councils, or not known whose"), found.with_our_word(False)),
            _row(N_("all in force"), found),
        ),
    ).told


def _row(whose: str, found: FollowedUp) -> tuple[Fact, ...]:
    return (
        Phrase(whose),
        len(found.plans),
        found.count("is_reported") if found.tells("is_reported") else Phrase(N_("not known")),
        found.count("has_run_out"),
        _part(sum(status.done for status in found.plans), sum(status.measures for status in found.plans)),
        _part(sum(status.met for status in found.plans), sum(status.weighed for status in found.plans)),
        _part(found.count("is_funded"), sum(status.plan.is_strategic for status in found.plans))
        if found.tells("is_funded")
        else Phrase(N_("not known")),
    )


def _part(part: int, whole: int) -> Phrase | None:
    return Phrase(N_("{part} of {whole}"), {"part": part, "whole": whole}) if whole else None


def _answer(answer: bool | None) -> Phrase:
    return Phrase({True: N_("yes"), False: N_("no"), None: N_("not known")}[answer])
