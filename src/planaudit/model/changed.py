"""A declared thing as it would be if some of it said something else."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from planaudit.model.without import Key, Route, field_of

T = TypeVar("T")


def changed(thing: T, values: Mapping[Route, object]) -> T:
    """The thing with other values at the ends of the routes."""
    done: T = _changed(thing, values)
    return done


def _changed(thing: Any, values: Mapping[Route, object]) -> Any:
    if not values:
        return thing
    if () in values:
        return values[()]
    inside: dict[Key, dict[Route, object]] = {}
    for (key, *rest), value in values.items():
        inside.setdefault(key, {})[tuple(rest)] = value
    if isinstance(thing, tuple):
        return tuple(_changed(item, inside.get(position, {})) for position, item in enumerate(thing))
    names = {field_of(thing, key): below for key, below in inside.items()}
    return replace(thing, **{name: _changed(getattr(thing, name), below) for name, below in names.items()})
