"""What it costs that plans go: links that are cut, goals that nothing carries any more, and money that must move."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from planaudit.graph.entry import Element, Nature, PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Reference, Relation
from planaudit.model.goal import GoalLevel
from planaudit.model.kind import ECONOMIC, Kind
from planaudit.model.measure import MeasureStatus

_WITHIN = frozenset({Relation.PART_OF, Relation.SUPPORTS, Relation.STRATEGY_SUPPORTS})
_CARRYING = _WITHIN | {Relation.SERVES, Relation.FOLLOWS_UP, Relation.CARRIES}
_NO_LINK = frozenset({Relation.REPLACES, Relation.CARRIES})
"""That a plan replaces another stays true; that a budget line carries it is money."""


class Price(NamedTuple):
    """What the plans that stay would lose.

    `links` are what plans in force say of those that go; `goals` those of the samfunnsdel that lose their last carrier;
    `lines` the budget lines of economic plans in force that carry what goes, and `shared` those that also carry others.
    """

    links: tuple[Reference, ...]
    goals: tuple[Element, ...]
    lines: tuple[Element, ...]
    shared: tuple[Element, ...]


class Prices:
    """Asks what would be lost, over and over, without building the register anew."""

    def __init__(self, register: PlanGraph) -> None:
        self._into: dict[str, list[Reference]] = {}
        for link in register.links:
            if link.owner.in_force and link.target_plan is not None and link.relation not in _NO_LINK:
                self._into.setdefault(link.target_plan.id, []).append(link)
        self._named_by: dict[str, set[str]] = {}
        for plan, links in self._into.items():
            for link in links:
                self._named_by.setdefault(link.owner.id, set()).add(plan)
        self._carriers = _carriers(register)
        self._goals = {ref: register.elements[ref] for ref in self._carriers}
        self._carried_by: dict[str, list[str]] = {}
        for ref, carriers in self._carriers.items():
            for carrier in carriers:
                self._carried_by.setdefault(carrier, []).append(ref)
        self._lines = _lines(register)
        self._funded: dict[str, list[Element]] = {}
        for line, plans in self._lines.values():
            for plan in plans:
                self._funded.setdefault(plan, []).append(line)

    def of(
        self, plans: Collection[str], after: Collection[str] = (), becomes: Mapping[str, str] | None = None
    ) -> Price:
        """The price of plans that go, after others have gone.

        `becomes` tells of merged ones, among either, what they become; that takes over all that they had.
        """
        become = becomes or {}
        cut = sorted(plan for plan in plans if plan not in become)

        def stays(plan: str) -> bool:
            left = become.get(plan, plan)
            return left not in plans and left not in after

        links = (link for plan in cut for link in self._into.get(plan, ()) if stays(link.owner.id))
        goals = dict.fromkeys(ref for plan in cut for ref in self._carried_by.get(plan, ()))
        lines = {line.ref: line for plan in cut for line in self._funded.get(plan, ()) if stays(line.owner.id)}
        shared = {ref for ref in lines if any(map(stays, self._lines[ref][1]))}
        return Price(
            links=tuple(links),
            goals=tuple(self._goals[ref] for ref in goals if not any(map(stays, self._carriers[ref]))),
            lines=tuple(line for ref, line in lines.items() if ref not in shared),
            shared=tuple(line for ref, line in lines.items() if ref in shared),
        )

    def links_into(self, plan: PlanEntry) -> int:
        """How many links of plans in force lead to a plan."""
        return len(self._into.get(plan.id, ()))

    def around(self, plan: str) -> set[str]:
        """The plans whose own price may change when a plan goes: linked to it, or with goals or lines in common."""
        found = {link.owner.id for link in self._into.get(plan, ())} | self._named_by.get(plan, set())
        for ref in self._carried_by.get(plan, ()):
            found |= self._carriers[ref]
        for line in self._funded.get(plan, ()):
            found |= self._lines[line.ref][1]
        return found


def _carriers(register: PlanGraph) -> dict[str, set[str]]:
    """For each goal of the samfunnsdel that something carries, the ids of the plans that do; visions left out.

    As `GoalThread` sees it: goals of other plans that support it or its parts, plans that follow it up, measures that
    serve it, and budget lines.
    """
    plans = [plan for plan in register.of_kind(Kind.SAMFUNNSDEL) if plan.in_force]
    found: dict[str, set[str]] = {}
    for plan in plans:
        items = {
            item.ref: item
            for nature in (Nature.GOAL, Nature.STRATEGY)
            for item in register.elements_of(plan, nature)
        }  # fmt: skip
        direct = {ref: set(_directly(register, ref)) for ref in items}
        whole_of: dict[str, list[str]] = {ref: [] for ref in items}
        for ref, item in items.items():
            for target in register.targets(item, *_WITHIN):
                if target.ref in items:
                    whole_of[target.ref].append(ref)
        for ref, item in items.items():
            if item.nature is Nature.GOAL and item.goal.level is not GoalLevel.VISION:
                carriers = {carrier for part in _reached(ref, whole_of) for carrier in direct[part]}
                if carriers:
                    found[ref] = carriers
    return found


def _directly(register: PlanGraph, ref: str) -> Iterable[str]:
    for reference in register.said_of.get(ref, ()):
        owner, source = reference.owner, reference.source
        if reference.relation is Relation.CARRIES:
            yield owner.id
        elif reference.relation not in _CARRYING or not owner.in_force:
            continue
        elif reference.relation is Relation.SERVES:
            if isinstance(source, Element) and source.measure.status is not MeasureStatus.CANCELLED:
                yield owner.id
        elif reference.target_plan is not owner:
            yield owner.id


def _reached(start: str, steps: Mapping[str, Iterable[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        ref = waiting.pop()
        if ref not in found:
            found.add(ref)
            waiting.extend(steps[ref])
    return found


def _lines(register: PlanGraph) -> dict[str, tuple[Element, set[str]]]:
    """The budget lines of economic plans in force, each with the other plans in force that it carries, by id."""
    found: dict[str, tuple[Element, set[str]]] = {}
    for reference in register.said_as({Relation.CARRIES, Relation.BUDGET_LINE}):
        if not reference.fits or reference.target is None:
            continue
        is_said_by_line = reference.relation is Relation.CARRIES
        line, carried = (
            (reference.source, reference.target) if is_said_by_line else (reference.target, reference.source)
        )
        if isinstance(line, Element) and _is_money_for(line.owner, carried.owner):
            found.setdefault(line.ref, (line, set()))[1].add(carried.owner.id)
    return found


def _is_money_for(economic: PlanEntry, plan: PlanEntry) -> bool:
    return economic.kind in ECONOMIC and economic.in_force and plan.in_force and plan is not economic
