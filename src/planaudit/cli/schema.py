"""`planaudit schema`: the JSON Schemas, for editors."""

import json

from planaudit.cli.terminal import write


def print_schema(name: str) -> None:
    """Print the schema of a plan, of the portfolio or of a baseline."""
    from planaudit.model.json_schema import json_schema

    write(json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n")
