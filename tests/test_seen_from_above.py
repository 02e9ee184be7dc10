"""A report as others see it: from above the plan repository, of some plans only, and each place on one line."""

from pathlib import Path

from plan_repository import PlanRepository

from planaudit.findings import Location, Report, Severity, Span
from planaudit.findings.fingerprint import short

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


def test_what_could_not_be_evaluated_is_told_of_the_chosen_plans_only_the_portfolio_before_the_plans(
    tmp_path: Path,
) -> None:
    plans = "".join(f"---\n{{id: {id_}, title: Plan, kind: temaplan}}\n" for id_ in ("b", "a", "B"))
    plans += "---\n{id: c, title: Plan, kind: temaplan, adopted: 2024, period: 2024-2027}\n"
    report = PlanRepository(tmp_path, {"plans/a.yaml": plans}).audit("PER001", "PER007", "OWN001")

    chosen = report.only_about("a", {"a"})

    order = [(item.plan, item.code) for item in report.not_evaluable]
    assert order == sorted(order, key=lambda item: (item[0] or "", item[1]))
    assert {plan for plan, _ in order} >= {None, "a", "b", "B"}
    assert order[0][0] is None
    assert chosen.not_evaluable == tuple(item for item in report.not_evaluable if item.plan == "a") != ()


def test_a_path_is_shown_on_one_line_whatever_a_file_is_called() -> None:
    span = Span(3, 1, 3, 4)

    assert str(Location("plans/å b.yaml", span)) == "plans/å b.yaml:3:1"
    assert str(Location("plans/\x1b[2Ja\nb.yaml", span)) == "plans/?[2Ja?b.yaml:3:1"


def test_a_fingerprint_is_named_by_its_beginning() -> None:
    assert short("planaudit/v1:0123456789abcdef0123456789abcdef") == "0123456789ab"
    assert short("planaudit/v1:0123:56789abcdef") == "0123:56789ab"


def test_the_findings_that_are_kept_are_counted_anew(tmp_path: Path) -> None:
    ignored = "parent: Samfunns_delen, audit: {ignore: [{rule: REF001, reason: Avtalt}]}"
    plans = PLANS.replace("parent: Samfunns_delen", ignored)
    report = PlanRepository(tmp_path, {"plans/a.yaml": plans, "planaudit-baseline.yaml": BASELINE}).audit()

    nothing = report.keeping(lambda finding: False)
    warnings = report.keeping(lambda finding: finding.severity is Severity.WARNING)
    hidden = report.keeping(lambda finding: finding.suppression is not None)

    def numbers(seen: Report) -> tuple[int, int, int, int, int]:
        summary = seen.summary
        return summary.errors, summary.warnings, summary.infos, summary.suppressed, summary.baselined

    said = [finding for finding in warnings.findings if finding.suppression is None]
    assert numbers(nothing) == (0, 0, 0, 0, 0)
    assert numbers(warnings)[:3] == (0, len(said), 0) != (0, 0, 0)
    assert hidden.findings
    assert numbers(hidden) == (0, 0, 0, len(hidden.findings), 0)
    assert numbers(report) == (
        sum(f.severity is Severity.ERROR for f in report.counted),
        sum(f.severity is Severity.WARNING for f in report.counted),
        sum(f.severity is Severity.INFO for f in report.counted),
        len(hidden.findings),
        0,
    )
    assert (nothing.summary.plans, nothing.summary.rules) == (report.summary.plans, report.summary.rules)
