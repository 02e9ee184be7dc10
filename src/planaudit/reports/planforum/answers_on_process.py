"""What data can answer of the learning questions on how plans are made: workshops, participation, knowledge."""

from statistics import median_low

from planaudit.findings import N_, Counted, Phrase, Report
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.model.council import years_after
from planaudit.model.process import Workshop
from planaudit.reports.counted import plans_under_way, plans_with_participation
from planaudit.reports.planforum.answers import in_development
from planaudit.reports.planforum.pipeline import months_between


def process_described(register: PlanGraph) -> Phrase | None:
    """How many plans in the making say how they come about."""
    plans = in_development(register)
    values = {"said": sum(plan.plan.process is not None for plan in plans), "plans": plans_under_way(len(plans))}
    return Phrase(N_("{said} of {plans} tell of their process."), values) if plans else None


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
    return Phrase(N_("Political workshops since {since}: {workshops}, of which {cross} cross-party."), values)


def streaming(register: PlanGraph) -> Phrase | None:
    """How many workshops were streamed, of those that say."""
    said = [workshop for workshop in _workshops(register) if workshop.streamed is not None]
    values = {"streamed": sum(workshop.streamed is True for workshop in said), "said": len(said)}
    return Phrase(N_("{streamed} of {said} political workshops that tell were streamed."), values) if said else None


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


def guidance(register: PlanGraph) -> Phrase | None:
    """How long the council has sat; when its members were told is in no plan file."""
    took_office = register.sitting.latest
    if took_office > register.as_of:
        return None
    values = {
        "day": took_office,
        "months": Counted(N_("{n} month"), N_("{n} months"), months_between(took_office, register.as_of)),
    }
    return Phrase(
        N_(
            "planaudit report council tells all four. The council took office {day}, {months} ago; whether its members"
            " have been told is not in the register."
        ),
        values,
    )


def participation(register: PlanGraph) -> Phrase | None:
    """How long the public was heard, and in how many plans politicians met after that had begun."""
    held = [
        (process, min(begun))
        for plan in register.plans.values()
        if plan.is_the_councils_own and (process := plan.plan.process)
        if (begun := [round_.from_.first for round_ in process.participation if round_.from_])
    ]
    if not held:
        return None
    rounds = [(r.to.last - r.from_.first).days + 1 for p, _ in held for r in p.participation if r.from_ and r.to]
    met = sum(any(w.date and w.date.first > begun for w in process.workshops) for process, begun in held)
    values: dict[str, object] = {"plans": plans_with_participation(len(held)), "met": met}
    if not rounds:
        return Phrase(N_("In {met} of {plans} politicians met again after its start."), values)
    values["days"] = Counted(N_("{n} day"), N_("{n} days"), median_low(rounds))
    return Phrase(
        N_("In {met} of {plans} politicians met again after its start; a round of it lasted {days} at the median."),
        values,
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
        "plans": plans_with_participation(len(held)),
        "open": sum(plan in open_ for plan in held),
    }
    return Phrase(N_("In {first} of {plans} politics came first; in {open} dates do not tell."), values)


def first_workshop(register: PlanGraph) -> Phrase | None:
    """How long the work had gone on when politicians first met about it."""
    processes = [e.plan.process for e in register.plans.values() if e.is_the_councils_own and e.plan.process]
    days = [
        (min(dated) - process.started.first).days
        for process in processes
        if process.started
        if (dated := [workshop.date.first for workshop in process.workshops if workshop.date])
    ]
    if not days:
        return None
    values = {"told": len(days), "plans": len(processes), "days": median_low(days), "longest": max(days)}
    return Phrase(
        N_(
            "Days from the start to the first political workshop: {days} at the median, {longest} at most, in {told} of"
            " {plans} plans with a process."
        ),
        values,
    )
