"""`checkstyle`: the XML that many build servers and review tools read."""

from itertools import groupby

from planaudit.findings import Report
from planaudit.reporters.sentences import everything
from planaudit.reporters.style import Style
from planaudit.reporters.xml_text import attributes
from planaudit.wording.wording import Wording


def render(report: Report, wording: Wording, style: Style) -> str:
    """The findings, file by file."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', '<checkstyle version="4.3">']
    for path, findings in groupby(report.counted, key=lambda finding: finding.location.path):
        lines.append(f"  <file{attributes(name=path)}>")
        for finding in findings:
            given = attributes(
                line=finding.location.span.line,
                column=finding.location.span.column,
                severity=finding.severity.value,
                message=everything(finding),
                source=f"planaudit.{finding.code}",
            )
            lines.append(f"    <error{given}/>")
        lines.append("  </file>")
    return "\n".join([*lines, "</checkstyle>"]) + "\n"
