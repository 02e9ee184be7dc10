"""Whose plan it is: which council adopted it, and which later ones took a stand on it."""

from collections.abc import Iterator

from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation
from planaudit.model.decision import Verdict
from planaudit.model.kind import Kind
from planaudit.model.partial_date import PartialDate

_REAFFIRMING = frozenset({Relation.CONTINUES, Relation.REVISES})


class Mandate:
    """Adoption and reaffirmation of each plan against the council in office on the day of the audit."""

    def __init__(self, register: PlanGraph) -> None:
        self._register = register
        self._continued: dict[str, list[PartialDate | None]] = {}
        for reference in register.references:
            if reference.relation in _REAFFIRMING and reference.target_plan and _is_adopted(reference.owner):
                self._continued.setdefault(reference.target_plan.id, []).append(reference.owner.adoption)

    def reaffirmations(self, entry: PlanEntry) -> Iterator[PartialDate | None]:
        """When later decisions said that the plan goes on, up to the day of the audit; None for an unknown date."""
        for reaffirmed in entry.plan.reaffirmed:
            if reaffirmed.decision is not Verdict.REPEAL and self._has_happened(reaffirmed.date):
                yield reaffirmed.date
        for date in self._continued.get(entry.id, ()):
            if self._has_happened(date):
                yield date

    def is_the_sitting_councils(self, date: PartialDate | None) -> bool | None:
        """Whether a decision is the sitting council's; None where its date leaves that open."""
        if date is None:
            return None
        earliest, latest = self._register.councils.possible(date)
        sitting = self._register.sitting.elected
        if latest < sitting:
            return False
        return True if earliest >= sitting else None

    def has_the_sitting_councils_word(self, entry: PlanEntry) -> bool | None:
        """Whether the sitting council adopted or reaffirmed the plan; None where dates leave it open."""
        answers = {self.is_the_sitting_councils(entry.adoption)}
        answers |= {self.is_the_sitting_councils(date) for date in self.reaffirmations(entry)}
        if True in answers:
            return True
        return None if None in answers else False

    def is_still_inherited(self, entry: PlanEntry) -> bool | None:
        """Whether another municipality adopted it, and none of this one's decisions has taken it over since.

        None where dates leave it open.
        """
        established = self._register.portfolio.municipality.established
        if entry.plan.inherited_from:
            inherited: bool | None = True
        elif established is None:
            return False
        else:
            inherited = entry.adoption.is_before(established.first) if entry.adoption else None
        if inherited is not True:
            return inherited
        since = [
            date.is_before(established.first) if date and established else False for date in self.reaffirmations(entry)
        ]
        if False in since:
            return False
        return None if None in since else True

    def planning_strategies(self) -> tuple[PlanEntry, ...]:
        """The adopted planstrategier of the register that are, or may be, the sitting council's, by adoption."""
        found = [
            entry
            for entry in self._register.of_kind(Kind.PLANSTRATEGI)
            if _is_adopted(entry)
            and self._has_happened(entry.adoption)
            and self.is_the_sitting_councils(entry.adoption) is not False
        ]
        return tuple(sorted(found, key=lambda entry: (str(entry.adoption), entry.id)))

    def _has_happened(self, date: PartialDate | None) -> bool:
        return date is None or date.first <= self._register.as_of


def _is_adopted(entry: PlanEntry) -> bool:
    return entry.plan.adopted is not None
