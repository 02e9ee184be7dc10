"""`json`: the published format `planaudit-findings`, version 1 (docs/json.md, schemas/findings-v1.schema.json)."""

import json
from typing import Any

from planaudit import __version__
from planaudit.findings import Finding, Location, NotEvaluated, RelatedPlace, Report


def render(report: Report) -> str:
    """One JSON object; its shape depends neither on flags nor on what was found."""
    summary = report.summary
    document = {
        "format": "planaudit-findings",
        "version": 1,
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
        "findings": [_finding(finding) for finding in report.findings],
        "not_evaluable": [_not_evaluated(item) for item in report.not_evaluable],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


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
            "safe": fix.safe,
            "location": _location(fix.location),
            "replacement": fix.replacement,
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
