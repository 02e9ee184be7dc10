"""`sarif`: SARIF 2.1.0, as GitHub code scanning and editors read it.

Columns are Unicode code points and the run says so. The lasting identity goes under a key of our own, because
GitHub warns where `primaryLocationLineHash` is not the one that it computes itself.
"""

import json
import re
from typing import Any

from planaudit import __version__
from planaudit.findings import (
    Debt,
    Finding,
    Fix,
    Location,
    NotEvaluated,
    RelatedPlace,
    Report,
    RuleCard,
    Severity,
    TextEdit,
)
from planaudit.reporters.sarif_limits import related_taken, taken
from planaudit.reporters.sentences import message_and_help, sentence
from planaudit.reporters.style import Style
from planaudit.wording.wording import Wording

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_LONGEST = 1000
"""GitHub takes 1 024 characters of a description."""

_TO_ESCAPE = re.compile(r"([\\\[\]])")


def render(report: Report, wording: Wording, style: Style) -> str:
    """One run with every rule that was asked, what was found, and as notes what could not be evaluated."""
    index = {rule.code: position for position, rule in enumerate(report.rules)}
    run = {
        "tool": {
            "driver": {
                "name": "planaudit",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule, wording) for rule in report.rules],
            }
        },
        "automationDetails": {"id": "planaudit/"},
        "columnKind": "unicodeCodePoints",
        "language": report.language,
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [_notification(item, index[item.code]) for item in report.not_evaluable],
            }
        ],
        "results": [_result(finding, index[finding.code], report.debt) for finding in taken(report.findings)],
        "properties": {"asOf": report.as_of.isoformat()},
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: RuleCard, wording: Wording) -> dict[str, Any]:
    summary = sentence(wording.text(rule.summary))
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": summary[:_LONGEST]},
        "fullDescription": {"text": summary[:_LONGEST]},
        "help": {"text": rule.page, "markdown": f"```text\n{rule.page}```\n"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": ["planaudit", rule.code[:3]],
            "precision": "high",
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _result(finding: Finding, rule_index: int, debt: Debt | None) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _text(finding)},
        "locations": [{"physicalLocation": _physical(finding.location)}],
        "relatedLocations": [_related(place, number) for number, place in enumerate(related_taken(finding), 1)],
        "partialFingerprints": {"planauditFinding/v1": finding.fingerprint.partition(":")[2]},
        "properties": {"plan": finding.plan, "element": finding.element, "values": dict(finding.values)},
    }
    if finding.fix:
        result["fixes"] = [_fix(finding.fix)]
    if suppression := finding.suppression:
        why = {"justification": suppression.reason} if suppression.reason else {}
        kind = "inSource" if suppression.kind == "ignored" else "external"  # in a plan file, or in the baseline
        result["suppressions"] = [{"kind": kind, "status": "accepted"} | why]
    if debt:
        result["baselineState"] = "unchanged" if finding.fingerprint in debt.found else "new"
    return result


def _fix(fix: Fix) -> dict[str, Any]:
    by_path: dict[str, list[TextEdit]] = {}
    for edit in fix.edits:
        by_path.setdefault(edit.location.path, []).append(edit)
    return {
        "description": {"text": sentence(fix.description)},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": _uri(path)},
                "replacements": [
                    {"deletedRegion": _region(edit.location), "insertedContent": {"text": edit.replacement}}
                    for edit in edits
                ],
            }
            for path, edits in by_path.items()
        ],
        "properties": {"applicability": fix.applicability},
    }


def _text(finding: Finding) -> str:
    """The message and the help, and the other ends as links to the related locations."""
    links = [f"[{_escaped(place.note)}]({number})" for number, place in enumerate(related_taken(finding), 1)]
    words = _escaped(message_and_help(finding))
    return f"{words} ({', '.join(links)})" if links else words


def _escaped(text: str) -> str:
    return _TO_ESCAPE.sub(r"\\\1", text)


def _related(place: RelatedPlace, number: int) -> dict[str, Any]:
    return {"id": number, "message": {"text": place.note}, "physicalLocation": _physical(place.location)}


def _physical(location: Location) -> dict[str, Any]:
    return {"artifactLocation": {"uri": _uri(location.path)}, "region": _region(location)}


def _region(location: Location) -> dict[str, int]:
    span = location.span
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path, safe="/")


def _notification(item: NotEvaluated, rule_index: int) -> dict[str, Any]:
    subject = f"{item.plan}#{item.element}: " if item.element else f"{item.plan}: " if item.plan else ""
    return {
        "level": "note",
        "message": {"text": subject + item.reason},
        "associatedRule": {"id": item.code, "index": rule_index},
    }
