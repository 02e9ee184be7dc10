"""`markdown`: GitHub's Markdown, for the summary of a build step or a comment on a pull request."""

import re
from html import escape

from planaudit.findings import N_, Finding, Report, Severity
from planaudit.reporters.closing import not_evaluated_lines, summary_line
from planaudit.reporters.room import COMMENT, Room
from planaudit.reporters.sentences import other_ends, sentence
from planaudit.reporters.style import Style
from planaudit.wording.wording import Wording

_HEADS = {Severity.ERROR: N_("Errors"), Severity.WARNING: N_("Warnings"), Severity.INFO: N_("Remarks")}
_SET_ASIDE = {
    "ignored": (N_("{n} finding is suppressed"), N_("{n} findings are suppressed")),
    "baselined": (N_("{n} known finding waits in the baseline"), N_("{n} known findings wait in the baseline")),
}
_TO_ESCAPE = re.compile(r"([\\`*_\[\]|~])")
_WOULD_REFER = re.compile(r"([@#])(?=\w)")


def render(report: Report, wording: Wording, style: Style) -> str:
    """The summary, a table of findings for each severity, the weightiest first, and folded, those that do not count."""
    lines = ["## planaudit", "", summary_line(report, wording)]
    room, shown = Room(COMMENT), 0
    for severity in sorted(Severity, key=lambda severity: -severity.weight):
        found = [finding for finding in report.counted if finding.severity is severity]
        rows = room.take(_row(finding, wording) for finding in found)
        if rows:
            lines += ["", f"### {wording.text(_HEADS[severity])} ({len(found)})", "", _head(wording), "|---|---|---|"]
            lines += rows
        shown += len(rows)
    lines += _more(len(report.counted) - shown, wording)
    for kind, heads in _SET_ASIDE.items():
        lines += _folded([found for found in report.findings if _kind(found) == kind], heads, wording, room)
    idle = not_evaluated_lines(report, wording, style)
    if told := room.take(f"- {escaped(line.strip())}" for line in idle[1:]):
        lines += ["", f"### {escaped(idle[0])}", "", *told, *(["- …"] if len(told) < len(idle) - 1 else [])]
    return "\n".join(lines) + "\n"


def _more(number: int, wording: Wording) -> list[str]:
    return ["", wording.count(N_("And {n} more finding."), N_("And {n} more findings."), number)] if number else []


def _head(wording: Wording, *more: str) -> str:
    heads = (N_("Place"), N_("Rule"), N_("Finding"), *more)
    return "| " + " | ".join(wording.text(head) for head in heads) + " |"


def _kind(finding: Finding) -> str | None:
    return finding.suppression and finding.suppression.kind


def _folded(findings: list[Finding], heads: tuple[str, str], wording: Wording, room: Room) -> list[str]:
    """Findings that do not count, behind a line that the reader opens."""
    rows = room.take(_row_set_aside(finding, wording) for finding in findings)
    if not rows:
        return []
    one, many = heads
    return [
        *("", "<details>", f"<summary>{escape(wording.count(one, many, len(findings)))}</summary>", ""),
        *(_head(wording, N_("Why it may wait"), N_("Until")), "|---|---|---|---|---|"),
        *(*rows, *_more(len(findings) - len(rows), wording), "", "</details>"),
    ]


def _row_set_aside(finding: Finding, wording: Wording) -> str:
    suppression = finding.suppression
    reason = escaped(suppression.reason) if suppression and suppression.reason else wording.text(N_("no reason"))
    until = escaped(suppression.until) if suppression and suppression.until else "–"
    rule = f"{finding.code} {escaped(finding.name)}"
    return f"| {escaped(str(finding.location))} | {rule} | {escaped(sentence(finding.message))} | {reason} | {until} |"


def _row(finding: Finding, wording: Wording) -> str:
    said = escaped(sentence(finding.message))
    said += "".join(f"<br>{escaped(end)}" for end in other_ends(finding))
    if finding.help:
        said += f"<br>*{wording.term('help')}: {escaped(finding.help)}*"
    return f"| {escaped(str(finding.location))} | {finding.code} {escaped(finding.name)} | {said} |"


def escaped(text: str) -> str:
    """The text as Markdown that shows it as it is: nothing of a plan's text becomes a link, a picture or a mention."""
    plain = _TO_ESCAPE.sub(r"\\\1", escape(" ".join(text.split()), quote=False))
    return _WOULD_REFER.sub(r"\1<!-- -->", plain)
