"""What has been reported of plans and goals, in their own results or in another plan's."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from planaudit.findings import Pointer
from planaudit.graph.entry import Element, PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Reference, Relation
from planaudit.model.partial_date import PartialDate
from planaudit.model.process import ReportedValue


class Reported(NamedTuple):
    """A goal's indicator as it was reported: when, what, and where that stands."""

    date: PartialDate
    value: ReportedValue
    at: Pointer


class Reporting:
    """Reports up to the day of the audit. A report that lies wholly after it has not been given."""

    def __init__(self, register: PlanGraph) -> None:
        self._as_of = register.as_of
        self._of_goal: dict[str, list[Reported]] = {}
        self._of_plan: dict[str, list[PartialDate]] = {}
        for entry in register.plans.values():
            self._of_plan[entry.id] = [r.date for r in entry.plan.results if r.date.first <= self._as_of]
        for reference in register.said_as({Relation.REPORTS}):
            if reference.fits and reference.target is not None:
                self._note(reference, reference.target.owner)

    def _note(self, reference: Reference, concerned: PlanEntry) -> None:
        _, position, _, number, _ = reference.keys
        result = reference.owner.plan.results[int(position)]
        if result.date.first > self._as_of or reference.target is None:
            return
        at = reference.owner.pointer(*reference.keys[:-1], "value")
        reported = Reported(result.date, result.goals[int(number)], at)
        self._of_goal.setdefault(reference.target.ref, []).append(reported)
        if concerned is not reference.owner:
            self._of_plan[concerned.id].append(result.date)

    def of_plan(self, entry: PlanEntry) -> Sequence[PartialDate]:
        """When something was reported of the plan or one of its goals."""
        return self._of_plan[entry.id]

    def is_reported_since(self, entry: PlanEntry, day: date) -> bool | None:
        """Whether something was reported of the plan on that day or later; None where dates leave it open."""
        dates = self._of_plan[entry.id]
        if any(day <= reported.first and reported.last <= self._as_of for reported in dates):
            return True
        return None if any(day <= reported.last for reported in dates) else False

    def latest_of_goal(self, goal: Element) -> list[Reported]:
        """The latest report of a goal's indicator; several where their dates leave open which is the latest."""
        reports = self._of_goal.get(goal.ref, [])
        newest = max((reported.date.first for reported in reports), default=None)
        return [reported for reported in reports if newest is not None and reported.date.last >= newest]
