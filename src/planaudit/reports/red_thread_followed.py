"""Follows red threads through the register, both ways."""

from collections import deque
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeGuard

from planaudit.findings import Named
from planaudit.graph.anchoring import Anchoring
from planaudit.graph.entry import Element, Item, Nature, PlanEntry
from planaudit.graph.follow_up import FollowUp
from planaudit.graph.funding import Funding
from planaudit.graph.goal_thread import GoalThread
from planaudit.graph.hierarchy import Hierarchy
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation
from planaudit.model.goal import GoalLevel
from planaudit.model.kind import Kind
from planaudit.model.measure import MeasureStatus
from planaudit.model.money import Kroner, kroner
from planaudit.reports.red_thread import Break, Gap, Money, RedThread, Step, Strand, Tally, Verdict

_UP = (Relation.PART_OF, Relation.SUPPORTS, Relation.STRATEGY_SUPPORTS, Relation.SERVES, Relation.CARRIES)
_DOWN = (*_UP, Relation.FOLLOWS_UP)
_ORDER = (Nature.GOAL, Nature.STRATEGY, Nature.PLAN, Nature.MEASURE, Nature.BUDGET_LINE)
_GAP_OF_THE_WHOLE = {Verdict.CARRIED: Gap.NO_WAY_TO_MONEY, Verdict.NOT_CARRIED: Gap.NOTHING_CARRIES_IT}
"""What is said of a thread that breaks off nowhere in particular, such as a ring."""

_DEEPEST = 100
"""A thread is followed so many levels; no plan system has that many, but a register may declare them."""


def thread_of_the_samfunnsdel(register: PlanGraph) -> RedThread:
    """Every goal of the samfunnsdel in force, followed down."""
    weave = _Weave(register)
    goals = [
        goal
        for plan in register.of_kind(Kind.SAMFUNNSDEL)
        for goal in register.elements_of(plan, Nature.GOAL)
        if _is_of_the_samfunnsdel(goal)
    ]
    strands = tuple(Strand(weave.down(goal)) for goal in _roots(register, goals))
    verdicts = [weave.verdict(goal) for goal in goals]
    tally = Tally(len(goals), *(verdicts.count(verdict) for verdict in Verdict))
    breaks, wholes = weave.breaks(goals)
    return RedThread(
        as_of=register.as_of,
        about=None,
        strands=strands,
        breaks=breaks,
        broken_wholes=wholes,
        tally=tally,
        asks_for_money=weave.asks_for_money,
    )


def thread_of(register: PlanGraph, item: Item) -> RedThread:
    """A plan, goal, measure or any other element, followed both ways."""
    weave = _Weave(register)
    if isinstance(item, PlanEntry):
        goals = register.elements_of(item, Nature.GOAL)
        own = {goal.ref for goal in goals}
        starts: list[Element] = _roots(register, goals)
        measures = register.elements_of(item, Nature.MEASURE)
        starts += [m for m in measures if own.isdisjoint(t.ref for t in register.targets(m, Relation.SERVES))]
        starts += register.elements_of(item, Nature.BUDGET_LINE)
    else:
        starts = [item]
    strands = tuple(Strand(weave.down(start), weave.up(start)) for start in starts)
    breaks, wholes = weave.breaks(starts)
    is_plan = isinstance(item, PlanEntry)
    return RedThread(
        as_of=register.as_of,
        about=item.named,
        strands=strands,
        breaks=breaks,
        broken_wholes=wholes,
        way_up=_way_up(register, item) if isinstance(item, PlanEntry) else (),
        is_anchored=register.ask(Anchoring).is_anchored(item.owner) if is_plan else None,
        asks_for_money=weave.asks_for_money,
    )


class _Weave:
    """Follows threads; what has been shown once is named, not shown again."""

    def __init__(self, register: PlanGraph) -> None:
        self._register = register
        self._thread = register.ask(GoalThread)
        self._funding = register.ask(Funding)
        self.asks_for_money = bool(register.economic_plans)
        self._shown: set[str] = set()
        self._shown_above: set[str] = set()

    def verdict(self, goal: Element) -> Verdict:
        """How far the goal is carried."""
        carried, funded = self._thread.is_carried(goal), self._thread.is_funded(goal)
        if carried and (funded or not self.asks_for_money):
            return Verdict.FUNDED if funded else Verdict.CARRIED
        if self._register.has_unread_documents or carried is None or (carried and funded is None):
            return Verdict.UNKNOWN
        return Verdict.CARRIED if carried else Verdict.NOT_CARRIED

    def down(self, item: Item, after: PlanEntry | None = None, depth: int = 0) -> Step:
        """The item, and what carries it out."""
        standing = self._standing_gap(item)
        is_repeated = item.ref in self._shown
        below = [] if standing or is_repeated else self._below(item)
        goes_on = bool(below) and depth == _DEEPEST
        if not goes_on:
            self._shown.add(item.ref)
        further = () if goes_on else tuple(self.down(other, item.owner, depth + 1) for other in below)
        return Step(
            item=item.named,
            nature=item.nature.value,
            plan=None if item.owner is after or isinstance(item, PlanEntry) else item.owner.named,
            standing=item.owner.standing.value,
            gap=standing or (None if below or is_repeated else self._gap(item)),
            further=further,
            money=money_of(item, self._register) if _is_line(item) else None,
            verdict=self.verdict(item) if _is_of_the_samfunnsdel(item) else None,
            within_frame=isinstance(item, Element) and item.nature is Nature.MEASURE and item.measure.within_frame,
            cost=self._cost(item),
            is_repeated=is_repeated,
            goes_on=goes_on,
        )

    def breaks(self, starts: Iterable[Element]) -> tuple[tuple[Break, ...], int]:
        """The first missing link of each goal and measure that does not get as far as it should.

        A whole that breaks off at one of its parts is only counted where that part is told of itself.
        """
        enough = {Verdict.FUNDED} if self.asks_for_money else {Verdict.FUNDED, Verdict.CARRIED}
        found = [
            self._first_gap(start)
            for start in starts
            if start.nature in (Nature.GOAL, Nature.MEASURE) and self._verdict_of(start) not in enough
        ]
        told = {broken.start for broken in found}
        kept = tuple(broken for broken in found if broken.item in (None, broken.start) or broken.item not in told)
        return kept, len(found) - len(kept)

    def _verdict_of(self, item: Element) -> Verdict:
        if item.nature is Nature.GOAL:
            return self.verdict(item)
        return Verdict.CARRIED if self._gap(item) and not self._funding.lines_of(item) else Verdict.FUNDED

    def _first_gap(self, start: Element) -> Break:
        """The gap that is nearest to the start, in the order in which things are shown."""
        waiting: deque[Item] = deque([start])
        seen: set[str] = set()
        while waiting:
            item = waiting.popleft()
            if item.ref in seen:
                continue
            seen.add(item.ref)
            standing = self._standing_gap(item)
            below = [] if standing else self._below(item)
            if gap := standing or (None if below else self._gap(item)):
                return Break(start.named, item.named, None if item.owner is start.owner else item.owner.named, gap)
            waiting.extend(below)
        gap = _GAP_OF_THE_WHOLE.get(self._verdict_of(start))
        return Break(start.named, start.named if gap else None, None, gap)

    def up(self, item: Item) -> tuple[Step, ...]:
        """What the item supports or serves, and what that supports in turn."""
        self._shown_above.add(item.ref)
        return self._up(self._above(item), None, 1)

    def _up(self, above: Iterable[Item], after: PlanEntry | None, depth: int) -> tuple[Step, ...]:
        return tuple(self._step_up(item, after, depth) for item in above)

    def _step_up(self, item: Item, after: PlanEntry | None, depth: int) -> Step:
        is_repeated = item.ref in self._shown_above
        above = [] if is_repeated else self._above(item)
        goes_on = bool(above) and depth == _DEEPEST
        if not goes_on:
            self._shown_above.add(item.ref)
        further = () if goes_on else self._up(above, item.owner, depth + 1)
        is_top = item.owner.kind.level is not None and item.owner.kind.level <= 1
        gap = None if is_top or above or is_repeated else Gap.SUPPORTS_NOTHING
        return Step(
            item=item.named,
            nature=item.nature.value,
            plan=None if item.owner is after or isinstance(item, PlanEntry) else item.owner.named,
            standing=item.owner.standing.value,
            gap=self._standing_gap(item) or gap,
            further=further,
            is_repeated=is_repeated,
            goes_on=goes_on,
        )

    def _above(self, item: Item) -> list[Item]:
        return list({target.ref: target for target in self._register.targets(item, *_UP)}.values())

    def _below(self, item: Item) -> list[Item]:
        if item.nature is Nature.BUDGET_LINE:
            return []
        found = {source.ref: source for source in self._register.sources(item, *_DOWN)}
        if isinstance(item, Element) and item.nature is Nature.MEASURE:
            found |= {line.ref: line for line in self._funding.lines_of(item)}
        return sorted(found.values(), key=lambda other: (_ORDER.index(other.nature), other.owner is not item.owner))

    @staticmethod
    def _standing_gap(item: Item) -> Gap | None:
        if item.owner.in_force:
            return None
        return Gap.NOT_IN_FORCE if item.owner.standing.is_known else Gap.UNKNOWN_STATUS

    def _gap(self, item: Item) -> Gap | None:
        """What is missing below an item that nothing follows on."""
        if isinstance(item, PlanEntry):
            is_linked = self._register.ask(FollowUp).is_linked(item)
            return None if is_linked or not self.asks_for_money else Gap.NO_ECONOMIC_LINK
        if item.nature is Nature.BUDGET_LINE:
            return None
        if item.nature is not Nature.MEASURE:
            return Gap.NOTHING_CARRIES_IT
        if item.measure.status is MeasureStatus.CANCELLED:
            return Gap.CANCELLED
        return None if item.measure.within_frame or not self.asks_for_money else Gap.NO_BUDGET_LINE

    def _cost(self, item: Item) -> Kroner | None:
        """What a measure costs, in all years together."""
        cost = item.measure.cost if isinstance(item, Element) and item.nature is Nature.MEASURE else None
        total = sum(cost.values(), Decimal(0)) if isinstance(cost, dict) else cost
        return kroner(total, self._register.portfolio.money_unit) if total else None


def money_of(line: Element, register: PlanGraph) -> Money | None:
    """What a budget line holds; None where it names no amounts."""
    years = line.line.amounts
    if not years:
        return None
    return Money(kroner(sum(years.values(), Decimal(0)), register.portfolio.money_unit), min(years), max(years))


def _is_line(item: Item) -> TypeGuard[Element]:
    return isinstance(item, Element) and item.nature is Nature.BUDGET_LINE


def _is_of_the_samfunnsdel(item: Item) -> TypeGuard[Element]:
    """Whether it is a goal of the samfunnsdel in force, and no vision."""
    if not isinstance(item, Element) or item.nature is not Nature.GOAL:
        return False
    is_its = item.owner.kind is Kind.SAMFUNNSDEL and item.owner.in_force
    return is_its and item.goal.level is not GoalLevel.VISION


def _roots(register: PlanGraph, goals: Iterable[Element]) -> list[Element]:
    """The goals that are part of none of the others; where all are part of each other, all of them."""
    own = {goal.ref: goal for goal in goals}
    supports = (Relation.PART_OF, Relation.SUPPORTS)
    roots = [g for g in own.values() if own.keys().isdisjoint(t.ref for t in register.targets(g, *supports))]
    return roots or list(own.values())


def _way_up(register: PlanGraph, plan: PlanEntry) -> tuple[Named, ...]:
    """The fewest plans from one to a samfunnsdel in force; where there is no way, to the last plan above it."""
    hierarchy = register.ask(Hierarchy)
    came_from: dict[str, PlanEntry | None] = {plan.id: None}
    waiting, last = deque([plan]), plan
    while waiting:
        last = waiting.popleft()
        if last.kind is Kind.SAMFUNNSDEL and last.in_force:
            break
        for above in hierarchy.above(last):
            if above.id not in came_from:
                came_from[above.id] = last
                waiting.append(above)
    return tuple(entry.named for entry in reversed(list(_back(last, came_from))))


def _back(entry: PlanEntry | None, came_from: dict[str, PlanEntry | None]) -> Iterator[PlanEntry]:
    while entry is not None:
        yield entry
        entry = came_from[entry.id]
