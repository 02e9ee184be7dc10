"""`markdown`: GitHub's Markdown, for the summary of a build step or a comment on a pull request."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from planaudit.findings import N_, Finding, Report, Severity
from planaudit.reporters.closing import not_evaluated_lines, summary_line
from planaudit.reporters.sentences import other_ends, sentence
from planaudit.reporters.style import Style
from planaudit.wording.wording import Wording

_MOST = 60_000
"""How many characters the findings may take. GitHub refuses a comment of more than 65 536, and nobody reads it."""

_HEADS = {Severity.ERROR: N_("Errors"), Severity.WARNING: N_("Warnings"), Severity.INFO: N_("Remarks")}
_TO_ESCAPE = re.compile(r"([\\`*_\[\]|~])")
_WOULD_REFER = re.compile(r"([@#])(?=\w)")


def render(report: Report, wording: Wording, style: Style) -> str:
    """The summary, then a table of findings for each severity, the weightiest first."""
    lines = ["## planaudit", "", summary_line(report, wording)]
    room, shown = _MOST, 0
    for severity in sorted(Severity, key=lambda severity: -severity.weight):
        found = [finding for finding in report.counted if finding.severity is severity]
        rows = list(_that_fit((_row(finding, wording) for finding in found), room))
        if rows:
            lines += ["", f"### {wording.text(_HEADS[severity])} ({len(found)})", "", _head(wording), "|---|---|---|"]
            lines += rows
        room = room - sum(map(len, rows)) if len(rows) == len(found) else 0
        shown += len(rows)
    if more := len(report.counted) - shown:
        lines += ["", wording.count(N_("And {n} more finding."), N_("And {n} more findings."), more)]
    if idle := not_evaluated_lines(report, wording, style):
        lines += ["", f"### {escaped(idle[0])}", "", *(f"- {escaped(line.strip())}" for line in idle[1:])]
    return "\n".join(lines) + "\n"


def _that_fit(rows: Iterable[str], room: int) -> Iterator[str]:
    """The first rows, as many as there is room for."""
    for row in rows:
        room -= len(row)
        if room < 0:
            return
        yield row


def _head(wording: Wording) -> str:
    return "| " + " | ".join(wording.text(head) for head in (N_("Place"), N_("Rule"), N_("Finding"))) + " |"


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
