"""Which targets of one indicator exclude each other, which values lie behind, and how exact numbers are shown."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from planaudit.graph.goal_line import GoalLine, shown
from planaudit.graph.target import Wish, exclude
from planaudit.model.goal import Direction

UP, DOWN, SAME = Direction.INCREASE, Direction.DECREASE, Direction.MAINTAIN


def wish(direction: Direction | None, year: int | None, value: int | None, change: int | None = None) -> Wish:
    return Wish(direction, year, *(None if number is None else Decimal(number) for number in (value, change)))


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        (wish(UP, 2027, 100), wish(UP, 2030, 101), False),
        (wish(UP, 2027, 100), wish(UP, 2030, 100), False),
        (wish(UP, 2027, 100), wish(UP, 2030, 99), True),
        (wish(DOWN, 2027, 100), wish(DOWN, 2030, 99), False),
        (wish(DOWN, 2027, 100), wish(DOWN, 2030, 100), False),
        (wish(DOWN, 2027, 100), wish(DOWN, 2030, 101), True),
        (wish(SAME, 2027, 100), wish(SAME, 2030, 100), False),
        (wish(SAME, 2027, 100), wish(SAME, 2030, 101), True),
        (wish(UP, 2027, 100), wish(None, 2030, 99), False),
        (wish(UP, 2027, 100), wish(DOWN, 2027, 90), False),
        (wish(UP, 2027, 100), wish(UP, 2027, 100), False),
        (wish(UP, 2027, 100), wish(UP, 2027, 101), True),
        (wish(UP, 2027, None, 10), wish(UP, 2030, None, 5), True),
        (wish(UP, 2027, None, 10), wish(UP, 2030, 100), None),
        (wish(UP, None, 100), wish(UP, 2030, 100), False),
        (wish(UP, None, 100), wish(UP, 2030, 101), None),
        (wish(UP, None, 100), wish(UP, 2030, None, 5), None),
    ],
)
def test_targets_exclude_each_other_where_no_path_passes_through_both(
    one: Wish, other: Wish, answer: bool | None
) -> None:
    assert (exclude(one, other), exclude(other, one)) == (answer, answer)


@pytest.mark.parametrize(
    ("baseline", "target", "value", "answer"),
    [
        ("0", 10, "3.9", True),
        ("0", 10, "4", False),
        ("0", 10, "99", False),
        ("10", 0, "6.1", True),
        ("10", 0, "6", False),
        ("10", 0, "-99", False),
        ("0", 1, "0.39", True),
        ("0", 1, "0.4", False),
        ("7", 7, "0", False),
        ("7", 7, "99", False),
    ],
)
def test_a_value_is_off_track_more_than_a_tenth_of_the_way_behind_the_line(
    baseline: str, target: int, value: str, answer: bool
) -> None:
    line = GoalLine(date(2023, 12, 31), date(2024, 1, 10), Decimal(baseline), Fraction(target))

    assert line.is_off_track(Decimal(value), date(2024, 1, 5)) is answer


@pytest.mark.parametrize(
    ("number", "like", "text"),
    [
        (Fraction(1, 3), "10", "0.3"),
        (Fraction(1, 3), "1.5", "0.33"),
        (Fraction(2, 3), "100.00", "0.7"),
        (Fraction(50), "10", "50"),
        (Fraction(10**40 + 1, 2), "1", "5" + "0" * 39),
        (Fraction(1000, 3), "1.5", "333.3"),
    ],
)
def test_a_number_has_the_decimals_of_what_it_is_compared_with_and_a_small_one_one_more(
    number: Fraction, like: str, text: str
) -> None:
    assert str(shown(number, Decimal(like))) == text
