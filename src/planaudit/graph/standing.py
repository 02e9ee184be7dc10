"""Where each plan stands on the day of the audit: declared, or derived from what had happened by then (FORMAT §3.1)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from planaudit.graph.entry import PlanEntry
from planaudit.model.kind import SERIES, Kind
from planaudit.model.status import Standing, Status

_NOT_YET = frozenset({Status.PROPOSED, Status.IN_PROGRESS, Status.ON_HEARING})
_IN_FORCE = frozenset({Status.ADOPTED, Status.UNDER_REVISION})


def settle_standings(plans: Collection[PlanEntry], successors: Mapping[str, Iterable[PlanEntry]], as_of: date) -> None:
    """Set the standing of every plan. `successors` are the plans that replace the whole of a plan, by its id."""
    begun = {entry.id: has_come_into_force(entry, as_of) for entry in plans}
    newest: dict[Kind, list[date]] = {}
    for entry in plans:
        if entry.kind in SERIES and begun[entry.id] and (begins := beginning(entry)):
            newest.setdefault(entry.kind, []).append(begins)
    for entry in plans:
        replaced = {begun[successor.id] for successor in successors.get(entry.id, ())}
        if entry.kind in SERIES and (own := beginning(entry)) and max(newest.get(entry.kind, [own])) > own:
            replaced |= {True}
        entry.settle(_standing(entry, replaced, as_of))


def has_been_adopted(entry: PlanEntry, as_of: date) -> bool | None:
    """Whether the plan had been adopted by the day, retired since or not; None where nothing tells."""
    status, adoption = entry.plan.status, entry.adoption
    if status in _NOT_YET or (adoption and adoption.first > as_of):
        return False
    return None if entry.plan.adopted is None and status is None else True


def has_come_into_force(entry: PlanEntry, as_of: date) -> bool | None:
    """Whether the plan had been adopted and had begun by the day, retired since or not; None where nothing tells."""
    starts = entry.plan.period.start if entry.plan.period else None
    return False if starts and starts > as_of else has_been_adopted(entry, as_of)


def beginning(entry: PlanEntry) -> date | None:
    """The day the plan begins to apply: the start of its period, else the day of its adoption."""
    if entry.plan.period and entry.plan.period.start:
        return entry.plan.period.start
    return entry.adoption.first if entry.adoption else None


def _standing(entry: PlanEntry, replaced: set[bool | None], as_of: date) -> Standing:
    plan, adoption = entry.plan, entry.adoption
    if adoption and adoption.first > as_of and (plan.status is None or plan.status in _IN_FORCE):
        return Standing.TO_COME
    if plan.status is not None:
        return Standing(plan.status.value)
    if True in replaced:
        return Standing.REPLACED
    has_ended = plan.ended.is_before(as_of) if plan.ended else False
    if has_ended:
        return Standing.EXPIRED
    if plan.adopted is None or has_ended is None or None in replaced:
        return Standing.UNKNOWN
    return Standing.ADOPTED
