"""`docs/settings.md` shows every key that `planaudit.yaml` can hold, in a file that can be used."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from plan_repository import PlanRepository

from planaudit.documents.read_file import documents_of
from planaudit.model.json_schema import json_schema

PAGE = (Path(__file__).parents[1] / "docs/settings.md").read_text(encoding="utf-8")
(REFERENCE,) = re.findall(r"^```yaml fjordvik/planaudit.yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
PLAN = """\
id: klimaplan
title: Klimaplan
kind: temaplan
theme: klima
owner: {political: utvalg-samfunn, administrative: plan-og-samfunn}
covers: [beredskapsplan]
goals: [{id: M1, title: Mindre biltrafikk, indicator: biltrafikk, direction: decrease}]
"""


def test_the_reference_is_a_file_without_a_fault(tmp_path: Path) -> None:
    root = PlanRepository(tmp_path, {"planaudit.yaml": REFERENCE, "plans/klima.yaml": PLAN})

    assert root.audit("SCH", "REF").findings == ()


def test_the_reference_holds_every_key_of_the_format() -> None:
    (document,) = documents_of("planaudit.yaml", REFERENCE)
    schema = json_schema("portfolio")

    assert sorted(missing(schema, [document.value], schema["$defs"])) == []


def test_every_key_is_told_of_in_a_comment_above_it() -> None:
    lines = REFERENCE.splitlines()
    keys = [number for number, line in enumerate(lines) if re.match(r"(  )?\w+:", line) and line[0] != "-"]
    told = {number for number in keys if number and re.match(r" *#", lines[number - 1])}

    groups = {"municipality:"}
    assert [lines[number] for number in keys if number not in told and lines[number] not in groups] == [
        "  temaplan: {goals: required, priorities: optional, strategies: optional, measures: optional}",
        "  ignore:",
    ]


def missing(schema: Mapping[str, Any], values: list[Any], models: Mapping[str, Any], at: str = "") -> Iterator[str]:
    """The keys of a schema that none of the values holds."""
    for part in parts(schema, models):
        for key, inner in part.get("properties", {}).items():
            held = [value[key] for value in values if isinstance(value, dict) and key in value]
            if held:
                yield from missing(inner, held, models, f"{at}{key}.")
            else:
                yield f"{at}{key}"
        if "items" in part:
            yield from missing(part["items"], [item for value in values for item in value], models, at)
        if part.get("additionalProperties"):
            items = [item for value in values for item in value.values()]
            yield from missing(part["additionalProperties"], items, models, at)


def parts(schema: Any, models: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What a schema comes to, behind references and alternatives."""
    if not isinstance(schema, dict):
        return
    if "$ref" in schema:
        yield from parts(models[schema["$ref"].rsplit("/", 1)[-1]], models)
    for option in schema.get("anyOf", ()):
        yield from parts(option, models)
    yield schema
