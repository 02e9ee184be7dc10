"""Whether a change of a plan goes with a decision that was not recorded before."""

from collections.abc import Collection

from planaudit.graph.comparison import may_be_one_day
from planaudit.graph.entry import PlanEntry
from planaudit.model.decision import Decision, Reaffirmation


def is_decided_anew(before: PlanEntry, after: PlanEntry) -> bool:
    """Whether the plan tells of another adoption than before, or of a reaffirmation that it did not tell of.

    More words about a decision that was told of already, such as its body or its day, do not make it another.
    """
    old, new = before.plan, after.plan
    is_adopted_anew = new.adopted is not None and _is_new(new.adopted, [old.adopted] if old.adopted else [])
    is_taken_up_again = len(new.reaffirmed) > len(old.reaffirmed)
    return is_adopted_anew or is_taken_up_again or any(_is_new(said, old.reaffirmed) for said in new.reaffirmed)


def _is_new(said: Decision | Reaffirmation, known: Collection[Decision | Reaffirmation]) -> bool:
    """Whether none of the known decisions may be this one; they are told apart by their day, and then by their case."""
    return not any(
        may_be_one_day(said.date, other.date) and (not said.case or not other.case or said.case == other.case)
        for other in known
    )
