"""`planaudit schema`: the JSON Schemas, for editors."""

import json
from pathlib import Path

from planaudit.cli.terminal import write


def print_schema(name: str, repository: Path | None) -> None:
    """Print the schema of a plan, the portfolio or a baseline, with the ids of a plan repository where one is given.

    Raises Stop where that cannot be read.
    """
    from planaudit.model.json_schema import json_schema

    schema = json_schema(name) if repository is None else _with_ids(name, repository)
    write(json.dumps(schema, ensure_ascii=False, indent=2) + "\n")


def _with_ids(name: str, path: Path) -> dict[str, object]:
    from planaudit.cli.opening import open_repository
    from planaudit.graph.plan_graph import PlanGraph
    from planaudit.reports.schema_with_ids import schema_with_ids
    from planaudit.rules.catalogue import ALL_RULES

    opened = open_repository(path, lang=None, as_of=None)
    return schema_with_ids(name, PlanGraph(opened.repository, opened.as_of), [rule.card for rule in ALL_RULES])
