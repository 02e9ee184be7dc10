"""A date as registers know it: a day, a month or only a year. Less than a day is an interval."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from planaudit.findings import N_
from planaudit.model.strict import refusal

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
YEARS = range(1800, 2201)
"""The years that a register speaks of."""

_WITHOUT_ZEROS = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
NOT_A_DATE = N_("{written} is not a date; write 2018, 2018-06, 2018-06-15 or 15.06.2018")
_MINUTES = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """The days that the date may be: from `first` to `last`, both included."""

    first: date
    last: date

    @classmethod
    def on(cls, day: date) -> "PartialDate":
        """The date that is known to the day."""
        return cls(day, day)

    def is_before(self, day: date) -> bool | None:
        """Whether it lies before `day`; None where the interval leaves it open."""
        if self.last < day:
            return True
        return False if self.first >= day else None

    def is_after(self, day: date) -> bool | None:
        """Whether it lies after `day`; None where the interval leaves it open."""
        if self.first > day:
            return True
        return False if self.last <= day else None

    def is_later_than(self, other: "PartialDate") -> bool | None:
        """Whether it lies after another date; None where the two intervals leave it open."""
        if self.first > other.last:
            return True
        return False if self.last <= other.first else None

    def __str__(self) -> str:
        if self.first == self.last:
            return self.first.isoformat()
        whole_month = (self.first.year, self.first.month) == (self.last.year, self.last.month)
        return self.first.isoformat()[:7] if whole_month else f"{self.first.year:04}"


@lru_cache(maxsize=65536)
def parse_date(written: str | int) -> PartialDate:
    """Read `2018`, `2018-06`, `2018-06-15`, `15.06.2018` or `15.6.2018`.

    Raises ValueError where the text is none of these or names a day that does not exist.
    """
    text = f"{written:04}" if isinstance(written, int) else written.strip()
    if match := _MINUTES.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        return PartialDate.on(date(year, month, day))
    if not (match := _ISO.fullmatch(text)):
        raise ValueError(text)
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if day or match[3]:
        return PartialDate.on(date(year, month, day))
    if month or match[2]:
        return PartialDate(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return PartialDate(date(year, 1, 1), date(year, 12, 31))


def _read(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        try:
            date_read = parse_date(value)
        except ValueError:
            pass
        else:
            if date_read.first.year in YEARS:
                return date_read
    raise refusal(NOT_A_DATE, written=str(value))


def with_zeros(written: str) -> str | None:
    """What `2018-6-5` or `2018-6` says, as it must be written; None for anything else."""
    match = _WITHOUT_ZEROS.fullmatch(written.strip())
    if match is None:
        return None
    text = "-".join(part.zfill(2) for part in match.groups() if part)
    try:
        parse_date(text)
    except ValueError:
        return None
    return text


DATE_SCHEMA = {
    "anyOf": [
        {"type": "integer", "minimum": 1800, "maximum": 2200},
        {"type": "string", "pattern": r"^(\d{4}(-\d{2}(-\d{2})?)?|\d{1,2}\.\d{1,2}\.\d{4})$"},
    ],
    "examples": ["2018-06-15", "2018-06", 2018, "15.06.2018"],
}

DeclaredDate = Annotated[PartialDate, PlainValidator(_read), WithJsonSchema(DATE_SCHEMA)]
"""A date in a plan file: a day, a month or a year."""
