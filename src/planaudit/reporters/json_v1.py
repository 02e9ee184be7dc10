"""`json`: the published format `planaudit-findings`, version 1 (docs/json.md, schemas/findings-v1.schema.json)."""

import json
from collections.abc import Iterable
from typing import Any

from planaudit import __version__
from planaudit.findings import Finding, Location, NotEvaluated, RelatedPlace, Report
from planaudit.reporters.style import Style
from planaudit.wording.wording import Wording


def render(report: Report, wording: Wording, style: Style) -> str:
    """One JSON object, a line for each finding; its shape depends neither on flags nor on what was found."""
    head = {"format": "planaudit-findings", "version": 1} | about(report)
    lines = [f"  {_json(name)}: {_json(value)}" for name, value in head.items()]
    lines.append(f'  "findings": {_array(_finding(finding) for finding in report.findings)}')
    lines.append(f'  "not_evaluable": {_array(_not_evaluated(item) for item in report.not_evaluable)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def about(report: Report) -> dict[str, Any]:
    """What wrote it, of which day, in which language, and what was looked at."""
    summary = report.summary
    return {
        "tool": {"name": "planaudit", "version": __version__},
        "as_of": report.as_of.isoformat(),
        "language": report.language,
        "summary": {
            "plans": summary.plans,
            "edges": summary.edges,
            "rules": summary.rules,
            "errors": summary.errors,
            "warnings": summary.warnings,
            "infos": summary.infos,
            "suppressed": summary.suppressed,
            "baselined": summary.baselined,
        },
    }


def _array(items: Iterable[dict[str, Any]]) -> str:
    """A list with one item a line: readable in a diff, and written by the fast encoder."""
    lines = ",\n".join(f"    {_json(item)}" for item in items)
    return f"[\n{lines}\n  ]" if lines else "[]"


_json = json.JSONEncoder(ensure_ascii=False).encode


def _finding(finding: Finding) -> dict[str, Any]:
    suppression, fix = finding.suppression, finding.fix
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "plan": finding.plan,
        "element": finding.element,
        "message": finding.message,
        "values": dict(finding.values),
        "location": _location(finding.location),
        "related": [_related(place) for place in finding.related],
        "help": finding.help or None,
        "fingerprint": finding.fingerprint,
        "suppression": suppression
        and {"kind": suppression.kind, "reason": suppression.reason, "until": suppression.until},
        "fix": fix
        and {
            "description": fix.description,
            "applicability": fix.applicability,
            "edits": [{"location": _location(edit.location), "replacement": edit.replacement} for edit in fix.edits],
        },
    }


def _related(place: RelatedPlace) -> dict[str, Any]:
    return {
        "note": place.note,
        "plan": place.plan,
        "element": place.element,
        "location": _location(place.location),
    }


def _location(location: Location) -> dict[str, Any]:
    span = location.span
    return {
        "path": location.path,
        "start": {"line": span.line, "column": span.column},
        "end": {"line": span.end_line, "column": span.end_column},
    }


def _not_evaluated(item: NotEvaluated) -> dict[str, Any]:
    return {"code": item.code, "plan": item.plan, "element": item.element, "reason": item.reason}
