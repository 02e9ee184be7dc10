"""Which plans were in force on an earlier day, as far as dates tell."""

from datetime import date

from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.status import Standing

_LEFT = frozenset({Standing.REPLACED, Standing.EXPIRED, Standing.REPEALED})


def was_in_force(register: PlanGraph, entry: PlanEntry, day: date) -> bool | None:
    """Whether a plan was in force on a day before the audit; None where its dates or its status leave it open.

    The status that a plan declares tells of today only. What has left force did so on the day that it `ended`, on
    the day a plan that replaces the whole of it was adopted, or some day that nobody knows.
    """
    if not entry.standing.in_force and entry.standing not in _LEFT:
        # Never adopted; or of unknown status, and then it may have been.
        return None if not entry.standing.is_known else False
    begun = None if entry.adoption is None else _has_happened(entry.adoption.first, entry.adoption.last, day)
    if begun is False or entry.standing.in_force:
        return begun
    left = _had_left(register, entry, day)
    if left is True:
        return False
    return None if left is None else begun


def _had_left(register: PlanGraph, entry: PlanEntry, day: date) -> bool | None:
    if entry.plan.ended:
        return _has_happened(entry.plan.ended.first, entry.plan.ended.last, day)
    begun = [_begins(successor) for successor in register.whole_successors.get(entry.id, ()) if successor.adoption]
    return _has_happened(*min(begun), day) if begun else None


def _begins(successor: PlanEntry) -> tuple[date, date]:
    """When a plan takes over: when its period starts, if that is later than its adoption."""
    adoption, period = successor.adoption, successor.plan.period
    if adoption is None:
        raise TypeError(successor.id)
    start = period.start if period and period.start else date.min
    return max(adoption.first, start), max(adoption.last, start)


def _has_happened(first: date, last: date, day: date) -> bool | None:
    if last <= day:
        return True
    return False if first > day else None
