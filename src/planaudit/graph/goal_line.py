"""The straight line from a goal's baseline to its target, exact: no rounding anywhere."""

from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple

from planaudit.model.goal import Goal


class GoalLine(NamedTuple):
    """From the end of the baseline's year to the end of the target's."""

    start: date
    end: date
    baseline: Decimal
    target: Fraction

    @property
    def way(self) -> Fraction:
        """How far it is from the baseline to the target; negative where the value is to fall."""
        return self.target - Fraction(self.baseline)

    def expected(self, day: date) -> Fraction:
        """Where the line is on a day: at the baseline before it begins, at the target after it ends."""
        days, passed = (self.end - self.start).days, (day - self.start).days
        return Fraction(self.baseline) + self.way * Fraction(min(max(passed, 0), days), days)

    def is_off_track(self, value: Decimal, day: date) -> bool:
        """Whether a value is more than a tenth of the way from the line, on the wrong side of it."""
        behind = self.expected(day) - Fraction(value)
        # Where there is no way to go, no side is the wrong one.
        return self.way != 0 and (behind if self.way > 0 else -behind) * 10 > abs(self.way)


def line_of(goal: Goal) -> GoalLine | None:
    """The goal's line; None where a value or a year of it is missing, or the target is no later than the baseline."""
    baseline, target = goal.baseline, goal.target
    if baseline is None or target is None or baseline.year is None or target.year is None:
        return None
    if target.year <= baseline.year:
        return None
    if target.value is not None:
        wanted = Fraction(target.value)
    elif target.change is not None:
        wanted = Fraction(baseline.value) * (1 + Fraction(target.change) / 100)
    else:
        return None
    return GoalLine(date(baseline.year, 12, 31), date(target.year, 12, 31), baseline.value, wanted)


_SMALL = 100


def shown(number: Fraction, like: Decimal) -> Decimal:
    """The number for messages, with the decimals that `like` has, and one more where it is small."""
    decimals = max(-int(like.normalize().as_tuple().exponent), 0) + (abs(number) < _SMALL)
    with localcontext(prec=60):
        rounded = (Decimal(number.numerator) / number.denominator).quantize(Decimal(1).scaleb(-decimals)).normalize()
        return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded
