"""`rdjson`: the Reviewdog Diagnostic Format. Columns count UTF-8 bytes from 1; the end is exclusive."""

import json
import re
from functools import lru_cache
from typing import Any

from planaudit.findings import Finding, Location, Report, Severity
from planaudit.reporters.sentences import message_and_help
from planaudit.reporters.style import Style
from planaudit.wording.wording import Wording

_LINE_END = re.compile(r"\r\n?|\n")
_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(report: Report, wording: Wording, style: Style) -> str:
    """One object with every finding as a diagnostic."""

    @lru_cache
    def lines(path: str) -> list[str]:
        return _LINE_END.split(report.sources.get(path, ""))

    def place(location: Location) -> dict[str, Any]:
        span = location.span
        return {
            "path": location.path,
            "range": {
                "start": _position(lines(location.path), span.line, span.column),
                "end": _position(lines(location.path), span.end_line, span.end_column),
            },
        }

    def suggestions(finding: Finding) -> list[dict[str, Any]]:
        """A fix of one edit: several suggestions would be read as so many alternatives."""
        edits = finding.fix.edits if finding.fix else ()
        if len(edits) != 1 or edits[0].location.path != finding.location.path:
            return []
        return [{"range": place(edit.location)["range"], "text": edit.replacement} for edit in edits]

    diagnostics = [
        {
            "message": message_and_help(finding),
            "location": place(finding.location),
            "severity": _SEVERITIES[finding.severity],
            "code": {"value": f"{finding.code} {finding.name}"},
            "related_locations": [
                {"message": related.note, "location": place(related.location)} for related in finding.related
            ],
            "suggestions": suggestions(finding),
        }
        for finding in report.counted
    ]
    log = {"source": {"name": "planaudit"}, "diagnostics": diagnostics}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _position(lines: list[str], line: int, column: int) -> dict[str, int]:
    text = lines[line - 1] if line <= len(lines) else ""
    return {"line": line, "column": len(text[: column - 1].encode()) + 1}
