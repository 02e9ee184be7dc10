"""The JSON Schemas of plan files, `planaudit.yaml` and baselines, made from the models: an editor's help."""

from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from planaudit.model.baseline import DeclaredBaseline
from planaudit.model.plan import Plan
from planaudit.model.portfolio import Portfolio

_TITLES = {
    "plan": "planaudit: a plan",
    "portfolio": "planaudit: planaudit.yaml",
    "baseline": "planaudit: a baseline of known findings",
}
_MODELS: dict[str, type] = {"plan": Plan, "portfolio": Portfolio, "baseline": DeclaredBaseline}


def json_schema(name: str) -> dict[str, Any]:
    """The schema of a `plan`, a `portfolio` or a `baseline` (draft 2020-12)."""
    schema = TypeAdapter(_MODELS[name]).json_schema()
    for node in _objects(schema):
        _tidy(node)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:planaudit:schema:{name}:1",
    }
    return head | schema | {"title": _TITLES[name]}


def _objects(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for part in node.values():
            yield from _objects(part)
    elif isinstance(node, list):
        for part in node:
            yield from _objects(part)


def _tidy(node: dict[str, Any]) -> None:
    """Keys of the municipality's own pass everywhere; defaults that say nothing and unreadable titles go."""
    if node.get("additionalProperties") is False:
        node["patternProperties"] = node.get("patternProperties", {}) | {"^x-": {}}
    if isinstance(node.get("default"), type(None)):
        node.pop("default", None)
    properties = node.get("properties")
    if isinstance(properties, dict):
        for key, part in properties.items():
            if isinstance(part, dict):
                part["title"] = key.replace("_", " ").capitalize()
