"""`github`: workflow commands, which GitHub shows as annotations on a pull request."""

from collections import Counter
from collections.abc import Iterator

from planaudit.findings import N_, Finding, Report, Severity
from planaudit.reporters.closing import not_evaluated_lines, summary_line
from planaudit.reporters.sentences import message_and_help, other_ends, sentence
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
    lines += _folded(report, wording, style)
    return "".join(line + "\n" for line in lines)


def _folded(report: Report, wording: Wording, style: Style) -> Iterator[str]:
    """In parts of the log that the reader opens: findings that do not count, and what could not be evaluated."""
    aside = [finding for finding in report.findings if finding.suppression]
    if aside:
        yield "::group::" + wording.count(
            N_("{n} finding is suppressed or waits"), N_("{n} findings are suppressed or wait"), len(aside)
        )
        for finding in aside:
            why = f" ({finding.suppression.reason})" if finding.suppression and finding.suppression.reason else ""
            yield _log(f"{finding.code} {finding.location} {sentence(finding.message)}{why}")
        yield "::endgroup::"
    if idle := not_evaluated_lines(report, wording, style):
        yield f"::group::{_data(idle[0])}"
        yield from (_log(f"- {line.strip()}") for line in idle[1:])
        yield "::endgroup::"


def _log(text: str) -> str:
    """A line of the log, in which nothing of a plan's text is a command: these begin with `::` or hold `##[`."""
    return " ".join(text.split()).replace("##[", "# #[")


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
