"""Whether two goals contradict each other on one indicator: by the way it is to go, or by their targets."""

from planaudit.graph.aim import OPPOSITE, Aims
from planaudit.graph.entry import Element
from planaudit.graph.target import exclude, wish_of


def contradict(aims: Aims, one: Element, other: Element) -> bool:
    """Whether they want one indicator to go opposite ways, or to reach values that exclude each other.

    What a missing year or baseline leaves open is no contradiction, nor what is said of unknown indicators.
    """
    indicator = aims.indicator_of(one)
    if indicator is None or indicator != aims.indicator_of(other):
        return False
    if one.goal.direction in OPPOSITE and OPPOSITE[one.goal.direction] is other.goal.direction:
        return True
    wish, another = wish_of(one.goal), wish_of(other.goal)
    return wish is not None and another is not None and exclude(wish, another) is True
