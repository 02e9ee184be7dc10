"""A day that notes until when its answers hold, so that what was made of it need not be made again the day after."""

from calendar import monthrange
from datetime import date
from typing import Any

_NEVER = date.max.toordinal()


class WatchedDay(date):
    """A date like any other, which notes the first later day on which something asked of it has another answer.

    `x < day` holds until the day passes `x`, and `day.year` until the year ends; whatever else is asked, such as a sum
    or the day of the week, holds for this day alone. So what is computed from the day is the same on every day before
    `changes_on`.
    """

    _changes_on = _NEVER

    @classmethod
    def on(cls, day: date) -> "WatchedDay":
        """The day, with nothing noted yet."""
        return cls.fromordinal(date.toordinal(day))

    @property
    def changes_on(self) -> date:
        """The first later day on which an answer could be another; `date.max` where there is none."""
        return date.fromordinal(self._changes_on)

    def _note(self, changes_on: int) -> None:
        if date.toordinal(self) < changes_on < self._changes_on:
            self._changes_on = changes_on  # never past the last day of the calendar, which is how it begins

    def _note_tomorrow(self) -> None:
        self._note(date.toordinal(self) + 1)

    def _held_against(self, other: object, changes_after: int) -> None:
        """Note when an order changes: when this day comes to the other one, or so many days after."""
        if isinstance(other, WatchedDay):
            self._note_tomorrow()
            other._note_tomorrow()
        elif isinstance(other, date):
            self._note(other.toordinal() + changes_after)

    def __lt__(self, other: Any) -> Any:
        self._held_against(other, 0)
        return date.__lt__(self, other)

    def __ge__(self, other: Any) -> Any:
        self._held_against(other, 0)
        return date.__ge__(self, other)

    def __le__(self, other: Any) -> Any:
        self._held_against(other, 1)
        return date.__le__(self, other)

    def __gt__(self, other: Any) -> Any:
        self._held_against(other, 1)
        return date.__gt__(self, other)

    def __eq__(self, other: object) -> Any:
        self._held_against(other, 0)
        self._held_against(other, 1)
        return date.__eq__(self, other)

    def __hash__(self) -> int:
        # A table that is looked up by the day asks for equality too, or answers what it would compute.
        return date.__hash__(self)

    @property
    def year(self) -> int:
        """The year, which lasts until the next."""
        year = date.year.__get__(self)
        self._note(date(year, 12, 31).toordinal() + 1)
        return int(year)

    @property
    def month(self) -> int:
        """The month, which lasts until the next."""
        year, month = date.year.__get__(self), int(date.month.__get__(self))
        self._note(date(year, month, monthrange(year, month)[1]).toordinal() + 1)
        return month

    @property
    def day(self) -> int:
        """The day of the month."""
        self._note_tomorrow()
        return int(date.day.__get__(self))


def _noting(name: str) -> Any:
    original = getattr(date, name)

    def asked(self: WatchedDay, *words: Any, **named: Any) -> Any:
        self._note_tomorrow()
        return original(self, *words, **named)

    asked.__name__, asked.__doc__ = name, original.__doc__
    return asked


_OF_THIS_DAY_ALONE = (
    *("__add__", "__radd__", "__sub__", "__rsub__", "__str__", "__repr__", "__format__", "__reduce__", "__reduce_ex__"),
    *("ctime", "isocalendar", "isoformat", "isoweekday", "replace", "strftime", "timetuple", "toordinal", "weekday"),
)
for _name in _OF_THIS_DAY_ALONE:
    setattr(WatchedDay, _name, _noting(_name))
