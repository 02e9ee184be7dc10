"""`full`: each finding with the lines it speaks of, the other ends of the matter, and what to do."""

import re
from collections.abc import Mapping

from planaudit.findings import N_, Finding, Report, Span
from planaudit.findings.fingerprint import short
from planaudit.reporters.closing import mark, mendable_lines, not_evaluated_lines, summary_line
from planaudit.reporters.fitting import columns, fit, shown, wrapped
from planaudit.reporters.style import Style
from planaudit.wording.wording import Wording

_LINE_END = re.compile(r"\r\n?|\n")
_CONTEXT = 2
_FEWEST_TO_FOLD = 5
"""How many plans a rule speaks of, at the least, where it is said to speak of most."""
_MANY_IN_ONE_PLAN = 10
"""How many of a plan's goals or measures have the same thing said of them before they stand together."""
_MOST_ADVICE = 3
"""Findings with more different pieces of advice are not folded, for none of it would be read as meant for one."""
_MARGIN = 6


def render(report: Report, wording: Wording, style: Style) -> str:
    """Findings in their order, what could not be evaluated, and the summary line."""
    sources = {path: _LINE_END.split(text) for path, text in report.sources.items()}
    since = f" --since {report.since.name}" if report.since else ""

    def block(group: list[Finding]) -> list[str]:
        if len(group) > 1:
            return _folded(group, wording, style)
        about = f"--finding {short(group[0].fingerprint)}{since}" if style.verbose else group[0].code
        return _block(group[0], about, sources, wording, style)

    blocks = ["\n".join(block(group)) for group in _groups(report, style)]
    if not style.quiet:
        if blocks or style.verbose:
            idle = not_evaluated_lines(report, wording, style)
            blocks += ["\n".join(fit(line, style) for line in idle)] if idle else []
        closing = (summary_line(report, wording), *mendable_lines(report, wording))
        blocks.append("\n".join(fit(line, style) for line in closing))
    return "".join(block + "\n\n" for block in blocks[:-1]) + "".join(block + "\n" for block in blocks[-1:])


def _groups(report: Report, style: Style) -> list[list[Finding]]:
    """The findings in their order, where what repeats stands together, at its first place.

    That is what one rule says of most plans, or of many elements of one plan, and that can be mended in like manner.
    """
    by_rule: dict[tuple[str, str], list[Finding]] = {}
    by_plan: dict[tuple[str, str, str | None], list[Finding]] = {}
    for finding in report.counted:
        by_rule.setdefault((finding.code, finding.severity), []).append(finding)
        by_plan.setdefault((finding.code, finding.severity, finding.plan), []).append(finding)
    many = max(_FEWEST_TO_FOLD, report.summary.plans // 2 + 1)
    repeats = {
        rule
        for rule, group in by_rule.items()
        if len({item.plan for item in group}) >= many and len(_advice_for(group)) <= _MOST_ADVICE
    }
    groups: list[list[Finding]] = []
    for finding in report.counted:
        rule = (finding.code, finding.severity)
        group = by_rule[rule] if rule in repeats else by_plan[*rule, finding.plan]
        if not style.fold or (rule not in repeats and not _is_long_list(group)):
            groups.append([finding])
        elif finding is group[0]:
            groups.append(group)
    return groups


def _is_long_list(group: list[Finding]) -> bool:
    """Whether many elements of one plan have the same said of them."""
    is_long = group[0].plan is not None and len({item.element for item in group}) >= _MANY_IN_ONE_PLAN
    return is_long and len(_advice_for(group)) <= _MOST_ADVICE


def _folded(group: list[Finding], wording: Wording, style: Style) -> list[str]:
    """One entry for a rule that says the same of most plans: each with its place and message."""
    first = group[0]
    severity = style.paint(wording.term(first.severity.value), first.severity.value)
    count = wording.count(N_("{n} finding"), N_("{n} findings"), len(group))
    lines = [f"{severity} {style.paint(first.code, 'strong')} {first.name}: {count}"]
    lines += [fit(f"   {finding.location}:{mark(finding)} {finding.message}", style) for finding in group]
    return lines + _advice(group, first.code, wording, style)


def _block(finding: Finding, about: str, sources: Mapping[str, list[str]], wording: Wording, style: Style) -> list[str]:
    severity = style.paint(wording.term(finding.severity.value), finding.severity.value)
    code = style.paint(finding.code, "strong")
    plain = f"{finding.location}: {wording.term(finding.severity.value)} {finding.code}{mark(finding)} {finding.name}"
    fits = style.width is None or columns(plain) <= style.width
    lines = [f"{finding.location}:{' ' if fits else chr(10) + '   '}{severity} {code}{mark(finding)} {finding.name}"]
    lines += _excerpt(finding, sources.get(finding.location.path, []), style)
    for place in finding.related:
        lines.append(fit(f"{place.location}  {place.note}", style))
    return lines + _advice([finding], about, wording, style)


def _advice(group: list[Finding], about: str, wording: Wording, style: Style) -> list[str]:
    """What to do next, each advice once, and where to read more: about the rule, or when verbose about the finding."""
    lines = [fit(f"   = {wording.term('help')}: {help_}", style) for help_ in _advice_for(group)]
    return [*lines, style.paint(f"   = {wording.term('see')}: planaudit explain {about}", "dim")]


def _advice_for(group: list[Finding]) -> list[str]:
    return list(dict.fromkeys(finding.help for finding in group if finding.help))


def _excerpt(finding: Finding, source: list[str], style: Style) -> list[str]:
    """The finding's line with its span marked and the message below, after up to two lines of context."""
    span = finding.location.span
    if not 0 < span.line <= len(source) or not source[span.line - 1].strip():
        return [fit(f"   {finding.message}", style)]
    lines = [
        _numbered(number, source[number - 1], style)
        for number in range(_first_line(source, span.line), span.line + 1)
        if source[number - 1].strip()
    ]
    line = shown(source[span.line - 1], style, _MARGIN + 2)
    start = min(span.column - 1, len(line) - 1)
    end = max(min(_end_on_line(span, len(source[span.line - 1])), len(line)), start + 1)
    gutter = " " * _MARGIN + "│ "
    marks = style.paint("^" * columns(line[start:end]), finding.severity.value)
    pad = " " * columns(line[:start])
    lines.append(f"{gutter}{pad}{marks}")
    lines += [gutter + line for line in wrapped(finding.message, style, len(gutter))]
    return lines


def _first_line(source: list[str], line: int) -> int:
    """The first line of context: up to two above, within the same document."""
    first = line
    while first > max(1, line - _CONTEXT) and not source[first - 2].startswith("---"):
        first -= 1
    return first


def _end_on_line(span: Span, length: int) -> int:
    return span.end_column - 1 if span.end_line == span.line else length


def _numbered(number: int, text: str, style: Style) -> str:
    return f"{style.paint(f'{number:>{_MARGIN - 1}} │', 'dim')} {shown(text, style, _MARGIN + 2)}"
