"""Whether a change of a plan goes with a decision that was not recorded before."""

from planaudit.graph.entry import PlanEntry


def is_decided_anew(before: PlanEntry, after: PlanEntry) -> bool:
    """Whether the plan says another adoption than before, or a reaffirmation that it did not say."""
    old, new = before.plan, after.plan
    is_adopted_anew = new.adopted is not None and new.adopted != old.adopted
    return is_adopted_anew or any(decision not in old.reaffirmed for decision in new.reaffirmed)
