"""A report as those see it who stand above the plan repository: every place is named from there, and nothing else differs."""

from pathlib import Path

from plan_repository import PlanRepository

from planaudit.findings import Report

PLANS = """\
{id: samfunnsdelen, title: Samfunnsdel, kind: samfunnsdel, adopted: 2024-06-13}
---
{id: kulturplan, title: Kulturplan, kind: temaplan, adopted: 2024-06-13, parent: Samfunns_delen}
---
{id: kulturplan, title: Kulturplan, kind: temaplan, adopted: 2020-06-13}
"""
BASELINE = """\
format: planaudit-baseline
version: 1
findings: [{code: PER003, message: Gammelt, fingerprint: 'planaudit/v1:00000000000000000000000000000001'}]
"""


def paths(report: Report) -> dict[str, list[str]]:
    fixes = [finding.fix for finding in report.findings if finding.fix]
    return {
        "findings": [finding.location.path for finding in report.findings],
        "other ends": [place.location.path for finding in report.findings for place in finding.related],
        "fixes": [edit.location.path for fix in fixes for edit in fix.edits],
        "sources": list(report.sources),
        "baseline": [report.debt.path] if report.debt else [],
    }


def test_every_place_is_named_from_above(tmp_path: Path) -> None:
    files = {"plans/a.yaml": PLANS, "planaudit-baseline.yaml": BASELINE}
    report = PlanRepository(tmp_path, files).audit("REF", "SCH", "AUD")

    above = report.within("by/planer")

    assert all(paths(report).values())
    assert paths(above) == {what: [f"by/planer/{path}" for path in named] for what, named in paths(report).items()}
    assert list(above.sources.values()) == list(report.sources.values())
    assert [(f.location.span, f.message, f.fingerprint) for f in above.findings] == [
        (f.location.span, f.message, f.fingerprint) for f in report.findings
    ]
    assert (above.summary, above.not_evaluable) == (report.summary, report.not_evaluable)


def test_where_the_plan_repository_is_the_whole_of_git_nothing_moves(tmp_path: Path) -> None:
    report = PlanRepository(tmp_path, {"plans/a.yaml": PLANS}).audit("REF")

    assert report.within("") is report
