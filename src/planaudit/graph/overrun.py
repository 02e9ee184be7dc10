"""What measures cost against what there is for them: in a year, and in total."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from planaudit.graph.entry import Element

ZERO = Decimal(0)


class Overrun(NamedTuple):
    """Costs above a limit. `year` is None for the total."""

    year: int | None
    limit: Decimal
    cost: Decimal

    @property
    def gap(self) -> Decimal:
        """How much is lacking."""
        return self.cost - self.limit


class Costs:
    """The costs of some measures. A cost given without years counts in totals only."""

    def __init__(self, measures: Iterable[Element]) -> None:
        self._whole: list[tuple[Element, Decimal]] = []
        self._by_year: dict[int, list[tuple[Element, Decimal]]] = {}
        for element in measures:
            cost = element.measure.cost
            if isinstance(cost, Decimal):
                self._whole.append((element, cost))
            else:
                for year, amount in (cost or {}).items():
                    self._by_year.setdefault(year, []).append((element, amount))

    def overruns(self, limits: Mapping[int, Decimal], counts: Callable[[int], bool]) -> list[Overrun]:
        """Years that cost more than their limit, the largest gap first; only where there are none, the total.

        Only the years that count are looked at; one without a limit has nothing.
        """
        years = sorted(year for year in self._by_year if counts(year))
        found = [Overrun(year, limits.get(year, ZERO), _sum(self._by_year[year])) for year in years]
        above = sorted((overrun for overrun in found if overrun.gap > 0), key=lambda overrun: -overrun.gap)
        if above:
            return above
        cost = sum((overrun.cost for overrun in found), _sum(self._whole))
        total = Overrun(None, sum(limits.values(), ZERO), cost)
        return [total] if total.gap > 0 else []

    def parts(self, year: int | None, counts: Callable[[int], bool]) -> list[tuple[Element, Decimal]]:
        """What each measure costs in a year, or in total; the dearest first."""
        if year is not None:
            return _dearest_first(self._by_year.get(year, []))
        counted = [part for number, parts in self._by_year.items() if counts(number) for part in parts]
        return _dearest_first([*counted, *self._whole])


def _sum(parts: Iterable[tuple[Element, Decimal]]) -> Decimal:
    return sum((amount for _, amount in parts), ZERO)


def _dearest_first(parts: Iterable[tuple[Element, Decimal]]) -> list[tuple[Element, Decimal]]:
    sums: dict[str, tuple[Element, Decimal]] = {}
    for element, amount in parts:
        sums[element.ref] = (element, amount + sums.get(element.ref, (element, ZERO))[1])
    return sorted(sums.values(), key=lambda part: (-part[1], part[0].ref))
