"""Whether a change of a plan goes with a decision that was not recorded before."""

from collections.abc import Sequence

from planaudit.graph.entry import PlanEntry
from planaudit.model.decision import Decision, Reaffirmation

_Decided = Decision | Reaffirmation


def is_decided_anew(before: PlanEntry, after: PlanEntry) -> bool:
    """Whether the plan says another adoption than before, or a reaffirmation that it did not say.

    A decision that is only told more exactly, such as with its case or its day, is the same one.
    """
    old, new = before.plan, after.plan
    adopted_then = (old.adopted,) if old.adopted else ()
    is_adopted_anew = new.adopted is not None and _is_new(new.adopted, adopted_then)
    return is_adopted_anew or any(_is_new(decision, old.reaffirmed) for decision in new.reaffirmed)


def _is_new(decision: _Decided, known: Sequence[_Decided]) -> bool:
    return not any(_may_be_one(decision, other) for other in known)


def _may_be_one(decision: _Decided, other: _Decided) -> bool:
    """Whether a decision may be one that was recorded; a day where none was recorded is taken for a new decision."""
    if decision.case and other.case and decision.case != other.case:
        return False
    if decision.date is None or other.date is None:
        return decision.date is None
    return decision.date.first <= other.date.last and other.date.first <= decision.date.last
