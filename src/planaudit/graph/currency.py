"""Which economic plans are current: in force, covering the year, and of each kind the one that began last."""

from collections.abc import Iterable
from datetime import date

from planaudit.graph.entry import PlanEntry
from planaudit.model.kind import Kind


def currency(economic_plans: Iterable[PlanEntry], as_of: date) -> dict[str, bool | None]:
    """Whether each economic plan is current on a day, by its id; None where its status or period leaves it open."""
    entries = list(economic_plans)
    covers = {entry.id: covers_year(entry, as_of.year) for entry in entries}
    latest: dict[Kind, date] = {}
    for entry in entries:
        start = entry.plan.period.start if entry.plan.period else None
        if entry.in_force and covers[entry.id] and start:
            latest[entry.kind] = max(start, latest.get(entry.kind, start))
    found: dict[str, bool | None] = {}
    for entry in entries:
        if not entry.standing.is_known:
            found[entry.id] = None if covers[entry.id] is not False else False
        elif not entry.in_force or covers[entry.id] is not True:
            found[entry.id] = False if not entry.in_force else covers[entry.id]
        else:
            start = entry.plan.period.start if entry.plan.period else None
            found[entry.id] = start == latest.get(entry.kind, start)
    return found


def covers_year(entry: PlanEntry, year: int) -> bool | None:
    """Whether a plan's period covers some of the year; None where it has no whole period."""
    period = entry.plan.period
    if period is None or period.start is None or period.end is None:
        return None
    return period.start.year <= year <= period.end.year
