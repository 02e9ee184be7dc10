"""What data can answer of the founding report's learning questions (KS-FoU 2022, chapters 4.3, 5.3 and 6.4).

Each answer counts something of something, or is None where the register does not hold what it would count.
"""

from collections.abc import Iterable
from decimal import Decimal

from planaudit.findings import N_, Phrase
from planaudit.graph.anchoring import Anchoring
from planaudit.graph.entry import PlanEntry
from planaudit.graph.follow_up import FollowUp
from planaudit.graph.mandate import Mandate
from planaudit.graph.measure_follow_up import measures_in_force
from planaudit.graph.merging import merge_candidates
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reporting import Reporting
from planaudit.graph.theme import share_a_theme
from planaudit.graph.thing import Thing
from planaudit.model.council import years_after
from planaudit.model.measure import MeasureStatus
from planaudit.reports.completeness import own_plans_in_force
from planaudit.reports.counted import plans_in_force, plans_under_way, strategic_plans_in_force
from planaudit.reports.planforum.conflicts import GoalConflicts
from planaudit.reports.planforum.ownership import Ownership
from planaudit.reports.planforum.pipeline import Pipeline
from planaudit.reports.planforum.volume import Volume


def in_development(register: PlanGraph) -> list[PlanEntry]:
    """The council's own plans that are being made or revised."""
    return [e for e in register.plans.values() if e.standing.in_development and e.is_the_councils_own]


def integration(register: PlanGraph) -> Phrase | None:
    """How many strategic plans in force lead up to the samfunnsdel, and how many are followed up with money."""
    if not register.declares(Thing.EDGE):
        return None
    plans, anchoring = register.strategic_in_force, register.ask(Anchoring)
    values = {
        "anchored": sum(anchoring.is_anchored(plan) is True for plan in plans),
        "funded": _followed_up(register, plans),
        "plans": len(plans),
    }
    return Phrase(
        N_(
            "Of {plans} strategic plans in force {anchored} lead up to the samfunnsdel, and {funded} to a current"
            " economic plan."
        ),
        values,
    )


def _followed_up(register: PlanGraph, plans: Iterable[PlanEntry]) -> int:
    follow_up = register.ask(FollowUp)
    return sum(follow_up.is_followed_up(plan) is True for plan in plans)


def capacity(found: Pipeline) -> Phrase | None:
    """In how many years the plans take more person-years than there are."""
    years = [year for year in found.capacity if year.capacity is not None]
    over = [year for year in years if year.planned > (year.capacity or Decimal(0))]
    values = {"over": len(over), "years": len(years)}
    return (
        Phrase(
            N_("In {over} of {years} years whose capacity is set the plans take more person-years than there are."),
            values,
        )
        if years
        else None
    )


def loyalty(register: PlanGraph) -> Phrase | None:
    """Money and reports for this council's plans, beside those of earlier councils."""
    mandate = register.ask(Mandate)
    plans = own_plans_in_force(register)
    own = [plan for plan in plans if mandate.is_the_sitting_councils(plan.adoption) is True]
    older = [plan for plan in plans if mandate.is_the_sitting_councils(plan.adoption) is False]
    if not own or not older or not (register.declares(Thing.ECONOMIC_LINK) or register.declares(Thing.RESULTS)):
        return None
    return Phrase(
        N_(
            "Of this council's {own} plans {own_funded} are followed up with money and {own_reported} reported on in"
            " the last year; of earlier councils' {older}, {older_funded} and {older_reported}."
        ),
        {
            "own": len(own),
            "own_funded": _followed_up(register, own),
            "own_reported": _reported(register, own),
            "older": len(older),
            "older_funded": _followed_up(register, older),
            "older_reported": _reported(register, older),
        },
    )


def _reported(register: PlanGraph, plans: Iterable[PlanEntry]) -> int:
    """How many had something reported of them within the last year, for certain."""
    reporting, since = register.ask(Reporting), years_after(register.as_of, -1)
    return sum(reporting.is_reported_since(plan, since) is True for plan in plans)


def citing(register: PlanGraph) -> Phrase | None:
    """How many plans in the making name a plan in force in their theme."""
    plans = [plan for plan in in_development(register) if plan.plan.theme]
    if not plans or not register.declares(Thing.EDGE):
        return None
    citing_plans = {
        link.owner.id
        for link in register.links
        if (target := link.target_plan)
        and target.in_force
        and target is not link.owner
        and share_a_theme(link.owner, target)
    }
    values = {"citing": sum(plan.id in citing_plans for plan in plans), "plans": plans_under_way(len(plans))}
    return Phrase(N_("{citing} of {plans} name a plan in force in their theme."), values)


def anchored_in_the_council(found: Ownership) -> Phrase | None:
    """The share with the sitting council's word."""
    values = {"word": found.with_its_word, "plans": plans_in_force(found.plans)}
    return Phrase(N_("This council has given its word on {word} of {plans}."), values) if found.plans else None


def conflicts_explained(found: GoalConflicts) -> Phrase | None:
    """Declared conflicts, and undeclared ones."""
    values = {"declared": len(found.declared), "settled": found.settled, "found": len(found.found)}
    if not (found.declared or found.found):
        return None
    return Phrase(
        N_(
            "Declared conflicts: {declared}, of which {settled} settled. Undeclared ones that the audit finds: {found}."
        ),
        values,
    )


def balance(register: PlanGraph) -> Phrase | None:
    """Plans in the making beside plans that are carried out and reported on."""
    plans = own_plans_in_force(register)
    values = {
        "making": len(in_development(register)),
        "plans": plans_in_force(len(plans)),
        "reported": _reported(register, plans),
    }
    if not register.declares(Thing.RESULTS):
        return None
    return Phrase(
        N_("In the making: {making}. Reported on in the last year: {reported} of {plans}."),
        values,
    )


def too_many(register: PlanGraph, found: Volume) -> Phrase | None:
    """The number of strategic plans against the limit, and how many could be one."""
    groups = list(merge_candidates(register))
    values = {
        "plans": found.strategic,
        "limit": found.limits.max_plans,
        "mergeable": sum(map(len, groups)),
    }
    if found.limits.max_plans is None:
        return Phrase(
            N_("Strategic plans in force: {plans}, and no limit; {mergeable} of them could be merged with another."),
            values,
        )
    return Phrase(
        N_("Strategic plans in force: {plans} of at most {limit}; {mergeable} of them could be merged with another."),
        values,
    )


def dependence(register: PlanGraph) -> Phrase | None:
    """How many strategic plans in force tell of another plan, or are told of."""
    plans = register.strategic_in_force
    if not plans:
        return None
    linked = {plan.id for link in register.links if link.fits for plan in (link.owner, link.target_plan) if plan}
    values = {"linked": sum(plan.id in linked for plan in plans), "plans": strategic_plans_in_force(len(plans))}
    return Phrase(N_("{linked} of {plans} are linked to another plan."), values)


def force(register: PlanGraph) -> Phrase | None:
    """From adopted, by way of money, to reports and measures that are done."""
    plans, measures = own_plans_in_force(register), list(measures_in_force(register))
    if not (register.declares(Thing.ECONOMIC_LINK) or measures or register.declares(Thing.RESULTS)):
        return None
    told = [measure for measure in measures if measure.measure.status is not None]
    return Phrase(
        N_(
            "Of {plans} {funded} are followed up with money and {reported} reported on in the last year;"
            " {done} of {measures} measures that tell a status are done."
        )
        if told
        else N_(
            "Of {plans} {funded} are followed up with money and {reported} reported on in the last year;"
            " no measure tells a status."
        )
        if measures
        else N_(
            "Of {plans} {funded} are followed up with money and {reported} reported on in the last year;"
            " none has measures."
        ),
        {
            "plans": plans_in_force(len(plans)),
            "funded": _followed_up(register, plans),
            "reported": _reported(register, plans),
            "done": sum(measure.measure.status is MeasureStatus.DONE for measure in told),
            "measures": len(told),
        },
    )
