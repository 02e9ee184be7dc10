"""Every field of the model that holds references is walked by the graph, and none besides."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any, get_args, get_type_hints

from pydantic import StringConstraints
from pydantic.fields import FieldInfo
from register import register_of

from planaudit.graph.reference import DECISIONS, MAY_NAME, UPWARD, Relation
from planaudit.model.plan import Plan
from planaudit.model.reference import Reference

EVERYTHING: dict[str, Any] = {
    "id": "a",
    "parent": "x",
    "follows_up": ["x"],
    "relates_to": ["x"],
    "replaces": ["x"],
    "economy": {"plan": "x"},
    "decisions": {"continue": ["x"], "revise": ["x"], "repeal": ["x"], "initiate": ["x"]},
    "results": [{"date": 2024, "goals": [{"goal": "x", "value": 1}]}],
    "strategies": [{"title": "Uten id", "supports": ["x"]}, {"id": "S1", "title": "Med id", "supports": ["x"]}],
    "goals": [{"id": "M1", "title": "Mål", "parent": "x", "supports": ["x"], "conflicts_with": [{"goal": "x"}]}],
    "measures": [{"id": "T1", "title": "Tiltak", "goals": ["x"], "budget_line": "x"}],
    "budget_lines": [{"id": "K1", "title": "Linje", "follows_up": ["x"]}],
}
"""A plan that says something in every field that holds references."""

Route = tuple[str, ...]

_PATTERN = next(part.pattern for part in get_args(Reference) if isinstance(part, StringConstraints))


def fields_with_references(model: type, route: Route = ()) -> Iterator[Route]:
    """The routes of keys, from a declared thing down, to what is annotated as a reference."""
    for name, hint in get_type_hints(model, include_extras=True).items():
        alias = next((part.alias for part in get_args(hint) if isinstance(part, FieldInfo) and part.alias), None)
        yield from _in(hint, (*route, alias or name))


def _in(hint: Any, route: Route) -> Iterator[Route]:
    parts = get_args(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        yield from fields_with_references(hint, route)
    elif any(isinstance(part, StringConstraints) and part.pattern == _PATTERN for part in parts):
        yield route
    else:
        for part in parts:
            yield from _in(part, route)


def words(keys: tuple[str | int, ...]) -> Route:
    return tuple(key for key in keys if isinstance(key, str))


def test_the_graph_walks_every_field_that_holds_references() -> None:
    declared = set(fields_with_references(Plan))

    walked = {words(reference.keys) for reference in register_of(EVERYTHING).references}

    assert len(declared) >= 16
    assert walked == declared


def test_every_reference_of_such_a_plan_is_walked_once_and_where_it_stands() -> None:
    references = register_of(EVERYTHING).references

    assert len({reference.keys for reference in references}) == len(references) == 18
    for reference in references:
        value: Any = EVERYTHING
        for key in reference.keys:
            value = value[key]
        assert value == reference.written == "x"


def test_every_relation_is_said_and_the_key_is_its_name() -> None:
    references = register_of(EVERYTHING).references

    assert {reference.relation for reference in references} == set(Relation) == set(MAY_NAME)
    for reference in references:
        assert ".".join(words(reference.keys)).startswith(reference.relation.value)


def test_upward_relations_and_decisions_are_those_of_the_rule_catalogue() -> None:
    assert {"parent", "follows_up", "goals.parent", "goals.supports", "strategies.supports", "measures.goals"} == UPWARD
    assert {f"decisions.{word}" for word in ("continue", "revise", "repeal", "initiate")} == DECISIONS
