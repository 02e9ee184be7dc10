"""Whose plan it is: which council adopted it, and which later ones took a stand on it."""

from collections.abc import Iterator

from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import DECISIONS, Reference, Relation
from planaudit.graph.standing import has_been_adopted
from planaudit.model.decision import Verdict
from planaudit.model.kind import Kind
from planaudit.model.partial_date import PartialDate

REAFFIRMING = frozenset({Relation.CONTINUES, Relation.REVISES})
"""What a planstrategi decides of a plan that is to go on."""


class Mandate:
    """Adoption and reaffirmation of each plan against the council in office on the day of the audit."""

    def __init__(self, register: PlanGraph) -> None:
        self._register = register
        self._decided: dict[str, list[Reference]] = {}
        for reference in register.said_as(DECISIONS):
            plan = reference.target_plan
            if plan and has_been_adopted(reference.owner, register.as_of) is not False:
                self._decided.setdefault(plan.id, []).append(reference)

    def decided_of(self, entry: PlanEntry, *relations: Relation) -> Iterator[Reference]:
        """What planstrategier, adopted by the day of the audit or perhaps so, decided of the plan."""
        return (reference for reference in self._decided.get(entry.id, ()) if reference.relation in relations)

    def reaffirmations(self, entry: PlanEntry) -> Iterator[PartialDate | None]:
        """When later decisions said that the plan goes on, up to the day of the audit; None for an unknown date."""
        for reaffirmed in entry.plan.reaffirmed:
            if reaffirmed.decision is not Verdict.REPEAL and self.has_happened(reaffirmed.date):
                yield reaffirmed.date
        for reference in self.decided_of(entry, *REAFFIRMING):
            yield reference.owner.adoption

    def councils_of(self, date: PartialDate) -> tuple[int, int]:
        """The earliest and the latest council, by year of election, that may have made a decision of the date."""
        earliest, latest = self._register.councils.possible(date)
        return earliest, max(earliest, min(latest, self._register.sitting.elected))

    def council_of(self, entry: PlanEntry) -> int | None:
        """The council that adopted the plan, by year of election; None where its date does not tell."""
        if entry.adoption is None:
            return None
        earliest, latest = self.councils_of(entry.adoption)
        return earliest if earliest == latest else None

    def is_the_sitting_councils(self, date: PartialDate | None) -> bool | None:
        """Whether a decision is the sitting council's; None where its date leaves that open."""
        if date is None:
            return None
        earliest, latest = self.councils_of(date)
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
        inherited: bool | None = bool(entry.plan.inherited_from)
        if not inherited:
            if established is None:
                return False
            inherited = entry.adoption.is_before(established.first) if entry.adoption else None
        # Without a day of merger any reaffirmation is this municipality's own: the other one had adopted the plan.
        taken_over = {
            True if established is None else _is_since(date, established) for date in self.reaffirmations(entry)
        }
        if inherited is False or True in taken_over:
            return False
        return inherited if None not in taken_over else None

    def planning_strategies(self) -> tuple[PlanEntry, ...]:
        """The planstrategier of the register that the sitting council adopted, or may have adopted, by adoption."""
        found = [
            entry
            for entry in self._register.of_kind(Kind.PLANSTRATEGI)
            if has_been_adopted(entry, self._register.as_of) is not False
            and self.is_the_sitting_councils(entry.adoption) is not False
        ]
        return tuple(sorted(found, key=lambda entry: (str(entry.adoption), entry.id)))

    def has_happened(self, date: PartialDate | None) -> bool:
        """Whether a decision lies before the day of the audit, or on it; one less precise than a day counts so."""
        return date is None or date.first <= self._register.as_of


def _is_since(date: PartialDate | None, established: PartialDate) -> bool | None:
    before = date.is_before(established.first) if date else None
    return None if before is None else not before
