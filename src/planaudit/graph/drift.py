"""Whether two goals that say the same also want the same."""

from planaudit.graph.target import differ, wish_of
from planaudit.model.goal import Goal


def wants(goal: Goal) -> tuple[object, ...]:
    """What a goal wants, as far as it says: two goals with the same wants do not drift."""
    return (wish_of(goal), goal.direction)


def has_drifted(one: Goal, other: Goal) -> bool | None:
    """Whether target, year or direction differ; None where a missing baseline leaves it open.

    What only one of the two says is no difference.
    """
    if one.direction and other.direction and one.direction is not other.direction:
        return True
    wish, copied = wish_of(one), wish_of(other)
    if wish is None or copied is None:
        return False
    if wish.year and copied.year and wish.year != copied.year:
        return True
    return differ(wish, copied)
