"""When plans and measures ended, as far as the register tells."""

from typing import NamedTuple

from planaudit.findings import Pointer
from planaudit.graph.entry import Element, Item, Nature, PlanEntry
from planaudit.model.measure import MeasureStatus

_OVER = frozenset({MeasureStatus.DONE, MeasureStatus.CANCELLED})


class End(NamedTuple):
    """That a plan or measure has ended, or will: in which year, where that is known, and where it is said."""

    item: Item
    year: int | None
    at: Pointer


def ends_of(item: Item) -> list[End]:
    """The ends of a plan; of an element, those of its plan, and its own where it is a measure. None: it goes on."""
    ends = [_end_of_plan(item.owner)]
    if isinstance(item, Element) and item.nature is Nature.MEASURE:
        ends.append(_end_of_measure(item))
    return [end for end in ends if end is not None]


def _end_of_plan(entry: PlanEntry) -> End | None:
    """The day it ended, else the end of a retired plan's period; an unknown year where its status is unknown."""
    plan = entry.plan
    if plan.ended is not None:
        return End(entry, plan.ended.last.year, entry.pointer("ended"))
    if entry.standing.is_known and not entry.standing.retired:
        return None
    if entry.standing.retired and plan.period and plan.period.end:
        return End(entry, plan.period.end.year, entry.pointer("period"))
    return End(entry, None, entry.pointer("id"))


def _end_of_measure(element: Element) -> End | None:
    measure = element.measure
    if measure.ended is not None:
        return End(element, measure.ended.last.year, element.pointer("ended"))
    return End(element, None, element.pointer("status")) if measure.status in _OVER else None
