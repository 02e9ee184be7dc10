"""How many plans there are: those that count for certain, and those whose unknown status leaves it open."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from planaudit.findings import Related
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph

Group = TypeVar("Group", str, int, tuple[int, int])


class Count(NamedTuple):
    """Plans that count, and plans that would if it were known where they stand."""

    certain: tuple[PlanEntry, ...]
    unknown: tuple[PlanEntry, ...] = ()

    def exceeds(self, limit: int) -> bool:
        """Whether there are more than the limit, whatever is unknown."""
        return len(self.certain) > limit

    def may_exceed(self, limit: int) -> bool:
        """Whether there may be more than the limit."""
        return len(self.certain) + len(self.unknown) > limit


def grouped(register: PlanGraph, group_of: Callable[[PlanEntry], Group | None]) -> Iterator[tuple[Group, Count]]:
    """The plans in force, and those that may be, by what `group_of` says of them; in order of the groups."""
    certain: dict[Group, list[PlanEntry]] = {}
    unknown: dict[Group, list[PlanEntry]] = {}
    for entry in register.plans.values():
        may_count = entry.in_force or not entry.standing.is_known
        if may_count and (group := group_of(entry)) is not None:
            (certain if entry.in_force else unknown).setdefault(group, []).append(entry)
    for group in sorted(certain.keys() | unknown.keys()):
        yield group, Count(tuple(certain.get(group, ())), tuple(unknown.get(group, ())))


def related_plans(plans: Iterable[PlanEntry], note: str) -> tuple[Related, ...]:
    """The plans that a finding about the whole portfolio counts, by id; `note` names each as `plan`."""
    return tuple(
        Related(at=entry.pointer("id"), note=note, values={"plan": entry.named}, plan=entry.id)
        for entry in sorted(plans, key=lambda entry: entry.id)
    )
