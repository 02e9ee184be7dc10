"""What the days to come will bring, as the published format `planaudit-forecast`, version 1 (docs/forecast.md)."""

import json
from typing import Any

from planaudit import __version__
from planaudit.audit.forecasting import What
from planaudit.findings import Location
from planaudit.reports.forecast_sheet import ComingChange, ForecastSheet
from planaudit.wording.wording import Wording

_json = json.JSONEncoder(ensure_ascii=False).encode


def render(sheet: ForecastSheet, wording: Wording) -> str:
    """One JSON object, a line for each change; absent facts are null, and its shape depends on nothing."""
    kinds = [coming.change.what for coming in sheet.changes]
    head = {
        "format": "planaudit-forecast",
        "version": 1,
        "tool": {"name": "planaudit", "version": __version__},
        "as_of": sheet.as_of.isoformat(),
        "until": sheet.until.isoformat(),
        "language": wording.language,
        "summary": {what.value: kinds.count(what) for what in What},
    }
    lines = [f"  {_json(name)}: {_json(value)}" for name, value in head.items()]
    changes = ",\n".join(f"    {_json(_change(coming))}" for coming in sheet.changes)
    lines.append('  "changes": ' + (f"[\n{changes}\n  ]" if changes else "[]"))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _change(coming: ComingChange) -> dict[str, Any]:
    day, what, finding, before = coming.change
    return {
        "day": day.isoformat(),
        "what": what.value,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "severity_before": before.value if before else None,
        "plan": finding.plan,
        "element": finding.element,
        "title": coming.title or None,
        "owners": list(coming.owners),
        "message": finding.message,
        "help": finding.help or None,
        "location": _location(finding.location),
        "fingerprint": finding.fingerprint,
    }


def _location(location: Location) -> dict[str, Any]:
    path, (line, column, end_line, end_column) = location
    return {
        "path": path,
        "start": {"line": line, "column": column},
        "end": {"line": end_line, "column": end_column},
    }
