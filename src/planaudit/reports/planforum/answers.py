"""What data can answer of the founding report's learning questions (KS-FoU 2022, chapters 4.3, 5.3 and 6.4).

Each answer counts something of something, or is None where the register does not hold what it would count.
"""

from collections.abc import Iterable
from decimal import Decimal
from statistics import median_low

from planaudit.findings import N_, Phrase, Report
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
from planaudit.model.process import Workshop
from planaudit.reports.completeness import own_plans_in_force
from planaudit.reports.planforum.conflicts import GoalConflicts
from planaudit.reports.planforum.ownership import Ownership
from planaudit.reports.planforum.pipeline import Pipeline
from planaudit.reports.planforum.volume import Volume


def in_development(register: PlanGraph) -> list[PlanEntry]:
    """The council's own plans that are being made or revised."""
    return [e for e in register.plans.values() if e.standing.in_development and e.is_the_councils_own]


def process_described(register: PlanGraph) -> Phrase | None:
    """How many plans in the making say how they come about."""
    plans = in_development(register)
    values = {"said": sum(plan.plan.process is not None for plan in plans), "plans": len(plans)}
    return Phrase(N_("{said} of {plans} plans in the making tell of their process."), values) if plans else None


def _workshops(register: PlanGraph) -> list[Workshop]:
    processes = (plan.plan.process for plan in register.plans.values() if plan.is_the_councils_own)
    return [workshop for process in processes if process for workshop in process.workshops]


def arenas(register: PlanGraph) -> Phrase | None:
    """Political workshops in the last twelve months, and how many were cross-party."""
    if not register.declares(Thing.WORKSHOPS):
        return None
    since = years_after(register.as_of, -1)
    held = [w for w in _workshops(register) if w.date and since <= w.date.first and w.date.last <= register.as_of]
    values = {"workshops": len(held), "cross": sum(w.cross_party is True for w in held), "since": since}
    return Phrase(N_("{workshops} political workshops since {since}, {cross} of them cross-party."), values)


def streaming(register: PlanGraph) -> Phrase | None:
    """How many workshops were streamed, of those that say."""
    said = [workshop for workshop in _workshops(register) if workshop.streamed is not None]
    values = {"streamed": sum(workshop.streamed is True for workshop in said), "said": len(said)}
    return Phrase(N_("{streamed} of {said} political workshops that tell were streamed."), values) if said else None


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
        Phrase(N_("In {over} of {years} years to come the plans take more person-years than there are."), values)
        if years
        else None
    )


def knowledge(register: PlanGraph) -> Phrase | None:
    """How many plans in the making have a knowledge base, and how many have taken it to a workshop."""
    plans = [plan.plan.process for plan in in_development(register) if plan.plan.process]
    if not plans:
        return None
    values = {
        "based": sum(process.knowledge_base is not None for process in plans),
        "discussed": sum(process.knowledge_base is not None and bool(process.workshops) for process in plans),
        "plans": len(plans),
    }
    return Phrase(
        N_("Of {plans} plans in the making {based} have a knowledge base, and {discussed} have held workshops too."),
        values,
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
    return sum(any(since <= d.first and d.last <= register.as_of for d in reporting.of_plan(plan)) for plan in plans)


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
    values = {"citing": sum(plan.id in citing_plans for plan in plans), "plans": len(plans)}
    return Phrase(N_("{citing} of {plans} plans in the making name a plan in force in their theme."), values)


def anchored_in_the_council(found: Ownership) -> Phrase | None:
    """The share with the sitting council's word."""
    values = {"word": found.with_its_word, "plans": found.plans}
    return Phrase(N_("{word} of {plans} plans in force have this council's word."), values) if found.plans else None


def conflicts_explained(found: GoalConflicts) -> Phrase | None:
    """Declared conflicts, and undeclared ones."""
    values = {"declared": len(found.declared), "settled": found.settled, "found": len(found.found)}
    if not (found.declared or found.found):
        return None
    return Phrase(
        N_("{declared} conflicts are declared, {settled} of them settled; {found} more are undeclared."), values
    )


def premises_first(register: PlanGraph, report: Report) -> Phrase | None:
    """In how many plans with participation politics came first, by the rule OWN005."""
    held = [
        plan.id
        for plan in register.plans.values()
        if (plan.in_force or plan.standing.in_development) and plan.is_the_councils_own
        if plan.plan.process and plan.plan.process.participation
    ]
    if not held or all(card.code != "OWN005" for card in report.rules):
        return None
    late = {finding.plan for finding in report.findings if finding.code == "OWN005"}
    open_ = {item.plan for item in report.not_evaluable if item.code == "OWN005"}
    values = {
        "first": sum(plan not in late | open_ for plan in held),
        "plans": len(held),
        "open": sum(plan in open_ for plan in held),
    }
    return Phrase(
        N_("In {first} of {plans} plans with participation politics came first; in {open} dates do not tell."), values
    )


def first_workshop(register: PlanGraph) -> Phrase | None:
    """How long the work had gone on when politicians first met about it."""
    days = [
        (min(dated) - process.started.first).days
        for plan in register.plans.values()
        if (process := plan.plan.process) and process.started
        if (dated := [workshop.date.first for workshop in process.workshops if workshop.date])
    ]
    if not days:
        return None
    values = {"plans": len(days), "days": median_low(days), "longest": max(days)}
    return Phrase(
        N_(
            "In {plans} plans that tell, the first workshop came {days} days into the work at the median, {longest} at"
            " most."
        ),
        values,
    )


def balance(register: PlanGraph) -> Phrase | None:
    """Plans in the making beside plans that are carried out and reported on."""
    plans = own_plans_in_force(register)
    values = {"making": len(in_development(register)), "plans": len(plans), "reported": _reported(register, plans)}
    if not register.declares(Thing.RESULTS):
        return None
    return Phrase(
        N_("{making} plans are in the making; {reported} of {plans} in force were reported on in the last year."),
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
            N_("{plans} strategic plans and no limit; {mergeable} of them could be merged with another."), values
        )
    return Phrase(
        N_("{plans} strategic plans against a limit of {limit}; {mergeable} of them could be merged with another."),
        values,
    )


def dependence(register: PlanGraph) -> Phrase | None:
    """How many strategic plans in force tell of another plan, or are told of."""
    plans = register.strategic_in_force
    if not plans:
        return None
    linked = {plan.id for link in register.links if link.fits for plan in (link.owner, link.target_plan) if plan}
    values = {"linked": sum(plan.id in linked for plan in plans), "plans": len(plans)}
    return Phrase(N_("{linked} of {plans} strategic plans in force are linked to another plan."), values)


def force(register: PlanGraph) -> Phrase | None:
    """From adopted, by way of money, to reports and measures that are done."""
    plans, measures = own_plans_in_force(register), list(measures_in_force(register))
    if not (register.declares(Thing.ECONOMIC_LINK) or measures or register.declares(Thing.RESULTS)):
        return None
    return Phrase(
        N_(
            "Of {plans} plans in force {funded} are followed up with money and {reported} reported on in the last year;"
            " {done} of {measures} measures are done."
        ),
        {
            "plans": len(plans),
            "funded": _followed_up(register, plans),
            "reported": _reported(register, plans),
            "done": sum(measure.measure.status is MeasureStatus.DONE for measure in measures),
            "measures": len(measures),
        },
    )
