"""Values against the model: what fits is kept, what does not is one problem a field."""

import copy
from collections.abc import Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from planaudit.documents.document import NO_GAPS, Gaps
from planaudit.documents.misfit import OF_A_KEY, problem_of
from planaudit.documents.schema_problem import SchemaProblem
from planaudit.findings import Pointer
from planaudit.findings.location import Key

T = TypeVar("T")

_ROUNDS = 4


class Validated(NamedTuple, Generic[T]):
    """What fitted, or None where too little did; and which items of lists were left out."""

    model: T | None
    problems: tuple[SchemaProblem, ...] = ()
    gaps: Gaps = NO_GAPS


def validate(adapter: TypeAdapter[T], model: type, value: object, at: Pointer, plan: str = "") -> "Validated[T]":
    """The model of `value`; without the fields that do not fit, each of which is a problem."""
    try:
        return Validated(adapter.validate_python(value))
    except ValidationError as error:
        misfits = _told_once(_misfits(error))
    problems = tuple(problem_of(misfit, model, value, at, plan) for misfit in misfits)
    value = copy.deepcopy(value)
    gaps: dict[tuple[Key, ...], list[int]] = {}
    for _ in range(_ROUNDS):
        if not _leave_out(value, misfits, gaps):
            return Validated(None, problems)
        try:
            return Validated(adapter.validate_python(value), problems, gaps)
        except ValidationError as error:
            misfits = _misfits(error)
    return Validated(None, problems)


def _misfits(error: ValidationError) -> list[Any]:
    return list(error.errors(include_url=False))


def _told_once(misfits: Sequence[Any]) -> list[Any]:
    """Without the lists that are too short only because an item of theirs does not fit."""
    above = {misfit["loc"][:-1] for misfit in misfits}
    return [misfit for misfit in misfits if misfit["type"] != "too_short" or misfit["loc"] not in above]


def _leave_out(value: Any, misfits: Sequence[Any], gaps: dict[tuple[Key, ...], list[int]]) -> bool:
    """Remove what does not fit from `value`; False where that is the whole of it."""
    routes = {_route(value, misfit["loc"]) for misfit in misfits}
    if () in routes:
        return False
    # Later items first, so that the positions of the earlier ones stay right, and parts before what they are in.
    for route in sorted(routes, reverse=True):
        parent = value
        for key in route[:-1]:
            parent = parent[key]
        del parent[route[-1]]
        if isinstance(parent, list):
            _note_gap(gaps, route)
    return True


def _note_gap(gaps: dict[tuple[Key, ...], list[int]], route: tuple[Key, ...]) -> None:
    """Remember the item's position as written, whatever was left out before it."""
    position = int(route[-1])
    left_out = gaps.setdefault(route[:-1], [])
    for earlier in sorted(left_out):
        position += earlier <= position
    left_out.append(position)
    left_out.sort()


def _route(value: Any, loc: tuple[Key, ...]) -> tuple[Key, ...]:
    """The keys to the smallest thing in `value` that can go: for a missing field, what lacks it.

    Amounts by year go together, because what is left of them would look like the whole.
    """
    route: list[Key] = []
    for key in loc[:-2] if loc[-1:] == (OF_A_KEY,) else loc:
        is_year = isinstance(value, dict) and str(key).isdigit()
        known = isinstance(value, dict) and key in value and not is_year
        if not (known or (isinstance(value, list) and isinstance(key, int) and key < len(value))):
            break
        value = value[key]
        route.append(key)
    return tuple(route)
