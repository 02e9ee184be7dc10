"""`junit`: one test a rule, as build servers show test results.

GitLab knows a test by its name, and leaves out every other of the same name; so no two have one.
"""

from collections import Counter
from collections.abc import Iterator
from xml.sax.saxutils import escape

from planaudit.findings import Finding, NotEvaluated, Report, RuleCard, Severity
from planaudit.findings.fingerprint import short
from planaudit.reporters.sentences import message_and_help, other_ends
from planaudit.reporters.style import Style
from planaudit.reporters.xml_text import attributes, legal
from planaudit.wording.wording import Wording


def render(report: Report, wording: Wording, style: Style) -> str:
    """A rule that finds nothing is a test that passes, and each finding one that fails.

    A remark passes, with what it says as output. What is suppressed, or could not be evaluated, is skipped, with the
    reason.
    """
    cases = [case for rule in report.rules for case in _cases(rule, report)]
    failures = sum(finding.severity is not Severity.INFO for finding in report.counted)
    idle = len(report.not_evaluable) + len(report.findings) - len(report.counted)
    counts = attributes(tests=len(cases), failures=failures, errors=0)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<testsuites name="planaudit"{counts}>',
        f'  <testsuite name="planaudit"{counts}{attributes(skipped=idle, time=0)}>',
        *cases,
        "  </testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _cases(rule: RuleCard, report: Report) -> Iterator[str]:
    found = [finding for finding in report.findings if finding.code == rule.code]
    idle = [item for item in report.not_evaluable if item.code == rule.code]
    said_of = Counter([*map(_subject, found), *map(_subject, idle)])
    for finding in found:
        yield _case(rule, _told_apart(finding, short(finding.fingerprint), said_of), _outcome(finding))
    for number, item in enumerate(idle, 1):
        subject = _told_apart(item, str(number), said_of)
        yield _case(rule, subject, f"<skipped{attributes(message=item.reason)}/>")
    if not found and not idle:
        yield _case(rule, "", "")


def _case(rule: RuleCard, subject: str, outcome: str) -> str:
    name = f"{rule.code} {rule.name}" + (f": {subject}" if subject else "")
    given = attributes(name=name, classname=f"planaudit.{rule.code}", time=0)
    return f"    <testcase{given}>{outcome}</testcase>" if outcome else f"    <testcase{given}/>"


def _outcome(finding: Finding) -> str:
    said = escape(legal("\n".join([f"{finding.location}: {message_and_help(finding)}", *other_ends(finding)])))
    if finding.suppression:
        why = f" ({finding.suppression.reason})" if finding.suppression.reason else ""
        return f"<skipped{attributes(message=finding.message + why)}/>"
    if finding.severity is Severity.INFO:
        return f"<system-out>{said}</system-out>"
    given = attributes(message=finding.message, type=finding.severity.value)
    return f"<failure{given}>{said}</failure>"


def _told_apart(item: Finding | NotEvaluated, by: str, said_of: Counter[str]) -> str:
    """What a test is about, told apart from others about the same."""
    subject = _subject(item)
    return f"{subject} ({by})".strip() if said_of[subject] > 1 else subject


def _subject(item: Finding | NotEvaluated) -> str:
    return f"{item.plan or ''}#{item.element}" if item.element else item.plan or ""
