"""What takes over from what: by `replaces`, or as a later edition of its kind."""

from datetime import date

from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Reference, Relation
from planaudit.graph.standing import beginning, has_come_into_force
from planaudit.model.kind import SERIES, Kind


class Successions:
    """The references by which plans replace the whole of other plans, by both ends."""

    def __init__(self, register: PlanGraph) -> None:
        self._said: dict[tuple[str, str], Reference] = {}
        for reference in register.said_as({Relation.REPLACES}):
            if reference.fits and isinstance(reference.target, PlanEntry):
                self._said.setdefault((reference.owner.id, reference.target.id), reference)

    def saying(self, successor: PlanEntry, plan: PlanEntry) -> Reference:
        """Where a plan says that it replaces another. Raises KeyError where it does not."""
        return self._said[successor.id, plan.id]


class Editions:
    """The økonomiplaner, årsbudsjetter and planstrategier that have come into force; the later takes over."""

    def __init__(self, register: PlanGraph) -> None:
        self._newest: dict[Kind, date] = {}
        self._undated: dict[Kind, set[str]] = {}
        for entry in register.of_kind(*SERIES):
            has_begun, begins = has_come_into_force(entry, register.as_of), beginning(entry)
            if has_begun and begins:
                self._newest[entry.kind] = max(begins, self._newest.get(entry.kind, begins))
            elif has_begun is not False:
                self._undated.setdefault(entry.kind, set()).add(entry.id)

    def has_later(self, plan: PlanEntry) -> bool | None:
        """Whether a later edition of the plan has begun; None where dates do not tell."""
        own, newest = beginning(plan), self._newest.get(plan.kind)
        if own and newest and newest > own:
            return True
        others_undated = self._undated.get(plan.kind, set()) - {plan.id}
        return None if others_undated or (own is None and newest) else False
