"""Every reference of the register: who says it, as what, where, and what it leads to."""

from collections.abc import Iterator
from enum import StrEnum

from planaudit.findings import Pointer
from planaudit.findings.location import Key
from planaudit.graph.entry import Element, Item, Nature, PlanEntry, shared
from planaudit.model.goal import Strategy
from planaudit.model.kind import ECONOMIC


class Relation(StrEnum):
    """What one plan or element says of another; the value is the key that says it."""

    PARENT = "parent"
    FOLLOWS_UP = "follows_up"
    RELATES_TO = "relates_to"
    REPLACES = "replaces"
    ECONOMY = "economy.plan"
    PART_OF = "goals.parent"
    SUPPORTS = "goals.supports"
    STRATEGY_SUPPORTS = "strategies.supports"
    CONFLICTS_WITH = "goals.conflicts_with"
    SERVES = "measures.goals"
    BUDGET_LINE = "measures.budget_line"
    CARRIES = "budget_lines.follows_up"
    REPORTS = "results.goals"
    CONTINUES = "decisions.continue"
    REVISES = "decisions.revise"
    REPEALS = "decisions.repeal"
    INITIATES = "decisions.initiate"


_PLAN = frozenset({Nature.PLAN})
_GOAL = frozenset({Nature.GOAL})
_CONTENT = frozenset({Nature.PLAN, Nature.GOAL, Nature.STRATEGY, Nature.MEASURE})

MAY_NAME: dict[Relation, frozenset[Nature]] = {
    Relation.PARENT: _PLAN,
    Relation.FOLLOWS_UP: _CONTENT,
    Relation.RELATES_TO: _PLAN,
    Relation.REPLACES: frozenset(Nature),
    Relation.ECONOMY: _PLAN,
    Relation.PART_OF: _GOAL,
    Relation.SUPPORTS: _GOAL,
    Relation.STRATEGY_SUPPORTS: _GOAL,
    Relation.CONFLICTS_WITH: _GOAL,
    Relation.SERVES: frozenset({Nature.GOAL, Nature.STRATEGY}),
    Relation.BUDGET_LINE: frozenset({Nature.BUDGET_LINE}),
    Relation.CARRIES: _CONTENT,
    Relation.REPORTS: _GOAL,
    Relation.CONTINUES: _PLAN,
    Relation.REVISES: _PLAN,
    Relation.REPEALS: _PLAN,
    Relation.INITIATES: _PLAN,
}
"""What each relation may lead to."""

DECISIONS = frozenset({Relation.CONTINUES, Relation.REVISES, Relation.REPEALS, Relation.INITIATES})
"""What a planstrategi says of plans; no edges of the plan system."""

UPWARD = frozenset(
    {
        Relation.PARENT,
        Relation.FOLLOWS_UP,
        Relation.PART_OF,
        Relation.SUPPORTS,
        Relation.STRATEGY_SUPPORTS,
        Relation.SERVES,
    }
)
"""Relations by which a plan stands under, carries out or serves another."""

MONEY = frozenset({Relation.ECONOMY, Relation.BUDGET_LINE, Relation.CARRIES})
"""Relations that link a plan to an economic plan."""

_NOT_ITSELF = frozenset({Relation.RELATES_TO, Relation.REPLACES})
_OWN_ELEMENTS = frozenset(
    {Relation.PART_OF, Relation.SUPPORTS, Relation.STRATEGY_SUPPORTS, Relation.CONFLICTS_WITH, Relation.SERVES}
    | {Relation.BUDGET_LINE, Relation.REPORTS}
)
"""Relations whose fields name elements, so that a bare id means one of the plan's own."""


class Reference:
    """One reference, said by `owner` itself or by one of its elements.

    `target` is None where it finds nothing; `fits` tells that it leads to the right nature, and `target_plan` is then
    the plan that it leads to or into. `is_edge` tells that it names another plan, as an edge of the plan system.
    """

    __slots__ = ("fits", "is_edge", "keys", "owner", "relation", "source", "target", "target_plan", "written")

    def __init__(self, source: Item, relation: Relation, written: str, keys: tuple[Key, ...]) -> None:
        self.source = source
        self.owner: PlanEntry = source.owner
        self.relation = relation
        self.written = written
        self.keys = shared(keys)
        self.is_edge = relation not in DECISIONS and self.named[0] != self.owner.id
        self.target: Item | None = None
        self.target_plan: PlanEntry | None = None
        self.fits = False

    @property
    def at(self) -> Pointer:
        """Where it is said."""
        return self.owner.pointer(*self.keys)

    @property
    def named(self) -> tuple[str, str | None]:
        """The plan and the element that it names, whether they exist or not."""
        plan, hash_sign, element = self.written.partition("#")
        if hash_sign:
            return plan or self.owner.id, element
        return (self.owner.id, plan) if self.relation in _OWN_ELEMENTS else (plan, None)

    @property
    def is_upward(self) -> bool:
        """Whether it says that the plan stands under, carries out or serves another."""
        return self.relation in UPWARD

    def resolve(self, target: Item | None) -> None:
        """Note what the reference leads to, and whether that is of the right nature."""
        self.target = target
        self.fits = target is not None and self._may_be(target)
        self.target_plan = target.owner if target is not None and self.fits else None

    def _may_be(self, target: Item) -> bool:
        if target.nature not in MAY_NAME[self.relation]:
            return False
        if self.relation is Relation.ECONOMY:
            return target.owner.kind in ECONOMIC
        if self.relation is Relation.REPLACES:
            return target.owner is not self.owner
        return not (self.relation in _NOT_ITSELF and target is self.source)


def elements_of(entry: PlanEntry) -> Iterator[Element]:
    """The elements of a plan that can be referred to."""
    plan = entry.plan
    for position, goal in enumerate(plan.goals):
        yield Element(Nature.GOAL, entry, goal, ("goals", position))
    for position, measure in enumerate(plan.measures):
        yield Element(Nature.MEASURE, entry, measure, ("measures", position))
    for position, strategy in enumerate(plan.strategies):
        if strategy.id is not None:
            yield Element(Nature.STRATEGY, entry, strategy, ("strategies", position))
    for position, line in enumerate(plan.budget_lines):
        yield Element(Nature.BUDGET_LINE, entry, line, ("budget_lines", position))


def references_of(entry: PlanEntry) -> Iterator[Reference]:
    """What a plan itself says of other plans."""
    plan = entry.plan
    if plan.parent is not None:
        yield Reference(entry, Relation.PARENT, plan.parent, ("parent",))
    for relation, written in (
        (Relation.FOLLOWS_UP, plan.follows_up),
        (Relation.RELATES_TO, plan.relates_to),
        (Relation.REPLACES, plan.replaces),
    ):
        for position, target in enumerate(written):
            yield Reference(entry, relation, target, (relation.value, position))
    if plan.economy is not None:
        yield Reference(entry, Relation.ECONOMY, plan.economy.plan, ("economy", "plan"))
    if plan.decisions is not None:
        for relation, key, written in (
            (Relation.CONTINUES, "continue", plan.decisions.continue_),
            (Relation.REVISES, "revise", plan.decisions.revise),
            (Relation.REPEALS, "repeal", plan.decisions.repeal),
            (Relation.INITIATES, "initiate", plan.decisions.initiate),
        ):
            for position, target in enumerate(written):
                yield Reference(entry, relation, target, ("decisions", key, position))
    for position, result in enumerate(plan.results):
        for number, reported in enumerate(result.goals):
            yield Reference(entry, Relation.REPORTS, reported.goal, ("results", position, "goals", number, "goal"))
    for position, strategy in enumerate(plan.strategies):
        if strategy.id is None:
            yield from _of_strategy(entry, strategy, ("strategies", position))


def references_of_element(element: Element) -> Iterator[Reference]:
    """What an element says of others."""
    keys = element.keys
    if element.nature is Nature.GOAL:
        goal = element.goal
        if goal.parent is not None:
            yield Reference(element, Relation.PART_OF, goal.parent, (*keys, "parent"))
        for position, target in enumerate(goal.supports):
            yield Reference(element, Relation.SUPPORTS, target, (*keys, "supports", position))
        for position, known in enumerate(goal.conflicts_with):
            yield Reference(element, Relation.CONFLICTS_WITH, known.goal, (*keys, "conflicts_with", position, "goal"))
    elif element.nature is Nature.MEASURE:
        measure = element.measure
        for position, target in enumerate(measure.goals):
            yield Reference(element, Relation.SERVES, target, (*keys, "goals", position))
        if measure.budget_line is not None:
            yield Reference(element, Relation.BUDGET_LINE, measure.budget_line, (*keys, "budget_line"))
    elif element.nature is Nature.STRATEGY and isinstance(element.item, Strategy):
        yield from _of_strategy(element, element.item, keys)
    elif element.nature is Nature.BUDGET_LINE:
        for position, target in enumerate(element.line.follows_up):
            yield Reference(element, Relation.CARRIES, target, (*keys, "follows_up", position))


def _of_strategy(source: Item, strategy: Strategy, keys: tuple[Key, ...]) -> Iterator[Reference]:
    for position, target in enumerate(strategy.supports):
        yield Reference(source, Relation.STRATEGY_SUPPORTS, target, (*keys, "supports", position))
