"""Whether a council made a decision at the very end of its term: shortly before the election, or after it."""

from functools import lru_cache

from planaudit.model.council import CouncilCalendar, months_after
from planaudit.model.partial_date import PartialDate

MONTHS = 6


@lru_cache(maxsize=4096)
def is_late_in_the_term(councils: CouncilCalendar, date: PartialDate) -> bool | None:
    """Whether the date lies in the last six months before an election, or between it and the constituting meeting.

    None where the date, an unknown election day or an undeclared meeting leaves that open.
    """
    answers = {_is_late(councils, date, elected) for elected in councils.elections_near(date)}
    if True in answers:
        return True
    return None if None in answers else False


def _is_late(councils: CouncilCalendar, date: PartialDate, elected: int) -> bool | None:
    council, election = councils.council(elected), councils.election_day(elected)
    surely_from, perhaps_from = months_after(election.last, -MONTHS), months_after(election.first, -MONTHS)
    last_perhaps_before = date.first < council.latest if council.is_exact else date.first <= council.latest
    if date.last < perhaps_from or not last_perhaps_before:
        return False
    return True if date.first >= surely_from and date.last < council.earliest else None
