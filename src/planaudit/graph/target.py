"""What the target of a goal comes to, and whether two targets for one indicator can both be met."""

from decimal import Decimal
from typing import NamedTuple

from planaudit.findings import Bare, Joined
from planaudit.graph.aim import OPPOSITE
from planaudit.model.goal import Direction, Goal


class Wish(NamedTuple):
    """A target as it can be compared: a value, or a change in per cent from a baseline that is not declared."""

    direction: Direction | None
    year: int | None
    value: Decimal | None
    change: Decimal | None

    @property
    def shown(self) -> object:
        """The target, for messages."""
        return self.value if self.change is None else Joined((self.change, Bare("%")), by=" ")

    @property
    def is_whole(self) -> bool:
        """Whether it tells both how much and when."""
        return self.year is not None and self.change is None


def wish_of(goal: Goal) -> Wish | None:
    """What the goal's target comes to; None where it has no target."""
    target = goal.target
    if target is None:
        return None
    value, change = target.value, target.change
    if change is not None and goal.baseline is not None:
        value, change = goal.baseline.value * (100 + change) / 100, None
    return Wish(goal.direction, target.year, value, change)


def differ(one: Wish, other: Wish) -> bool | None:
    """Whether they want different values; None where a value stands against a change without a baseline."""
    pair = _comparable(one, other)
    return None if pair is None else pair[0] != pair[1]


def exclude(one: Wish, other: Wish) -> bool | None:
    """Whether no path of the indicator passes through both; None where a year or baseline that is missing decides.

    Opposite directions are another question. Different years exclude each other only as far as both say which way
    the indicator is to go on the way.
    """
    if one.direction in OPPOSITE and OPPOSITE[one.direction] is other.direction:
        return False
    if one.year is None or other.year is None:
        return False if differ(one, other) is False else None
    if one.year == other.year:
        return differ(one, other)
    if one.direction is None or other.direction is None:
        return False
    earlier, later = (one, other) if one.year < other.year else (other, one)
    pair = _comparable(earlier, later)
    if pair is None:
        return None
    ways = {one.direction, other.direction}
    if Direction.INCREASE in ways:
        return pair[1] < pair[0]
    return pair[1] > pair[0] if Direction.DECREASE in ways else pair[1] != pair[0]


def _comparable(one: Wish, other: Wish) -> tuple[Decimal, Decimal] | None:
    if one.value is not None and other.value is not None:
        return one.value, other.value
    if one.change is not None and other.change is not None:
        return one.change, other.change
    return None
