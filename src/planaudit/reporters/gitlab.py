"""`gitlab`: a Code Quality report, which GitLab compares with that of the target branch."""

import json

from planaudit.findings import Report, Severity
from planaudit.reporters.sentences import everything
from planaudit.reporters.style import Style
from planaudit.wording.wording import Wording

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "minor"}


def render(report: Report, wording: Wording, style: Style) -> str:
    """A list with one entry a finding; GitLab does not show `check_name`, so the code begins the description."""
    entries = [
        {
            "description": f"{finding.code}: {everything(finding)}",
            "check_name": finding.name,
            "fingerprint": finding.fingerprint.partition(":")[2],
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": finding.location.path,
                "lines": {"begin": finding.location.span.line, "end": finding.location.span.end_line},
            },
        }
        for finding in report.counted
    ]
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"
