"""A field that does not fit the format, in a planner's words: from Pydantic's errors to schema problems."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from functools import lru_cache
from typing import Any, get_args, get_type_hints

from pydantic.fields import FieldInfo

from planaudit.documents.schema_problem import SchemaProblem
from planaudit.findings import N_, Bare, Joined, Mending, Pointer, Replace
from planaudit.findings.location import Key
from planaudit.model.nearest import nearest
from planaudit.model.partial_date import NOT_A_DATE, with_zeros
from planaudit.model.plan_globs import DEFAULT_GLOBS

OF_A_KEY = "[key]"
"""What Pydantic ends a place with where the key itself does not fit."""

_WHERE_PLANS_LIE = N_("write where plan files lie, such as {example}, or remove the key")
_REFERENCES = frozenset(
    {"parent", "follows_up", "relates_to", "replaces", "supports", "goals", "goal", "budget_line", "plan", "covers"}
    | {"continue", "revise", "repeal", "initiate"}
)
_QUOTE = N_("an unquoted # begins a comment in YAML: write the reference in quotes, or remove the key")
_UNKNOWN_KEY = N_("the key {key} is not known here")
_IS_EMPTY = N_("{key} is empty")
_EMPTY = ("string_too_short", "too_short")
_NUMBER = N_('write four digits in quotes, such as "0301"; two for a fylkeskommune')
_TYPES: Mapping[str, tuple[str, str]] = {
    "string_type": (N_("{key} must be text, not {value}"), N_("write it in quotes")),
    "bool_type": (N_("{key} must be true or false, not {value}"), N_("write true or false")),
    "int_type": (N_("{key} must be a whole number, not {value}"), N_("write a whole number without quotes")),
    "tuple_type": (N_("{key} must be a list, not {value}"), N_("write it in brackets: [{value}]")),
    "dataclass_type": (
        N_("{key} must be a mapping of keys to values, not {value}"),
        N_("write it as key: value lines"),
    ),
    "dict_type": (N_("{key} must be a mapping of keys to values, not {value}"), N_("write it as key: value lines")),
    "string_too_long": (N_("{key} is too long"), N_("shorten it")),
    "string_pattern_mismatch": (
        N_("{key} cannot be {value}"),
        N_("an id holds letters, digits, '-', '_' and '.'; a reference is plan or plan#element"),
    ),
    "greater_than_equal": (N_("{key} cannot be {value}; it is at least {ge}"), N_("correct the number")),
    "less_than_equal": (N_("{key} cannot be {value}; it is at most {le}"), N_("correct the number")),
}


def problem_of(misfit: Mapping[str, Any], model: type, value: object, at: Pointer, plan: str) -> SchemaProblem:
    """One Pydantic error as a located schema problem."""
    keys: tuple[Key, ...] = tuple(key for key in misfit["loc"] if key != OF_A_KEY)
    pointer = Pointer(at.path, at.document, (*at.keys, *keys))
    element = _element(value, keys)
    field = next((key for key in reversed(keys) if isinstance(key, str)), at.path)
    kind, given = misfit["type"], misfit["input"]
    rule, message, help_ = "invalid-field", N_("{key} cannot be {value}"), N_("correct it, or remove the key")
    values: dict[str, object] = {"key": Bare(field), "value": Bare(_shown(given))}
    help_values: dict[str, object] = {}
    mending: Mending | None = None
    if kind in ("unexpected_keyword_argument", "invalid_key"):
        rule, message = "unknown-key", _UNKNOWN_KEY
        values = {"key": Bare(str(keys[-1]))}
        known = sorted(known_keys(model, keys[:-1]))
        help_ = N_("known keys here: {known}. Own data goes under a key that begins with x-")
        help_values = {"known": _list(known)}
        if close := nearest(str(keys[-1]), known):
            help_ = N_("did you mean {nearest}? Own data goes under a key that begins with x-")
            help_values = {"nearest": Bare(close)}
    elif kind == "missing":
        message, help_ = N_("{key} is missing"), N_("add it")
    elif kind == "refused" and given is not None:
        context = dict(misfit["ctx"])
        message = context.pop("template")
        said = {name: Bare(word) if isinstance(word, str) else word for name, word in context.items()}
        values = {"key": Bare(field)} | said
        mending = _with_zeros(given, pointer) if message == NOT_A_DATE else None
        if "written" in said:
            values["written"] = Bare(_shown(given))
    elif kind in _EMPTY or given in (None, ""):
        message, help_ = _IS_EMPTY, N_("write it, or remove the key")
        if field == "plans":
            help_, help_values = _WHERE_PLANS_LIE, {"example": Bare(DEFAULT_GLOBS[0])}
        elif field in _REFERENCES and keys != ("goals",):
            help_ = _QUOTE
    elif kind == "enum":
        if misfit["loc"][-1] == OF_A_KEY:
            message, values = _UNKNOWN_KEY, {"key": Bare(str(keys[-1]))}
        allowed = sorted(_choices(misfit))
        help_, help_values = N_("allowed: {known}"), {"known": _list(allowed)}
        if isinstance(given, str) and (close := nearest(given, allowed)):
            help_ = N_("did you mean {nearest}? Allowed: {known}")
            help_values = {"nearest": Bare(close)} | help_values
    elif kind in _TYPES:
        message, help_ = _TYPES[kind]
        values |= misfit.get("ctx", {})
        help_values = values
        if field == "number":
            help_ = _NUMBER
    return SchemaProblem(
        rule=rule,
        message=message,
        values=values,
        at=pointer,
        help=help_,
        help_values=help_values,
        plan=plan,
        element=element,
        field=str(keys[0]) if keys else "",
        key=tuple(str(key) for key in keys),
        mending=mending,
    )


def _with_zeros(given: object, at: Pointer) -> Mending | None:
    """How a date that only lacks zeros is mended: it cannot be another day."""
    date = with_zeros(given) if isinstance(given, str) else None
    if date is None:
        return None
    return Mending(N_("write {date}"), (Replace(at, date),), {"date": Bare(date)}, is_safe=True)


def known_keys(model: type, keys: tuple[Key, ...]) -> set[str]:
    """The keys that the model knows at a place of a document."""
    current = model
    for key in keys:
        if isinstance(key, str) and key in (declared := fields(current)):
            current = next(models(declared[key]), current)
    return set(fields(current))


@lru_cache(maxsize=256)
def fields(model: type) -> dict[str, Any]:
    """What each key of a declared thing may hold, by the key as it is written."""
    if not is_dataclass(model):
        return {}
    hints = get_type_hints(model, include_extras=True)
    return {_alias(hint) or name: hint for name, hint in hints.items() if not name.startswith("__")}


def _alias(hint: Any) -> str | None:
    return next((part.alias for part in get_args(hint) if isinstance(part, FieldInfo) and part.alias), None)


def models(hint: Any) -> Iterator[type]:
    """The declared things that a type hint speaks of, however wrapped."""
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for part in get_args(hint):
        yield from models(part)


def _choices(misfit: Mapping[str, Any]) -> list[str]:
    """The words that Pydantic says it expected: `'a', 'b' or 'c'`."""
    return [word.strip("'") for word in misfit["ctx"]["expected"].replace(" or ", ", ").split(", ")]


def _list(words: Iterable[str]) -> Joined:
    return Joined(tuple(map(Bare, words)))


def _element(value: Any, keys: tuple[Key, ...]) -> str | None:
    """The id of the goal, measure, strategy or budget line that the keys lead into."""
    match keys:
        case ("goals" | "measures" | "strategies" | "budget_lines" as part, int(position), *_):
            item = value[part][position]
            found = item.get("id") if isinstance(item, dict) else None
            return found if isinstance(found, str) else None
    return None


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list | tuple):
        return "[…]"
    return str(value)
