"""Council periods: which council sat when a decision was made (FORMAT §6; kommuneloven § 7-1).

A council is named by the year it was elected in. It sits from its constituting meeting to the next one's.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from typing import Annotated, ClassVar

from pydantic import Field

from planaudit.model.partial_date import DeclaredDate, PartialDate
from planaudit.model.strict import STRICT

ELECTION_DAYS = {
    2011: date(2011, 9, 12),
    2015: date(2015, 9, 14),
    2019: date(2019, 9, 9),
    2023: date(2023, 9, 11),
    2027: date(2027, 9, 13),
}
"""Municipal elections; in other election years the whole of September is taken as possible."""

TERM = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredCouncil:
    """A council that the municipality has had."""

    __pydantic_config__: ClassVar = STRICT

    constituted: Annotated[DeclaredDate, Field(description="The day of the constituting meeting (kommuneloven § 7-1).")]


@dataclass(frozen=True, slots=True)
class Council:
    """One council: `elected` is its year; it took office between `earliest` and `latest`, both included."""

    elected: int
    earliest: date
    latest: date

    @property
    def is_exact(self) -> bool:
        """Whether the constituting meeting is declared to the day."""
        return self.earliest == self.latest

    @property
    def first_year_ends(self) -> date:
        """The last day of the council's first year; from 31 October where the meeting is not declared."""
        return years_after(self.latest, 1)


class CouncilCalendar:
    """The councils of one municipality, from the constituting meetings it has declared."""

    def __init__(self, declared: Iterable[DeclaredCouncil] = ()) -> None:
        self._constituted = {elected_in(council.constituted.first): council.constituted for council in declared}
        self._possible: dict[PartialDate, tuple[int, int]] = {}

    def council(self, elected: int) -> Council:
        """The council elected in a year."""
        if not MINYEAR <= elected <= MAXYEAR:
            beyond = date.min if elected < MINYEAR else date.max
            return Council(elected, beyond, beyond)
        earliest, latest = self.election_day(elected).first, last_lawful_day(elected)
        said = self._constituted.get(elected)
        if said is None:
            return Council(elected, earliest, latest)
        if said.first < said.last and said.first <= latest and said.last >= earliest:
            # A month or a year narrows what the law leaves open.
            return Council(elected, max(earliest, said.first), min(latest, said.last))
        return Council(elected, said.first, said.last)

    @staticmethod
    def election_day(elected: int) -> PartialDate:
        """The election day of a year; the whole of September where it is not known."""
        if known := ELECTION_DAYS.get(elected):
            return PartialDate.on(known)
        return PartialDate(date(elected, 9, 1), date(elected, 9, 30))

    def sitting(self, day: date) -> Council:
        """The council in office on a day; in an undeclared gap, the old one through 31 October."""
        return self.council(self._earliest_on(day))

    def previous(self, council: Council) -> Council:
        """The council before."""
        return self.council(council.elected - TERM)

    def following(self, council: Council) -> Council:
        """The council after."""
        return self.council(council.elected + TERM)

    def possible(self, when: PartialDate) -> tuple[int, int]:
        """The earliest and the latest council, by year of election, that may have sat on the date."""
        if when not in self._possible:
            self._possible[when] = self._earliest_on(when.first), self._latest_on(when.last)
        return self._possible[when]

    def elections_near(self, when: PartialDate) -> Iterator[int]:
        """The years of the elections that the date lies before, in or shortly after."""
        first = max(_last_election_year(when.first.year), MINYEAR)
        return iter(range(first, min(when.last.year + TERM, MAXYEAR) + 1, TERM))

    def _earliest_on(self, day: date) -> int:
        council = self.council(_last_election_year(day.year))
        sat = day >= council.earliest if council.is_exact else day > council.latest
        return council.elected if sat else council.elected - TERM

    def _latest_on(self, day: date) -> int:
        council = self.council(_last_election_year(day.year))
        return council.elected if day >= council.earliest else council.elected - TERM


def last_lawful_day(elected: int) -> date:
    """The last day on which a council elected in a year may hold its constituting meeting (kommuneloven § 7-1)."""
    return date(elected, 10, 31)


def years_after(day: date, years: int) -> date:
    """The same date some years later; 29 February becomes 28 February where the year has none."""
    return months_after(day, 12 * years)


def months_after(day: date, months: int) -> date:
    """The same date some months later, or earlier; the last day of the month where that month is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) if year >= MINYEAR else date.min


def _last_election_year(year: int) -> int:
    """The last year up to this one with an election; below 1 where the calendar begins later."""
    return year - (year - 2011) % TERM


def elected_in(constituted: date) -> int:
    """The year in which a council that held its constituting meeting on a day was elected."""
    return _last_election_year(constituted.year)
