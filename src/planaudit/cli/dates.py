"""Dates that are given on the command line."""

from datetime import date

from planaudit.cli.exits import Exit, Stop
from planaudit.findings import N_
from planaudit.model.partial_date import YEARS, PartialDate, parse_date
from planaudit.wording.wording import Wording


def last_day(option: str, written: str, as_of: date, wording: Wording) -> PartialDate:
    """A day, month or year to come, written as in a plan file. Raises Stop for what is none, or is past."""
    values = {"option": option, "written": written, "day": as_of}
    try:
        said = parse_date(written)
    except ValueError:
        said = None
    if said is None or said.last.year not in YEARS:
        message = wording.text(N_("{option} {written} is not a date; write it as 2027, 2027-06 or 2027-06-30"), values)
        raise Stop(Exit.COULD_NOT_CHECK, message)
    if said.last < as_of:
        message = wording.text(N_("{option} {written} lies before {day}, the day of the audit"), values)
        raise Stop(Exit.COULD_NOT_CHECK, message)
    return said
