"""What a declared thing declares, and the thing as it would be without some of that."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")
Key = str | int
Route = tuple[Key, ...]
"""The keys that lead from a thing to a part of it."""


def declared_in(thing: Any) -> Iterator[Key]:
    """The keys of what a thing declares and could leave out; every item of a list, every year of a mapping."""
    if _is_declared(thing):
        for field in fields(thing):
            if _may_be_left_out(field) and getattr(thing, field.name) != _default(field):
                yield field.name.removesuffix("_")
    elif isinstance(thing, tuple):
        yield from range(len(thing))
    elif isinstance(thing, Mapping):
        yield from thing


def part(thing: Any, route: Route) -> object:
    """What a route leads to."""
    for key in route:
        thing = getattr(thing, field_of(thing, key)) if isinstance(key, str) and _is_declared(thing) else thing[key]
    return thing


def without(thing: T, routes: Collection[Route]) -> T:
    """The thing as if it had not declared what the routes lead to."""
    left: T = _without(thing, routes)
    return left


def _without(thing: Any, routes: Collection[Route]) -> Any:
    gone = {route[0] for route in routes if len(route) == 1}
    inside = {route[0]: [other[1:] for other in routes if other[0] == route[0]] for route in routes if len(route) > 1}
    if _is_declared(thing):
        defaults = {field.name: _default(field) for field in fields(thing) if field.name.removesuffix("_") in gone}
        smaller = {field_of(thing, key): _without(part(thing, (key,)), below) for key, below in inside.items()}
        return replace(thing, **(smaller | defaults))
    items: Iterable[tuple[Key, Any]] = thing.items() if isinstance(thing, Mapping) else enumerate(thing)
    left = {key: _without(item, inside[key]) if key in inside else item for key, item in items if key not in gone}
    return left if isinstance(thing, Mapping) else tuple(left.values())


def _is_declared(thing: object) -> Any:
    """Whether it is a thing with keys of its own; a date, which also has fields, is a value."""
    return is_dataclass(thing) and hasattr(thing, "__pydantic_config__")


def field_of(thing: Any, key: Key) -> str:
    """The field of a key: `from` and `continue` are words of Python, and stand in `from_` and `continue_`."""
    return f"{key}" if hasattr(thing, f"{key}") else f"{key}_"


def _may_be_left_out(field: "Field[Any]") -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _default(field: "Field[Any]") -> object:
    return field.default_factory() if field.default_factory is not MISSING else field.default
