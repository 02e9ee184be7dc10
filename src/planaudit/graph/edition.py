"""Editions of one plan that are in force side by side: titles that are the same but for years and numbers."""

import re
from collections.abc import Iterable, Iterator
from functools import cmp_to_key

from planaudit.graph.entry import PlanEntry
from planaudit.graph.later import later
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation
from planaudit.graph.standing import has_come_into_force
from planaudit.model.kind import SERIES

_WORD = re.compile(r"\w+")


class EarlierEditions:
    """For plans in force, the nearest earlier edition beside them, with which they stand in no `replaces`."""

    def __init__(self, register: PlanGraph) -> None:
        self._pairs: list[tuple[PlanEntry, PlanEntry]] = []
        groups: dict[str, list[PlanEntry]] = {}
        for plan in register.in_force:
            if not _is_settled(register, plan) and (title := title_without_numbers(plan.plan.title)):
                groups.setdefault(title, []).append(plan)
        for group in groups.values():
            plans = in_order_of_adoption(group) if len(group) > 1 else ()
            for position, plan in enumerate(plans):
                if other := _nearest(register, plan, (plans[back] for back in range(position - 1, -1, -1))):
                    self._pairs.append((plan, other))
        self._later = {plan.id for plan, _ in self._pairs}

    def __iter__(self) -> Iterator[tuple[PlanEntry, PlanEntry]]:
        """Each plan that has one, with that edition."""
        return iter(self._pairs)

    def has_one(self, plan: PlanEntry) -> bool:
        """Whether the plan has an earlier edition beside it."""
        return plan.id in self._later


def title_without_numbers(title: str) -> str:
    """The title's words in lower case, without years and other bare numbers; `E18` is a name and stays."""
    return " ".join(word for word in _WORD.findall(title.casefold()) if not word.isdecimal())


def in_order_of_adoption(plans: Iterable[PlanEntry]) -> list[PlanEntry]:
    """Plans from the first adopted to the last; where dates do not decide, by id."""
    by_id = sorted(plans, key=lambda entry: entry.id)
    return sorted(by_id, key=cmp_to_key(_compare))


def _compare(one: PlanEntry, other: PlanEntry) -> int:
    return 1 if later(one, other) is one else -1


def _is_settled(register: PlanGraph, plan: PlanEntry) -> bool:
    """Whether it waits for its year to begin, or a plan in force has replaced it, of which REP001 speaks."""
    if plan.kind in SERIES and not has_come_into_force(plan, register.as_of):
        return True
    return any(successor.in_force for successor in register.whole_successors.get(plan.id, ()))


def _nearest(register: PlanGraph, plan: PlanEntry, earlier: Iterable[PlanEntry]) -> PlanEntry | None:
    """The last adopted of the earlier plans, from the last to the first, that stands in no `replaces` with it."""
    said = (*register.targets(plan, Relation.REPLACES), *register.sources(plan, Relation.REPLACES))
    linked = {item.owner.id for item in said}
    return next((entry for entry in earlier if entry.id not in linked), None)
