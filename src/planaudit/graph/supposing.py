"""The register as it would be if plans were repealed, merged or adopted on the day of the audit."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from planaudit.documents.document import Document
from planaudit.documents.load import Repository
from planaudit.findings import Pointer
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import DECISIONS, Reference, Relation
from planaudit.model.changed import changed
from planaudit.model.decision import Decision
from planaudit.model.partial_date import PartialDate
from planaudit.model.plan import Plan
from planaudit.model.status import Status
from planaudit.model.without import Route

_HISTORY = DECISIONS | {Relation.REPLACES}
"""What was said of a plan that has been merged since stays said of it."""


class Change(NamedTuple):
    """What is supposed: ids of plans. `into` is the plan that the merged ones become; it may be one of them, or new."""

    retire: frozenset[str] = frozenset()
    merge: frozenset[str] = frozenset()
    into: str | None = None
    adopt: frozenset[str] = frozenset()


class Supposed(NamedTuple):
    """The register as it would be. `moved` tells what the elements of merged plans are called now, by reference.

    `gone` are the plans that would no longer be in force because of the change, those that an adoption replaces among
    them; `replaced` are these alone.
    """

    repository: Repository
    gone: frozenset[str]
    replaced: frozenset[str]
    moved: Mapping[str, str]


def suppose(repository: Repository, register: PlanGraph, change: Change) -> Supposed:
    """Carry out a change on paper: nothing is written.

    A repealed plan stays in the register as repealed. A merged plan hands over its goals, measures, strategies and
    links to the one that it becomes, and what named it or its elements names that one. An adopted plan puts out of
    force what it replaces.
    """
    plans = {entry.id: entry.plan for entry in register.plans.values()}
    day = PartialDate.on(register.as_of)
    merged = change.merge - {change.into or ""}
    moved: dict[str, str] = {}
    if change.into is not None and merged:
        if change.into not in plans:
            plans[change.into] = _new(change.into, plans[min(merged)])
        moved = _moved(plans, change.into, merged)
        plans |= _renamed(register, plans, moved)
        plans |= _merged(plans, change.into, merged, moved, day)
    replaced = frozenset(_replaced(register, change.adopt))
    for plan in change.adopt:
        plans[plan] = _adopted(register, plans[plan], day)
    for plan in change.retire:
        plans[plan] = replace(plans[plan], status=Status.REPEALED, ended=day)
    for plan in replaced:
        plans[plan] = replace(plans[plan], status=Status.REPLACED, ended=day)
    return Supposed(
        repository._replace(documents=tuple(_documents(repository, register, plans))),
        change.retire | merged | replaced,
        replaced,
        moved,
    )


def _documents(repository: Repository, register: PlanGraph, plans: Mapping[str, Plan]) -> Iterator[Document]:
    at = {entry.at: entry.id for entry in register.plans.values()}
    for document in repository.documents:
        known = at.get(document.at)
        yield document if known is None else document._replace(plan=plans[known])
    for plan in plans.keys() - register.plans.keys():
        yield Document(Pointer(f"{plan}.yaml"), plan, plans[plan], None)


def _new(plan: str, like: Plan) -> Plan:
    """A plan that is not in the register yet, of the kind of one of those that it is made of."""
    return Plan(id=plan, title=plan, kind=like.kind, adopted=like.adopted, period=like.period, owner=like.owner)


def _replaced(register: PlanGraph, adopted: Iterable[str]) -> Iterator[str]:
    """The plans in force of which some plans replace the whole."""
    for plan in adopted:
        for target in register.targets(register.plans[plan], Relation.REPLACES):
            if isinstance(target, PlanEntry) and target.in_force:
                yield target.id


def _adopted(register: PlanGraph, plan: Plan, day: PartialDate) -> Plan:
    """The plan, adopted by the council today; what is declared of its adoption is kept where that has happened."""
    body = next(iter(register.portfolio.municipality.council), "Kommunestyret")
    said = plan.adopted
    is_done = said is not None and said.date is not None and said.date.last <= day.first
    return replace(plan, status=Status.ADOPTED, adopted=said if is_done else Decision(date=day, body=body, case="–"))


def _moved(plans: Mapping[str, Plan], into: str, merged: Iterable[str]) -> dict[str, str]:
    """What plans and elements are called after the merger; an id that is taken gets the plan's own before it."""
    taken = set(_elements(plans[into]))
    moved: dict[str, str] = {}
    for plan in sorted(merged):
        moved[plan] = into
        for element in _elements(plans[plan]):
            name = element if element not in taken else f"{plan}.{element}"
            while name in taken:
                name += "."
            taken.add(name)
            moved[f"{plan}#{element}"] = f"{into}#{name}"
    return moved


def _elements(plan: Plan) -> Iterator[str]:
    yield from (goal.id for goal in plan.goals)
    yield from (measure.id for measure in plan.measures)
    yield from (strategy.id for strategy in plan.strategies if strategy.id is not None)
    yield from (line.id for line in plan.budget_lines)


def _renamed(register: PlanGraph, plans: Mapping[str, Plan], moved: Mapping[str, str]) -> dict[str, Plan]:
    """The plans whose references lead to what is called otherwise now."""
    routes: dict[str, dict[Route, object]] = {}
    for reference in register.references:
        if reference.relation not in _HISTORY and (name := moved.get(_full(reference))):
            routes.setdefault(reference.owner.id, {})[reference.keys] = name
    return {plan: changed(plans[plan], values) for plan, values in routes.items()}


def _full(reference: Reference) -> str:
    plan, element = reference.named
    return plan if element is None else f"{plan}#{element}"


def _merged(
    plans: Mapping[str, Plan], into: str, merged: Iterable[str], moved: Mapping[str, str], day: PartialDate
) -> dict[str, Plan]:
    """The plan that others become, and what is left of these."""
    after: dict[str, Plan] = {}
    whole = plans[into]
    for plan in sorted(merged):
        part = plans[plan]
        whole = _joined(whole, part, {element: moved[f"{plan}#{element}"] for element in _elements(part)})
        after[plan] = replace(
            part,
            status=Status.REPLACED,
            ended=day,
            parent=None,  # type: ignore[arg-type]  # may be left out
            follows_up=(),
            relates_to=(),
            economy=None,
            goals=(),
            measures=(),
            strategies=(),
            budget_lines=(),
            covers=(),
            results=(),
        )
    return after | {into: whole}


def _joined(whole: Plan, part: Plan, names: Mapping[str, str]) -> Plan:
    """A plan with what another one hands over."""

    def named(items: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(replace(i, id=names[i.id].partition("#")[2]) if i.id is not None else i for i in items)

    own, _, _ = whole.id.partition("#")
    parents = [parent for parent in (whole.parent, part.parent) if parent and _plan_of(parent) != own]
    further = (*whole.follows_up, *parents[1:], *part.follows_up)
    return replace(
        whole,
        parent=parents[0] if parents else None,  # type: ignore[arg-type]  # may be left out
        follows_up=_once(further, own, parents[:1]),
        relates_to=_once((*whole.relates_to, *part.relates_to), own, ()),
        replaces=tuple(dict.fromkeys((*whole.replaces, part.id))),
        theme=tuple(dict.fromkeys((*whole.theme, *part.theme))),
        covers=tuple(dict.fromkeys((*whole.covers, *part.covers))),
        economy=whole.economy or part.economy,
        statutory=whole.statutory or part.statutory,
        purpose=whole.purpose or part.purpose,
        challenges=whole.challenges or part.challenges,
        priorities=tuple(dict.fromkeys((*whole.priorities, *part.priorities))),
        goals=(*whole.goals, *named(part.goals)),
        measures=(*whole.measures, *named(part.measures)),
        strategies=(*whole.strategies, *named(part.strategies)),
        budget_lines=(*whole.budget_lines, *named(part.budget_lines)),
        results=(*whole.results, *part.results),
    )


def _once(references: Iterable[str], own: str, besides: Iterable[str]) -> tuple[str, ...]:
    """Each reference once, without those to the plan itself and some others."""
    return tuple(ref for ref in dict.fromkeys(references) if _plan_of(ref) != own and ref not in besides)


def _plan_of(reference: str) -> str:
    return reference.partition("#")[0]
