"""Which plans are followed up with money: linked to an economic plan, or carried out by plans that are."""

from collections.abc import Iterable

from planaudit.graph.entry import PlanEntry
from planaudit.graph.hierarchy import Hierarchy
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Reference, Relation
from planaudit.model.reference import CURRENT

MONEY = frozenset({Relation.ECONOMY, Relation.BUDGET_LINE, Relation.CARRIES})
"""Relations that link a plan to an economic plan."""


class FollowUp:
    """Economic links, passed upwards from plans in force to what they carry out."""

    def __init__(self, register: PlanGraph) -> None:
        self._hierarchy = register.ask(Hierarchy)
        self.links: dict[str, list[tuple[Reference, PlanEntry | None]]] = {}
        for reference in register.references:
            if reference.relation in MONEY:
                self._note(reference)
        self._linked = self._spread(register, self.links)
        self._current = self._spread(register, self._linked_to(register, True))
        self._perhaps = self._spread(register, self._linked_to(register, None))

    def _note(self, reference: Reference) -> None:
        """Note a link for the plan that it funds; to None where it leads nowhere yet."""
        if reference.relation is Relation.CARRIES:
            if (funded := reference.target_plan) and funded is not reference.owner:
                self.links.setdefault(funded.id, []).append((reference, reference.owner))
        elif reference.fits or reference.target is None:
            self.links.setdefault(reference.owner.id, []).append((reference, reference.target_plan))

    def _linked_to(self, register: PlanGraph, currency: bool | None) -> list[str]:
        return [
            plan
            for plan, links in self.links.items()
            if any(_currency(register, reference, economic) is currency for reference, economic in links)
        ]

    def _spread(self, register: PlanGraph, linked: Iterable[str]) -> set[str]:
        """The plans that are linked, and those that they carry out while in force, at any depth."""
        found: set[str] = set()
        waiting = list(linked)
        while waiting:
            plan = waiting.pop()
            if plan not in found:
                found.add(plan)
                if register.plans[plan].in_force:
                    waiting.extend(self._hierarchy.network.successors(plan))
        return found

    def is_linked(self, entry: PlanEntry) -> bool:
        """Whether the plan, or one that carries it out, is linked to any economic plan."""
        return entry.id in self._linked

    def is_followed_up(self, entry: PlanEntry) -> bool | None:
        """Whether it is linked to a current economic plan; None where that plan's status or period is unknown."""
        if entry.id in self._current:
            return True
        return None if entry.id in self._perhaps else False


def _currency(register: PlanGraph, reference: Reference, economic: PlanEntry | None) -> bool | None:
    if economic is not None:
        return register.is_current(economic)
    # `current` with none current is ECO011's alone; what finds nothing is REF001's.
    return True if reference.written == CURRENT else None
