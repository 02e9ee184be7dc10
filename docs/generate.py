"""Write everything that is made from the code: `python docs/generate.py`; with `--check`, name what is stale.

Rule pages, the format reference, the command-line reference, the JSON Schemas, the packaged rule pages.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import catalogues
import rule_hits

from planaudit.model.json_schema import json_schema
from planaudit.rules.catalogue import ALL_RULES
from planaudit.rules.rule import Rule

ROOT = Path(__file__).parents[1]
GENERATED = "<!-- Made by docs/generate.py; edit the code instead. -->\n\n"
FAMILIES = {
    "SCH": "The register can be read: files and fields",
    "REF": "The register can be read: references",
    "STR": "The plan system holds together",
    "REP": "One plan takes over from another",
    "ECO": "From plan to money",
    "GOA": "Goals that pull the same way",
    "PER": "Plans and the people's mandate",
    "VOL": "How much there is",
    "TYP": "A plan is what it says it is",
    "OWN": "Whose plan it is, and how it came about",
    "FOL": "What came of it",
    "AUD": "About the audit itself",
    "CHG": "About a change of the register",
}


def options_of(rule: Rule) -> list[dict[str, str]]:
    """A rule's options, with their defaults as JSON."""
    defaults = rule.options().model_dump(mode="json")
    return [
        {"name": name, "description": field.description or "", "default": _default(defaults[name])}
        for name, field in rule.options.model_fields.items()
    ]


def _default(value: Any) -> str:
    return json.dumps(sorted(value) if isinstance(value, list) else value, ensure_ascii=False)


def packaged_pages() -> str:
    """`pages.json`, what `rules` and `explain` read."""
    pages = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity.value,
            "since": rule.since,
            "summary": rule.summary,
            "page": rule.page,
            "options": options_of(rule),
        }
        for rule in ALL_RULES
    ]
    return json.dumps(pages, ensure_ascii=False, indent=1) + "\n"


def rule_page(rule: Rule) -> str:
    """One rule's page in the docs."""
    first, *rest = rule.page.splitlines()
    options = "".join(
        f"- `{option['name']}`: {option['description']} Default: `{option['default']}`.\n"
        for option in options_of(rule)
    )
    return (
        f"{GENERATED}# {rule.code} {rule.name}\n\n{first}\n\n"
        f"Severity: **{rule.severity.value}**. Since: {rule.since}.\n" + "\n".join(rest).rstrip() + "\n\n"
        f"## Options\n\n{options or 'None.' + chr(10)}"
    )


def rule_index() -> str:
    """The catalogue, by family."""
    text = (
        f"{GENERATED}# Rules\n\n{len(ALL_RULES)} rules. Each page says what the rule finds, why it matters, where it"
        " comes from, and shows a bad and a good example.\nThe examples stand among three sound plans (a samfunnsdel,"
        " an økonomiplan and a planstrategi) and are audited as of 2026-03-01.\n"
        "What a rule would say of a plan in force cannot be evaluated for a plan of unknown status, nor where such a"
        " plan decides about others.\nA page names what else a rule needs, and where only that is meant.\n"
    )
    for prefix, title in FAMILIES.items():
        rules = [rule for rule in ALL_RULES if rule.code.startswith(prefix)]
        if rules:
            text += f"\n## {prefix}: {title}\n\n| code | name | severity | finds |\n|---|---|---|---|\n"
            text += "".join(
                f"| {rule.code} | [{rule.name}]({rule.code}.md) | {rule.severity.value} | {rule.summary} |\n"
                for rule in rules
            )
    return text


def format_reference() -> str:
    """Every field of the files, from the JSON Schemas."""
    text = (
        f"{GENERATED}# Format reference\n\nEvery field of `planaudit.yaml`, of plan files and of baselines, made from"
        " the models that read them. Keys that begin with `x-` are your own and ignored everywhere.\n"
    )
    for name, heading in (("portfolio", "planaudit.yaml"), ("plan", "A plan"), ("baseline", "A baseline")):
        schema = json_schema(name)
        text += f"\n## {heading}\n\n{_fields(schema)}"
        for title, part in sorted(schema.get("$defs", {}).items()):
            if "properties" in part:
                text += f"\n### {name}: {title}\n\n{part.get('description', '')}\n\n{_fields(part)}"
    return text


def _fields(schema: dict[str, Any]) -> str:
    required = set(schema.get("required", ()))
    rows = "".join(
        f"| `{key}`{' (required)' if key in required else ''} | {_type(part)} | {part.get('description', '')} |\n"
        for key, part in schema["properties"].items()
    )
    return f"| key | value | meaning |\n|---|---|---|\n{rows}"


def _type(part: dict[str, Any]) -> str:
    if "$ref" in part:
        return str(part["$ref"]).rsplit("/", 1)[-1]
    if "enum" in part:
        return " \\| ".join(f"`{word}`" for word in part["enum"])
    if "anyOf" in part:
        kinds = [_type(option) for option in part["anyOf"] if option.get("type") != "null"]
        return " or ".join(dict.fromkeys(kinds))
    if part.get("type") == "array":
        return f"list of {_type(part.get('items', {}))}"
    if part.get("type") == "object" and "patternProperties" in part and "properties" not in part:
        return "mapping of years to amounts"
    return {"string": "text", "boolean": "true or false", "integer": "whole number", "object": "mapping"}.get(
        str(part.get("type")), str(part.get("type", "anything"))
    )


def command_reference() -> str:
    """What `--help` says of every command."""
    import os

    os.environ["COLUMNS"] = "100"
    import typer.main
    from typer.testing import CliRunner

    from planaudit.cli.main import app

    runner = CliRunner()
    text = f"{GENERATED}# Command line\n"
    for command in [[], *_commands(typer.main.get_command(app))]:
        said = runner.invoke(app, [*command, "--help"], prog_name="planaudit").output
        lines = "\n".join(line.rstrip() for line in said.strip().splitlines())
        text += f"\n## planaudit {' '.join(command)}".rstrip() + f"\n\n```text\n{lines}\n```\n"
    return text


def _commands(group: Any) -> Iterator[list[str]]:
    """The words of every command, in order; those of a group after it."""
    for name, command in sorted(group.commands.items()):
        yield [name]
        if hasattr(command, "commands"):
            yield from ([name, *words] for words in _commands(command))


def rule_hits_page() -> str:
    """How often each rule speaks of the examples."""
    days = ", ".join(f"{name.capitalize()} as of {day}" for name, day in rule_hits.EXAMPLES.items())
    return (
        f"{GENERATED}# Hits per rule in the examples\n\nThe whole catalogue over the [examples](../examples): {days}."
        " A number is how many findings a rule makes;\n«2 open» that it could not be evaluated for two plans or"
        " elements, «bare» that it had nothing to go by in the whole register.\nWhat was learnt from reading them"
        f" is in [rule-audit.md](rule-audit.md).\n\n{rule_hits.of_examples(ROOT / 'examples')}"
    )


def wanted() -> dict[Path, bytes]:
    """Every generated file and what it should hold."""
    texts = {ROOT / f"docs/rules/{rule.code}.md": rule_page(rule) for rule in ALL_RULES} | {
        ROOT / "docs/rules/README.md": rule_index(),
        ROOT / "docs/format.md": format_reference(),
        ROOT / "docs/cli.md": command_reference(),
        ROOT / "docs/rule-hits.md": rule_hits_page(),
        ROOT / "src/planaudit/rules/pages.json": packaged_pages(),
    }
    for name in ("plan", "portfolio", "baseline"):
        schema = json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"
        texts[ROOT / f"schemas/{name}.schema.json"] = schema
    for language in catalogues.LANGUAGES:
        texts[catalogues.folder(language) / "planaudit.po"] = catalogues.as_po(language)
    compiled = {
        catalogues.folder(language) / "planaudit.mo": catalogues.as_mo(language) for language in catalogues.LANGUAGES
    }
    return {path: text.encode() for path, text in texts.items()} | compiled


def stale() -> list[Path]:
    """Generated files that are missing, out of date, or left over from a rule that is gone."""
    should = wanted()
    left_over = set((ROOT / "docs/rules").glob("*.md")) - should.keys()
    changed = {path for path, content in should.items() if not path.exists() or path.read_bytes() != content}
    return sorted(left_over | changed)


def main() -> None:
    """Write, or with `--check` only tell."""
    if "--check" in sys.argv:
        sys.exit("\n".join(f"stale: {path.relative_to(ROOT)}" for path in stale()) or None)
    should = wanted()
    for path in stale():
        if path in should:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(should[path])
        else:
            path.unlink()


if __name__ == "__main__":
    main()
