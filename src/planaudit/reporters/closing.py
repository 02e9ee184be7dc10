"""What ends every report for people: what was looked at, what came of it, and what could not be evaluated."""

from planaudit.findings import N_, Bare, Debt, Finding, NotEvaluated, Report, Since, Worded
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
    said = f"{looked_at}. {result[0].upper()}{result[1:]}."
    said += _only(report, wording)
    said += f" {_since(report.since, wording)}" if report.since else ""
    return f"{said} {debt_line(report.debt, wording)}" if report.debt and report.debt.known else said


CAVEATS = {
    "no-register": N_("There was no planaudit.yaml then, so everything is new."),
    "settings-of-now": N_("planaudit.yaml could not be used then, so it was read with the one of now."),
}
"""What a reader must know of a revision that could not be read as it was."""


def _since(since: Since, wording: Wording) -> str:
    """What the report leaves out, because it was there at a revision."""
    known = wording.count(
        N_("{n} finding that was there already is left out"),
        N_("{n} findings that were there already are left out"),
        since.known,
    )
    mended = wording.count(N_("{n} is mended"), N_("{n} are mended"), since.mended)
    said = wording.text(
        N_("This is what is new since {revision} ({day}, {commit}): {known}, {mended}."),
        {
            "revision": Bare(since.name),
            "day": since.day,
            "commit": Bare(since.commit),
            "known": Worded(known),
            "mended": Worded(mended),
        },
    )
    return f"{said} {wording.text(CAVEATS[since.caveat])}" if since.caveat else said


def mark(finding: Finding) -> str:
    """What stands behind the code of a finding that `--fix` mends."""
    return " [*]" if finding.fix and finding.fix.is_safe else ""


def mendable_lines(report: Report, wording: Wording) -> list[str]:
    """One line about how many findings can be mended, and with which option; none where none can."""
    safe = sum(1 for finding in report.counted if finding.fix and finding.fix.is_safe)
    others = sum(1 for finding in report.counted if finding.fix) - safe
    count = wording.count
    if safe:
        said = count(
            N_("[*] {n} finding can be mended with --fix"), N_("[*] {n} findings can be mended with --fix"), safe
        )
        if others:
            said += "; " + count(N_("{n} more with --unsafe-fixes"), N_("{n} more with --unsafe-fixes"), others)
    elif others:
        said = count(
            N_("{n} finding can be mended with --fix --unsafe-fixes"),
            N_("{n} findings can be mended with --fix --unsafe-fixes"),
            others,
        )
    else:
        return []
    return [f"{said}."]


def debt_line(debt: Debt, wording: Wording) -> str:
    """One sentence: what waits in the baseline, and how that has changed since it was written."""
    count = wording.count
    waits = count(N_("{n} known finding waits in"), N_("{n} known findings wait in"), debt.known)
    changes = [
        count(one, many, len(those))
        for one, many, those in (
            (N_("{n} of them now mended"), N_("{n} of them now mended"), debt.mended),
            (N_("{n} of them overdue"), N_("{n} of them overdue"), debt.overdue),
        )
        if those
    ]
    return ", ".join([f"{waits} {debt.path}", *changes]) + "."


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
