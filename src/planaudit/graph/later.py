"""Which of two plans came later: the one that should have taken the other into account."""

from planaudit.graph.entry import PlanEntry


def later(one: PlanEntry, other: PlanEntry) -> PlanEntry:
    """The plan adopted later; a draft is later than any. Where dates do not decide, the later id."""
    if one.in_force != other.in_force:
        return other if one.in_force else one
    if one.in_force and one.adoption and other.adoption:
        if one.adoption.is_later_than(other.adoption):
            return one
        if other.adoption.is_later_than(one.adoption):
            return other
    return max(one, other, key=lambda entry: entry.id)
