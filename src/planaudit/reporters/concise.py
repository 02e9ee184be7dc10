"""`concise`: one line a finding, for lists, pipes and editors."""

from planaudit.findings import Finding, Report
from planaudit.reporters.closing import mark, mendable_lines, not_evaluated_lines, summary_line
from planaudit.reporters.style import Style
from planaudit.wording.wording import Wording


def render(report: Report, wording: Wording, style: Style) -> str:
    """Place, severity, code and message of each finding; then the summary line."""
    lines = [_line(finding, wording, style) for finding in report.counted]
    if not style.quiet:
        if style.verbose:
            lines += not_evaluated_lines(report, wording, style)
        lines.append(summary_line(report, wording))
        lines += mendable_lines(report, wording)
    return "".join(line + "\n" for line in lines)


def _line(finding: Finding, wording: Wording, style: Style) -> str:
    severity = style.paint(wording.term(finding.severity.value), finding.severity.value)
    return f"{finding.location}: {severity} {style.paint(finding.code, 'strong')}{mark(finding)} {finding.message}"
