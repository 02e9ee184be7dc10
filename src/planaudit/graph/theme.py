"""Which plans in force share a theme, for work that begins in it."""

from collections.abc import Iterable, Iterator, Sequence

from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph


class PlansByTheme:
    """The council's own plans by each of their themes: those in force, and those of unknown status."""

    def __init__(self, register: PlanGraph) -> None:
        self._in_force = _by_theme(register.in_force)
        self._unknown = _by_theme(register.unknown_standing)

    def some_in_force(self, plan: PlanEntry, number: int) -> list[PlanEntry]:
        """Up to so many other plans in force in the plan's themes: of each theme the first by id."""
        return list(self._others(plan, self._in_force, number))[:number]

    def has_unknown(self, plan: PlanEntry, besides: Sequence[PlanEntry]) -> bool:
        """Whether plans in its themes, besides itself and some others, have an unknown status."""
        known = {other.id for other in besides}
        return any(other.id not in known for other in self._others(plan, self._unknown, len(known) + 1))

    @staticmethod
    def _others(plan: PlanEntry, plans: dict[str, list[PlanEntry]], number: int) -> Iterator[PlanEntry]:
        seen = {plan.id}
        for theme in plan.plan.theme:
            # One more, since the plan itself may be among them; never the whole theme, which may be large.
            for other in plans.get(theme, ())[: number + len(seen)]:
                if other.id not in seen:
                    seen.add(other.id)
                    yield other


def share_a_theme(one: PlanEntry, other: PlanEntry) -> bool:
    """Whether two plans have a theme in common."""
    return not set(one.plan.theme).isdisjoint(other.plan.theme)


def _by_theme(plans: Iterable[PlanEntry]) -> dict[str, list[PlanEntry]]:
    found: dict[str, list[PlanEntry]] = {}
    for plan in plans:
        if plan.is_the_councils_own:
            for theme in dict.fromkeys(plan.plan.theme):
                found.setdefault(theme, []).append(plan)
    return found
