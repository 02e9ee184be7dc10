"""What ends every report for people: what was looked at, what came of it, and what could not be evaluated."""

from planaudit.findings import N_, Bare, NotEvaluated, Report
from planaudit.reporters.style import Style
from planaudit.wording.wording import Wording


def summary_line(report: Report, wording: Wording) -> str:
    """One line: what was looked at and on which day, then what was found."""
    summary, count = report.summary, wording.count
    looked_at = ", ".join(
        (
            count(N_("{n} plan"), N_("{n} plans"), summary.plans),
            count(N_("{n} link"), N_("{n} links"), summary.edges),
            count(N_("{n} rule"), N_("{n} rules"), summary.rules),
        )
    )
    looked_at += wording.text(N_(" as of {day}"), {"day": report.as_of})
    if idle := len({item.code for item in report.not_evaluable}):
        looked_at += "; " + count(N_("{n} rule could not be evaluated"), N_("{n} rules could not be evaluated"), idle)
    found = [
        count(one, many, number)
        for one, many, number in (
            (N_("{n} error"), N_("{n} errors"), summary.errors),
            (N_("{n} warning"), N_("{n} warnings"), summary.warnings),
            (N_("{n} remark"), N_("{n} remarks"), summary.infos),
        )
        if number
    ]
    result = ", ".join(found) if found else wording.text(N_("no findings"))
    if summary.suppressed:
        result += " (" + count(N_("{n} suppressed"), N_("{n} suppressed"), summary.suppressed) + ")"
    return f"{looked_at}. {result[0].upper()}{result[1:]}.{_only(report, wording)}"


def _only(report: Report, wording: Wording) -> str:
    """That the report is of some plans only, and how much it leaves out."""
    only = report.only
    if only is None:
        return ""
    plans = wording.count(N_("{n} plan"), N_("{n} plans"), only.plans)
    left_out = wording.count(N_("{n} finding"), N_("{n} findings"), only.findings_left_out)
    said = wording.text(
        N_("Only what is about {plans} is shown ({selector}); {findings} of other plans and the whole left out."),
        {"plans": plans, "selector": Bare(only.selector), "findings": left_out},
    )
    if only.unknown:
        said += " " + wording.count(
            N_("{n} plan may fit too, but the register does not tell."),
            N_("{n} plans may fit too, but the register does not tell."),
            only.unknown,
        )
    return f" {said}"


def not_evaluated_lines(report: Report, wording: Wording, style: Style) -> list[str]:
    """Rules that could not be evaluated, grouped by reason: for the portfolio always, for plans when verbose."""
    portfolio = [item for item in report.not_evaluable if item.plan is None]
    lines: list[str] = []
    if portfolio:
        lines.append(wording.text(N_("Could not be evaluated (fill this in to have more checked):")))
        for reason, items in _by_reason(portfolio).items():
            lines.append(f"  {reason} ({_codes(items)})")
    single = [item for item in report.not_evaluable if item.plan is not None]
    if single and style.verbose:
        lines.append(wording.text(N_("Could not be evaluated for single plans:")))
        lines += _of_single_plans(single)
    return lines


def _of_single_plans(single: list[NotEvaluated]) -> list[str]:
    """One line a reason and the rules that it holds for, with the plans, in the order of the first of these."""
    shared: dict[tuple[str, str], list[str]] = {}
    for (subject, reason), items in _by_subject_and_reason(single).items():
        shared.setdefault((reason, _codes(items)), []).append(subject)
    return [f"  {reason} ({codes}): {', '.join(subjects)}" for (reason, codes), subjects in shared.items()]


def _codes(items: list[NotEvaluated]) -> str:
    return ", ".join(sorted({item.code for item in items}))


def _by_reason(items: list[NotEvaluated]) -> dict[str, list[NotEvaluated]]:
    grouped: dict[str, list[NotEvaluated]] = {}
    for item in items:
        grouped.setdefault(item.reason, []).append(item)
    return grouped


def _by_subject_and_reason(items: list[NotEvaluated]) -> dict[tuple[str, str], list[NotEvaluated]]:
    grouped: dict[tuple[str, str], list[NotEvaluated]] = {}
    for item in items:
        subject = f"{item.plan}#{item.element}" if item.element else str(item.plan)
        grouped.setdefault((subject, item.reason), []).append(item)
    return grouped
