"""What a register must declare somewhere before rules about its absence make sense (RULES.md, bare registers)."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from planaudit.findings import N_
from planaudit.graph.entry import PlanEntry
from planaudit.graph.reference import MONEY, Reference


class Thing(StrEnum):
    """Something that plans may declare."""

    EDGE = "edge"
    ECONOMIC_LINK = "economic link"
    MEASURE_MONEY = "measure money"
    GOAL = "goal"
    CONTENT = "content"
    EDGE_OR_MANDATE = "edge or mandate"
    PURPOSE = "purpose"
    PERIOD = "period"
    RESULTS = "results"
    MEASURE_FOLLOW_UP = "measure follow-up"
    POLITICAL_OWNER = "political owner"
    ADMINISTRATIVE_OWNER = "administrative owner"
    MANDATE = "mandate"
    DECISION = "decision"
    POLITICS_BEFORE = "politics before"
    WORKSHOPS = "workshops"
    KNOWLEDGE_BASE = "knowledge base"
    URL = "url"


WHAT_TO_FILL_IN: dict[Thing, str] = {
    Thing.EDGE: N_("no plan names another: fill in parent, follows_up or relates_to"),
    Thing.ECONOMIC_LINK: N_("no plan is linked to an economic plan: fill in economy, budget_line or budget_lines"),
    Thing.MEASURE_MONEY: N_("no measure says anything about money: fill in cost, budget_line or within_frame"),
    Thing.GOAL: N_("no plan has goals: fill in goals"),
    Thing.CONTENT: N_("no plan has goals or measures: fill in goals and measures"),
    Thing.EDGE_OR_MANDATE: N_("no plan names another or has a mandate: fill in parent, follows_up or mandate"),
    Thing.PURPOSE: N_("no plan states its purpose: fill in purpose and challenges"),
    Thing.PERIOD: N_("no plan has a period: fill in period"),
    Thing.RESULTS: N_("no plan reports results: fill in results"),
    Thing.MEASURE_FOLLOW_UP: N_("no measure says how far it has come: fill in status and responsible"),
    Thing.POLITICAL_OWNER: N_("no plan names a political owner: fill in owner.political"),
    Thing.ADMINISTRATIVE_OWNER: N_("no plan names an administrative owner: fill in owner.administrative"),
    Thing.MANDATE: N_("no plan has a mandate: fill in mandate, or decisions of the planstrategi"),
    Thing.DECISION: N_("no adoption names its body or case: fill in adopted.body and adopted.case"),
    Thing.POLITICS_BEFORE: N_(
        "no plan has participation, workshops or a mandate: fill in process.participation, process.workshops or mandate"
    ),
    Thing.WORKSHOPS: N_("no plan has workshops: fill in process.workshops"),
    Thing.KNOWLEDGE_BASE: N_("no plan has a knowledge base: fill in process.knowledge_base"),
    Thing.URL: N_("no plan says where it is published: fill in url"),
}
"""What the reader is told where nothing of the kind is declared."""


def is_declared(thing: Thing, plans: Iterable[PlanEntry], references: Iterable[Reference]) -> bool:
    """Whether some plan, whatever its status, declares the thing."""
    if thing is Thing.EDGE:
        return any(reference.is_edge for reference in references)
    if thing is Thing.ECONOMIC_LINK:
        return any(reference.relation in MONEY for reference in references)
    if thing is Thing.EDGE_OR_MANDATE:
        return any(reference.is_edge for reference in references) or any(entry.plan.mandate for entry in plans)
    if thing is Thing.MEASURE_MONEY and any(reference.relation in MONEY for reference in references):
        return True
    declares = _DECLARES[thing]
    return any(declares(entry) for entry in plans)


_DECLARES: dict[Thing, Callable[[PlanEntry], object]] = {
    Thing.MEASURE_MONEY: lambda entry: any(m.cost is not None or m.within_frame for m in entry.plan.measures),
    Thing.GOAL: lambda entry: entry.plan.goals,
    Thing.CONTENT: lambda entry: entry.plan.goals or entry.plan.measures,
    Thing.PURPOSE: lambda entry: entry.plan.purpose or entry.plan.challenges,
    Thing.PERIOD: lambda entry: entry.plan.period,
    Thing.RESULTS: lambda entry: entry.plan.results,
    Thing.MEASURE_FOLLOW_UP: lambda entry: any(m.status or m.responsible for m in entry.plan.measures),
    Thing.POLITICAL_OWNER: lambda entry: entry.plan.owner and entry.plan.owner.political,
    Thing.ADMINISTRATIVE_OWNER: lambda entry: entry.plan.owner and entry.plan.owner.administrative,
    Thing.MANDATE: lambda entry: (
        entry.plan.mandate or (entry.plan.decisions and (entry.plan.decisions.revise or entry.plan.decisions.initiate))
    ),
    Thing.DECISION: lambda entry: entry.plan.adopted and (entry.plan.adopted.body or entry.plan.adopted.case),
    Thing.POLITICS_BEFORE: lambda entry: (
        entry.plan.mandate
        or (entry.plan.process and (entry.plan.process.participation or entry.plan.process.workshops))
    ),
    Thing.WORKSHOPS: lambda entry: entry.plan.process and entry.plan.process.workshops,
    Thing.KNOWLEDGE_BASE: lambda entry: entry.plan.process and entry.plan.process.knowledge_base,
    Thing.URL: lambda entry: entry.plan.url,
}
