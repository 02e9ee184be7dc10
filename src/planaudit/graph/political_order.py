"""Which plans the politicians have ordered: by a mandate of their own, or in a planstrategi (RULES.md, fine print)."""

from collections.abc import Iterator
from typing import NamedTuple

from planaudit.findings import Pointer
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Reference, Relation
from planaudit.model.kind import Kind
from planaudit.model.partial_date import PartialDate
from planaudit.model.status import Standing

_ORDERING = frozenset({Relation.REVISES, Relation.INITIATES})


class PoliticalOrder(NamedTuple):
    """An order for the work with a plan. `is_given` is None where it is open whether it concerns this work."""

    date: PartialDate | None
    at: Pointer
    is_given: bool | None


class PoliticalOrders:
    """Mandates, and what planstrategier decide to revise or initiate."""

    def __init__(self, register: PlanGraph) -> None:
        self._register = register
        self._decided: dict[str, list[Reference]] = {}
        for reference in register.said_as(_ORDERING):
            planned = reference.target_plan
            if planned and reference.owner.kind is Kind.PLANSTRATEGI:
                self._decided.setdefault(planned.id, []).append(reference)

    def of(self, entry: PlanEntry) -> Iterator[PoliticalOrder]:
        """The orders for the present work with a plan; in a plan under revision, for its coming edition."""
        if mandate := entry.plan.mandate:
            yield self._order(entry, mandate.date, entry.pointer("mandate", "date"), is_decided=True)
        for reference in self._decided.get(entry.id, ()):
            strategy = reference.owner
            yield self._order(entry, strategy.adoption, reference.at, is_decided=_is_decided(strategy))

    def has_any(self, entry: PlanEntry) -> bool | None:
        """Whether the work is ordered; None where dates, or the status of a planstrategi, leave it open."""
        answers = {order.is_given for order in self.of(entry)}
        if True in answers:
            return True
        return None if None in answers else False

    def has_ever_been(self, entry: PlanEntry) -> bool | None:
        """Whether this edition or one before it was ordered; None where nothing tells if a planstrategi was adopted."""
        answers = {_is_decided(reference.owner) for reference in self._decided.get(entry.id, ())}
        if entry.plan.mandate or True in answers:
            return True
        return None if None in answers else False

    def _order(
        self, entry: PlanEntry, date: PartialDate | None, at: Pointer, *, is_decided: bool | None
    ) -> PoliticalOrder:
        answers = {is_decided, date is None or date.first <= self._register.as_of}
        if entry.standing is Standing.UNDER_REVISION:
            answers.add(date.is_later_than(entry.adoption) if date and entry.adoption else None)
        return PoliticalOrder(date, at, False if False in answers else None if None in answers else True)


def _is_decided(strategy: PlanEntry) -> bool | None:
    """Whether the planstrategi has been adopted, retired since or not; None where nothing tells."""
    if strategy.standing.in_force or strategy.standing.retired:
        return True
    if strategy.standing.is_known:
        return False
    return True if strategy.plan.adopted else None
