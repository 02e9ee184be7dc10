"""What two statements of one thing differ in, field by field: order and spelling of dates and amounts do not count."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

from planaudit.graph.entry import Nature
from planaudit.model.goal import Baseline, Target
from planaudit.model.partial_date import PartialDate
from planaudit.model.period import Period
from planaudit.model.plan import Plan
from planaudit.model.portfolio import Portfolio
from planaudit.model.process import Interval

_SAID_AS_ONE = (PartialDate, Period, Interval, Target, Baseline)
"""What a reader takes in at once, though it has parts."""

LISTS: Mapping[str, Nature] = {
    "goals": Nature.GOAL,
    "strategies": Nature.STRATEGY,
    "measures": Nature.MEASURE,
    "budget_lines": Nature.BUDGET_LINE,
}
"""The fields of a plan that hold its elements."""


class FieldChange(NamedTuple):
    """A field by the keys that lead to it, what is no longer said there, and what is said there now.

    For a list these are the items that went and came; for anything else one value, or none where nothing is said.
    """

    keys: tuple[str, ...]
    gone: tuple[object, ...]
    come: tuple[object, ...]
    is_list: bool = False


class ElementChange(NamedTuple):
    """An element by its id, or its title where it has none; before and after, None where it was or is not there."""

    nature: Nature
    id: str
    before: Any
    after: Any
    fields: tuple[FieldChange, ...] = ()


def changes_of_plan(before: Plan, after: Plan) -> Iterator[FieldChange]:
    """What differs between two statements of a plan, apart from its id and its elements."""
    return _changes(before, after, (), leave_out=("id", *LISTS))


def changes_of_portfolio(before: Portfolio, after: Portfolio) -> Iterator[FieldChange]:
    """What differs between two statements of a portfolio."""
    return _changes(before, after, ())


def changes_of_elements(before: Plan, after: Plan) -> Iterator[ElementChange]:
    """The elements that came, went or changed, in the order of the lists, then of the statement after."""
    for name, nature in LISTS.items():
        old, new = (_by_id(getattr(plan, name)) for plan in (before, after))
        for id_ in (*new, *(gone for gone in old if gone not in new)):
            one, other = old.get(id_), new.get(id_)
            changed = tuple(_changes(one, other, (), leave_out=("id",))) if one and other else ()
            if changed or one is None or other is None:
                yield ElementChange(nature, id_, one, other, changed)


def _by_id(elements: Sequence[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for element in elements:
        found.setdefault(str(element.id or element.title), element)
    return found


def _changes(before: Any, after: Any, keys: tuple[str, ...], leave_out: Sequence[str] = ()) -> Iterator[FieldChange]:
    if before == after:
        return
    if any(is_dataclass(value) and not isinstance(value, _SAID_AS_ONE) for value in (before, after)):
        for field in fields(before if before is not None else after):
            if field.name not in leave_out:
                name = field.name.rstrip("_")
                yield from _changes(_of(before, field.name), _of(after, field.name), (*keys, name))
    elif isinstance(before, Mapping) or isinstance(after, Mapping):
        yield from _of_years(before, after, keys)
    elif isinstance(before, tuple) or isinstance(after, tuple):
        yield from _of_list(before or (), after or (), keys)
    else:
        yield FieldChange(keys, _said(before), _said(after))


def _of(value: Any, name: str) -> Any:
    return None if value is None else getattr(value, name)


def _said(value: object) -> tuple[object, ...]:
    return () if value is None else (value,)


def _of_years(before: Any, after: Any, keys: tuple[str, ...]) -> Iterator[FieldChange]:
    """Amounts by year; a single amount that became one for each year, or the other way, changed as a whole."""
    if all(value is None or isinstance(value, Mapping) for value in (before, after)):
        old, new = before or {}, after or {}
        for year in sorted({*old, *new}):
            if old.get(year) != new.get(year):
                yield FieldChange((*keys, str(year)), _said(old.get(year)), _said(new.get(year)))
    else:
        yield FieldChange(keys, _said(before), _said(after))


def _of_list(before: tuple[Any, ...], after: tuple[Any, ...], keys: tuple[str, ...]) -> Iterator[FieldChange]:
    gone, come = _without(before, after), _without(after, before)
    if gone or come:
        yield FieldChange(keys, gone, come, is_list=True)


def _without(items: tuple[Any, ...], others: tuple[Any, ...]) -> tuple[Any, ...]:
    """The items that the others do not hold, each as often as it stands more often here."""
    left = list(others)
    rest = []
    for item in items:
        if item in left:
            left.remove(item)
        else:
            rest.append(item)
    return tuple(rest)
