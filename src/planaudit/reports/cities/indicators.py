"""What is compared: each indicator with its definition, and None where a register does not hold what it takes."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from planaudit.findings import N_, Phrase, Report
from planaudit.graph.anchoring import Anchoring
from planaudit.graph.entry import Nature, PlanEntry
from planaudit.graph.follow_up import FollowUp
from planaudit.graph.mandate import Mandate
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.standing import has_come_into_force
from planaudit.graph.thing import Thing
from planaudit.model.kind import Kind
from planaudit.model.portfolio import Governance
from planaudit.reports.completeness import own_plans_in_force
from planaudit.reports.page import Fact
from planaudit.reports.planforum.conflicts import goal_conflicts
from planaudit.reports.planforum.pipeline import months_between


class Indicator(NamedTuple):
    """A name, what exactly is counted, and how."""

    name: str
    definition: str
    of: Callable[[PlanGraph, Report], Fact]


def _of(part: int, whole: int) -> Phrase | None:
    return Phrase(N_("{part} of {whole}"), {"part": part, "whole": whole}) if whole else None


def _governance(register: PlanGraph, report: Report) -> Fact:
    named = {Governance.FORMANNSKAP: N_("executive committee"), Governance.PARLAMENTARISK: N_("parliamentary")}
    governance = register.portfolio.municipality.governance
    return Phrase(named[governance]) if governance else None


def _inhabitants(register: PlanGraph, report: Report) -> Fact:
    return register.portfolio.municipality.population


def _established(register: PlanGraph, report: Report) -> Fact:
    return register.portfolio.municipality.established


def _latest(register: PlanGraph, kind: Kind) -> PlanEntry | None:
    """The plan in force of a kind that was adopted last."""
    dated = [plan for plan in register.of_kind(kind) if plan.in_force and plan.adoption]
    return max(dated, key=lambda plan: (str(plan.adoption), plan.id), default=None)


def _adopted(kind: Kind) -> Callable[[PlanGraph, Report], Fact]:
    def adopted(register: PlanGraph, report: Report) -> Fact:
        plan = _latest(register, kind)
        return plan.adoption if plan else None

    return adopted


def _months_in(kind: Kind) -> Callable[[PlanGraph, Report], Fact]:
    def months(register: PlanGraph, report: Report) -> Fact:
        plan = _latest(register, kind)
        if plan is None or plan.adoption is None:
            return None
        earliest, latest = register.ask(Mandate).councils_of(plan.adoption)
        constituted = register.councils.council(earliest).latest
        is_told = earliest == latest and constituted <= plan.adoption.first == plan.adoption.last
        return months_between(constituted, plan.adoption.first) if is_told else None

    return months


def _strategic(register: PlanGraph, report: Report) -> Fact:
    return len(register.strategic_in_force)


def _per_inhabitant(register: PlanGraph, report: Report) -> Fact:
    inhabitants = register.portfolio.municipality.population
    if not inhabitants:
        return None
    return (Decimal(len(register.strategic_in_force)) * 10_000 / inhabitants).quantize(Decimal("0.1"))


def _making(register: PlanGraph, report: Report) -> Fact:
    return sum(plan.standing.in_development for plan in register.plans.values() if plan.is_strategic)


def _number_of(*kinds: Kind) -> Callable[[PlanGraph, Report], Fact]:
    return lambda register, report: sum(plan.in_force for plan in register.of_kind(*kinds))


def _anchored(register: PlanGraph, report: Report) -> Fact:
    if not register.declares(Thing.EDGE):
        return None
    anchoring, plans = register.ask(Anchoring), register.strategic_in_force
    return _of(sum(anchoring.is_anchored(plan) is True for plan in plans), len(plans))


def _funded(register: PlanGraph, report: Report) -> Fact:
    if not register.declares(Thing.ECONOMIC_LINK):
        return None
    follow_up, plans = register.ask(FollowUp), register.strategic_in_force
    return _of(sum(follow_up.is_followed_up(plan) is True for plan in plans), len(plans))


def _with_word(register: PlanGraph, report: Report) -> Fact:
    """Plans whose dates leave it open are in neither number."""
    mandate = register.ask(Mandate)
    words = [mandate.has_the_sitting_councils_word(plan) for plan in own_plans_in_force(register)]
    return _of(words.count(True), words.count(True) + words.count(False))


def _run_out(register: PlanGraph, report: Report) -> Fact:
    ends = [end for plan in own_plans_in_force(register) if (end := plan.last_day)]
    return _of(sum(end < register.as_of for end in ends), len(ends))


def _replaced(register: PlanGraph, report: Report) -> Fact:
    """None where no plan says what it replaces."""
    if not register.whole_successors:
        return None
    return sum(
        any(later.in_force and has_come_into_force(later, register.as_of) for later in successors)
        for plan, successors in register.whole_successors.items()
        if plan in register.plans and register.plans[plan].in_force
    )


def _goals(register: PlanGraph, report: Report) -> Fact:
    goals = [
        goal
        for plan in register.of_kind(Kind.SAMFUNNSDEL)
        if plan.in_force
        for goal in register.elements_of(plan, Nature.GOAL)
    ]
    return len(goals) if goals else None


def _conflicts(register: PlanGraph, report: Report) -> Fact:
    found = goal_conflicts(register, report)
    return _of(found.settled, len(found.declared))


def _not_evaluable(register: PlanGraph, report: Report) -> Fact:
    return _of(len({item.code for item in report.not_evaluable}), report.summary.rules)


INDICATORS = (
    Indicator(N_("Governance"), N_("how the municipality is governed"), _governance),
    Indicator(N_("Inhabitants"), N_("as the register gives them"), _inhabitants),
    Indicator(N_("Established"), N_("the day a merged municipality began"), _established),
    Indicator(
        N_("Samfunnsdel adopted"), N_("the samfunnsdel in force that was adopted last"), _adopted(Kind.SAMFUNNSDEL)
    ),
    Indicator(
        N_("Samfunnsdel, months into the term"),
        N_("whole months from the constituting meeting of the council that adopted it, or from 31 October"),
        _months_in(Kind.SAMFUNNSDEL),
    ),
    Indicator(
        N_("Planstrategi adopted"), N_("the planstrategi in force that was adopted last"), _adopted(Kind.PLANSTRATEGI)
    ),
    Indicator(
        N_("Planstrategi, months into the term"),
        N_("reckoned as for the samfunnsdel; the law gives twelve"),
        _months_in(Kind.PLANSTRATEGI),
    ),
    Indicator(
        N_("Strategic plans"),
        N_("samfunnsdel, regional plans, kommunedelplaner, strategier, temaplaner and handlingsplaner in force"),
        _strategic,
    ),
    Indicator(
        N_("Per 10,000 inhabitants"), N_("strategic plans in force for each 10,000 inhabitants"), _per_inhabitant
    ),
    Indicator(N_("Kommunedelplaner"), N_("thematic kommunedelplaner in force"), _number_of(Kind.KOMMUNEDELPLAN)),
    Indicator(
        N_("Strategier and temaplaner"),
        N_("strategier and temaplaner in force"),
        _number_of(Kind.STRATEGI, Kind.TEMAPLAN),
    ),
    Indicator(N_("Handlingsplaner"), N_("handlingsplaner in force"), _number_of(Kind.HANDLINGSPLAN)),
    Indicator(N_("In the making"), N_("strategic plans that are being made or revised"), _making),
    Indicator(N_("Anchored"), N_("strategic plans in force that lead up to a samfunnsdel in force"), _anchored),
    Indicator(
        N_("Followed up with money"), N_("strategic plans in force that lead to a current economic plan"), _funded
    ),
    Indicator(
        N_("With the council's word"),
        N_("plans in force that the sitting council adopted or said go on, of those whose dates tell"),
        _with_word,
    ),
    Indicator(N_("Run out"), N_("plans in force whose period has ended, of those with an end"), _run_out),
    Indicator(N_("Replaced, still listed"), N_("listed as in force, but replaced by a plan in force"), _replaced),
    Indicator(N_("Goals of the samfunnsdel"), N_("goals, sub-goals and vision"), _goals),
    Indicator(N_("Conflicts settled"), N_("declared conflicts between goals with a resolution that holds"), _conflicts),
    Indicator(
        N_("Rules not evaluable"), N_("rules that lack facts, for the portfolio or for some plan"), _not_evaluable
    ),
)
