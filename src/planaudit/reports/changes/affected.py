"""Plans that did not change themselves, but stand under one that did."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planaudit.findings import Named
from planaudit.graph.comparison import Comparison
from planaudit.graph.entry import Item, Nature, PlanEntry
from planaudit.graph.field_change import ElementChange, FieldChange
from planaudit.graph.hierarchy import Hierarchy
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation
from planaudit.reports.changes.tally import Compared

_WEIGHTY = frozenset({"kind", "status", "ended", "period", "adopted", "parent", "follows_up", "replaces"})
"""What of a plan the plans under it rest on."""

_ON_MONEY = (Relation.ECONOMY, Relation.BUDGET_LINE)


class Affected(NamedTuple):
    """A plan, and the nearest plans above it, or that pay for it, which changed or went."""

    plan: Named
    by: tuple[Named, ...]


def affected(comparison: Comparison, changed: Sequence[Compared]) -> Iterator[Affected]:
    """The plans that stand under what changed or went, at any depth, by id."""
    spoken_of = {entry.id for _, entry, _, _ in changed} | {entry.id for entry in comparison.added}
    found: dict[str, dict[str, Named]] = {}
    for _, entry, fields, elements in changed:
        if _is_weighty(fields, elements):
            for plan in _nearest_below(comparison.after, entry, spoken_of):
                found.setdefault(plan, {})[entry.id] = entry.named
    for entry in comparison.removed:
        for plan in _nearest_below(comparison.before, entry, spoken_of):
            found.setdefault(comparison.renamed.get(plan, plan), {})[entry.id] = entry.named
    for plan in sorted(found.keys() & comparison.after.plans.keys()):
        by = found[plan]
        yield Affected(comparison.after.plans[plan].named, tuple(by[id_] for id_ in sorted(by)))


def _is_weighty(fields: Sequence[FieldChange], elements: Sequence[ElementChange]) -> bool:
    return any(field.keys[0] in _WEIGHTY for field in fields) or any(
        element.nature is not Nature.MEASURE for element in elements
    )


def _nearest_below(register: PlanGraph, entry: PlanEntry, spoken_of: set[str]) -> set[str]:
    """The plans under one, at any depth, up to the next that changed itself; and those that its money pays for."""
    hierarchy = register.ask(Hierarchy)
    found: set[str] = set()
    waiting = [*hierarchy.below(entry), *_paid_by(register, entry)]
    while waiting:
        below = waiting.pop()
        if below.id not in found and below.id not in spoken_of and below.id != entry.id:
            found.add(below.id)
            waiting += hierarchy.below(below)
    return found


def _paid_by(register: PlanGraph, entry: PlanEntry) -> Iterator[PlanEntry]:
    items: list[Item] = [entry, *register.elements_of(entry, Nature.BUDGET_LINE)]
    for item in items:
        for source in register.sources(item, *_ON_MONEY):
            yield source.owner
