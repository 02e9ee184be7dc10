"""Council periods (FORMAT §6), against an oracle that asks of every day who may have sat."""

from datetime import date, timedelta

import pytest
from register import register_of

from planaudit.graph.mandate import Mandate
from planaudit.model.council import CouncilCalendar, DeclaredCouncil, months_after, years_after
from planaudit.model.partial_date import PartialDate, parse_date

ELECTIONS = {2011: (9, 12), 2015: (9, 14), 2019: (9, 9), 2023: (9, 11), 2027: (9, 13)}
FIRST, LAST = date(1998, 1, 1), date(2033, 12, 31)


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def may_have_sat(meetings: dict[int, date]) -> dict[date, set[int]]:
    """Day by day, the councils that may have been in office: a walk through time, election by election."""
    sitting, found = {1995}, {}
    for day in days(FIRST, LAST):
        is_election_year = day.year % 4 == 2023 % 4
        if is_election_year and day.year in meetings:
            if day == meetings[day.year]:
                sitting = {day.year}
        elif is_election_year:
            if (day.month, day.day) == ELECTIONS.get(day.year, (9, 1)):
                sitting = {*sitting, day.year}
            if (day.month, day.day) == (11, 1):
                sitting = {day.year}
        found[day] = set(sitting)
    return found


@pytest.mark.parametrize("meetings", [{}, {2019: date(2019, 10, 14), 2023: date(2023, 10, 11)}])
def test_every_day_belongs_to_the_councils_that_may_have_sat(meetings: dict[int, date]) -> None:
    calendar = CouncilCalendar(DeclaredCouncil(constituted=PartialDate.on(day)) for day in meetings.values())

    for day, sat in may_have_sat(meetings).items():
        assert calendar.possible(PartialDate.on(day)) == (min(sat), max(sat)), day
        # On the day of the audit the gap is decided: the old council sits through 31 October.
        assert calendar.sitting(day).elected == min(sat), day


@pytest.mark.parametrize("written", ["2019", "2019-09", "2019-10", "2019-11", "2022", "2023-08", "2003-09", "2001"])
def test_a_coarse_date_belongs_to_whoever_may_have_sat_on_one_of_its_days(written: str) -> None:
    when, oracle = parse_date(written), may_have_sat({})

    sat = set[int]().union(*(oracle[day] for day in days(when.first, when.last)))

    assert CouncilCalendar().possible(when) == (min(sat), max(sat))


def test_a_meeting_declared_by_its_month_narrows_the_gap() -> None:
    calendar = CouncilCalendar([DeclaredCouncil(constituted=parse_date("2023-10"))])

    assert calendar.possible(PartialDate.on(date(2023, 9, 30))) == (2019, 2019)
    assert calendar.possible(PartialDate.on(date(2023, 10, 1))) == (2019, 2023)
    assert calendar.possible(PartialDate.on(date(2023, 11, 1))) == (2023, 2023)


def test_a_meeting_declared_by_its_year_tells_no_more_than_the_law() -> None:
    calendar = CouncilCalendar([DeclaredCouncil(constituted=parse_date("2023"))])

    assert calendar.council(2023) == CouncilCalendar().council(2023)


def test_a_meeting_after_the_turn_of_the_year_belongs_to_the_election_before() -> None:
    calendar = CouncilCalendar([DeclaredCouncil(constituted=parse_date("2024-01-10"))])

    assert calendar.sitting(date(2024, 1, 9)).elected == 2019
    assert calendar.sitting(date(2024, 1, 10)).elected == 2023


def test_the_first_year_ends_on_the_same_date_of_the_next() -> None:
    assert CouncilCalendar().council(2023).first_year_ends == date(2024, 10, 31)
    assert CouncilCalendar([DeclaredCouncil(constituted=parse_date("2023-10-11"))]).council(
        2023
    ).first_year_ends == date(2024, 10, 11)


def test_the_council_after_a_council() -> None:
    calendar = CouncilCalendar()

    assert calendar.following(calendar.council(2023)).elected == 2027


@pytest.mark.parametrize("day", [date.min, date(3, 5, 1), date(9999, 10, 31), date.max])
def test_no_date_is_beyond_the_calendar(day: date) -> None:
    calendar = CouncilCalendar()
    earliest, latest = calendar.possible(PartialDate.on(day))

    assert earliest <= calendar.sitting(day).elected <= latest
    assert calendar.following(calendar.sitting(day)).first_year_ends >= day
    assert calendar.sitting(day).earliest <= day
    assert list(calendar.elections_near(PartialDate.on(day)))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 3, 1), 24, date(2026, 3, 1)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2027, 10, 31), 3, date(2028, 1, 31)),
        (date(2027, 10, 31), 1, date(2027, 11, 30)),
        (date(2023, 9, 30), -7, date(2023, 2, 28)),
        (date(2023, 1, 15), -1, date(2022, 12, 15)),
        (date(9999, 12, 1), 1, date.max),
        (date(1, 1, 15), -1, date.min),
    ],
)
def test_months_end_on_the_same_date_or_the_last_of_the_month(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


def test_years_are_twelve_months() -> None:
    assert years_after(date(2020, 2, 29), 1) == date(2021, 2, 28)
    assert years_after(date(2020, 2, 29), 4) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("adopted", "council"),
    [
        ("2024-06-13", 2023),
        ("2023-09-10", 2019),
        ("2023-11-01", 2023),
        ("2023-10-01", None),  # after the election, and nobody says when the new council met
        ("2023", None),
        ("2022", 2019),
        (None, None),
    ],
)
def test_a_plan_is_the_councils_where_its_date_tells(adopted: str | None, council: int | None) -> None:
    register = register_of({"id": "a", "status": "adopted", "adopted": adopted})

    assert register.ask(Mandate).council_of(register.plans["a"]) == council
