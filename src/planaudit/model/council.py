"""Council periods: which council sat when a decision was made (FORMAT §6; kommuneloven § 7-1).

A council is named by the year it was elected in. It sits from its constituting meeting to the next one's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
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
        self._constituted = {_election_year(council.constituted.first): council.constituted for council in declared}

    def council(self, elected: int) -> Council:
        """The council elected in a year."""
        if constituted := self._constituted.get(elected):
            return Council(elected, constituted.first, constituted.last)
        return Council(elected, self.election_day(elected), date(elected, 10, 31))

    @staticmethod
    def election_day(elected: int) -> date:
        """The election day of a year; 1 September, the earliest possible, where it is not known."""
        return ELECTION_DAYS.get(elected, date(elected, 9, 1))

    def sitting(self, day: date) -> Council:
        """The council in office on a day; in an undeclared gap, the old one through 31 October."""
        council = self.council(_last_election_year(day.year))
        takes_office = council.earliest if council.is_exact else council.latest + timedelta(days=1)
        return council if day >= takes_office else self.previous(council)

    def previous(self, council: Council) -> Council:
        """The council before."""
        return self.council(council.elected - TERM)

    def following(self, council: Council) -> Council:
        """The council after."""
        return self.council(council.elected + TERM)

    def possible(self, when: PartialDate) -> tuple[int, int]:
        """The earliest and the latest council, by year of election, that may have sat on the date."""
        return self._earliest_on(when.first), self._latest_on(when.last)

    def _earliest_on(self, day: date) -> int:
        council = self.council(_last_election_year(day.year))
        sat = day >= council.earliest if council.is_exact else day > council.latest
        return council.elected if sat else council.elected - TERM

    def _latest_on(self, day: date) -> int:
        council = self.council(_last_election_year(day.year))
        return council.elected if day >= council.earliest else council.elected - TERM


def years_after(day: date, years: int) -> date:
    """The same date some years later; 29 February becomes 28 February where the year has none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _last_election_year(year: int) -> int:
    return year - (year - 2011) % TERM


def _election_year(constituted: date) -> int:
    return _last_election_year(constituted.year)
