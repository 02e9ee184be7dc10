"""`github`: workflow commands, which GitHub shows as annotations on a pull request."""

from collections import Counter

from planaudit.findings import N_, Finding, Report, Severity
from planaudit.reporters.closing import summary_line
from planaudit.reporters.sentences import message_and_help, other_ends
from planaudit.reporters.style import Style
from planaudit.wording.wording import Wording

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MOST_SHOWN = 10
"""GitHub shows so many annotations of each kind for one step."""


def render(report: Report, wording: Wording, style: Style) -> str:
    """The weightiest findings first, since GitHub shows only some; a notice says how many it will leave out."""
    ordered = sorted(report.counted, key=lambda finding: -finding.severity.weight)
    left_out = _left_out(Counter(finding.severity for finding in ordered))
    lines = [_line(finding) for finding in ordered]
    summary = summary_line(report, wording)
    if left_out:
        summary += " " + wording.count(
            N_("GitHub leaves out {n} annotation."), N_("GitHub leaves out {n} annotations."), left_out
        )
        lines.insert(0, f"::notice title=planaudit::{_data(summary)}")
    else:
        lines.append(summary)
    return "".join(line + "\n" for line in lines)


def _left_out(counted: Counter[Severity]) -> int:
    """How many annotations GitHub will not show; the notice that tells so takes the place of one."""
    beyond = sum(max(0, number - _MOST_SHOWN) for number in counted.values())
    return beyond + (1 if beyond and counted[Severity.INFO] >= _MOST_SHOWN else 0)


def _line(finding: Finding) -> str:
    span = finding.location.span
    properties = {"file": finding.location.path, "line": str(span.line)}
    if span.line == span.end_line:  # GitHub takes columns only within one line
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    properties |= {"endLine": str(span.end_line), "title": f"{finding.code} {finding.name}"}
    said = "\n".join([message_and_help(finding), *other_ends(finding)])
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {given}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
