"""One plan as a reader wants it on one sheet: facts, place in the plan system, goals and measures, findings."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from planaudit.findings import Finding, Named, Report
from planaudit.graph.entry import Element, Nature, PlanEntry
from planaudit.graph.follow_up import FollowUp
from planaudit.graph.hierarchy import Hierarchy
from planaudit.graph.mandate import Mandate
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation
from planaudit.model.plan import Plan
from planaudit.reports.owners import owners_in
from planaudit.reports.red_thread import Money
from planaudit.reports.red_thread_followed import money_of

_DECISIONS = (Relation.CONTINUES, Relation.REVISES, Relation.REPEALS, Relation.INITIATES)


class ServedGoal(NamedTuple):
    """A goal or strategy, and the elements of the plan that serve it."""

    served: Named
    by: tuple[Named, ...]


class Line(NamedTuple):
    """A budget line, and its money; None where it names no amounts."""

    line: Named
    money: Money | None


class PlanSheet(NamedTuple):
    """Everything that `show` prints of a plan; plans and elements are named, never nested.

    `named_by` are plans that name this one or something in it, besides those that stand elsewhere on the sheet;
    `concerning` are findings about other plans, or the portfolio, that it has a part in.

    `decided` are plans that it decides about, as a planstrategi does, and `decided_by` those that decide about it.

    `is_own_councils` and `is_followed_up` are None where the register does not tell.
    """

    plan: Plan
    standing: str
    as_of: date
    is_own_councils: bool | None
    is_followed_up: bool | None
    owners: tuple[str, ...]
    above: tuple[Named, ...]
    below: tuple[Named, ...]
    related: tuple[Named, ...]
    replaces: tuple[Named, ...]
    replaced_by: tuple[Named, ...]
    economic_plans: tuple[Named, ...]
    named_by: tuple[Named, ...]
    decided: tuple[tuple[Relation, tuple[Named, ...]], ...]
    decided_by: tuple[tuple[Relation, Named], ...]
    goals_served: tuple[ServedGoal, ...]
    goals: tuple[Named, ...]
    measures: tuple[Named, ...]
    goalless_measures: tuple[Named, ...]
    budget_lines: tuple[Line, ...]
    findings: tuple[Finding, ...]
    concerning: tuple[Finding, ...]


def plan_sheet(register: PlanGraph, entry: PlanEntry, report: Report) -> PlanSheet:
    """Gather the sheet of one plan from the register and an audit of it."""
    hierarchy, follow_up = register.ask(Hierarchy), register.ask(FollowUp)
    measures = register.elements_of(entry, Nature.MEASURE)
    serving = {measure.ref: register.targets(measure, Relation.SERVES) for measure in measures}
    below = hierarchy.below(entry)
    related = [*register.targets(entry, Relation.RELATES_TO), *register.sources(entry, Relation.RELATES_TO)]
    successors = register.sources(entry, Relation.REPLACES)
    economic_plans = [plan for _, plan in follow_up.links.get(entry.id, ()) if plan is not None]
    elsewhere = {item.owner.id for item in (entry, *below, *related, *successors, *economic_plans)}
    return PlanSheet(
        plan=entry.plan,
        standing=entry.standing.value,
        as_of=register.as_of,
        is_own_councils=register.ask(Mandate).has_the_sitting_councils_word(entry) if entry.in_force else None,
        is_followed_up=follow_up.is_followed_up(entry),
        owners=register.ask(owners_in).of(entry.plan),
        above=_named(hierarchy.above(entry)),
        below=_named(below),
        related=_plans(*related),
        replaces=_plans(*register.targets(entry, Relation.REPLACES)),
        replaced_by=_plans(*successors),
        economic_plans=_plans(*economic_plans),
        named_by=_plans(
            *(link.owner for link in register.links if link.target_plan is entry and link.owner.id not in elsewhere)
        ),
        decided=tuple((decision, told) for decision in _DECISIONS if (told := _decided(entry, decision, register))),
        decided_by=tuple(
            (decision, said_by.owner.named) for decision in _DECISIONS for said_by in register.sources(entry, decision)
        ),
        goals_served=_served(measures, serving),
        goals=tuple(goal.named for goal in register.elements_of(entry, Nature.GOAL)),
        measures=tuple(measure.named for measure in measures),
        goalless_measures=tuple(
            measure.named for measure in measures if not serving[measure.ref] and not measure.measure.goals
        ),
        budget_lines=tuple(
            Line(line.named, money_of(line, register)) for line in register.elements_of(entry, Nature.BUDGET_LINE)
        ),
        findings=tuple(finding for finding in report.counted if finding.plan == entry.id),
        concerning=tuple(
            finding
            for finding in report.counted
            if finding.plan != entry.id and any(place.plan == entry.id for place in finding.related)
        ),
    )


def _decided(entry: PlanEntry, decision: Relation, register: PlanGraph) -> tuple[Named, ...]:
    return tuple(plan.owner.named for plan in register.targets(entry, decision))


def _served(measures: Sequence[Element], serving: dict[str, list[PlanEntry | Element]]) -> tuple[ServedGoal, ...]:
    served: dict[str, tuple[Named, list[Named]]] = {}
    for measure in measures:
        for target in serving[measure.ref]:
            served.setdefault(target.ref, (target.named, []))[1].append(measure.named)
    return tuple(ServedGoal(named, tuple(by)) for _, (named, by) in sorted(served.items()))


def _named(entries: list[PlanEntry]) -> tuple[Named, ...]:
    return tuple(entry.named for entry in entries)


def _plans(*items: PlanEntry | Element) -> tuple[Named, ...]:
    return tuple({item.owner.id: item.owner.named for item in sorted(items, key=lambda item: item.ref)}.values())
