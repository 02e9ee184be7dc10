"""Everything that a reporter may know about one audit."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from planaudit.findings.finding import Finding, NotEvaluated
from planaudit.findings.location import Location
from planaudit.findings.severity import Severity


class RuleCard(NamedTuple):
    """The part of a rule that reporters print, so that they need no rules."""

    code: str
    name: str
    severity: Severity
    summary: str
    page: str = ""


class Summary(NamedTuple):
    """What was looked at and what came of it; suppressed findings count as suppressed or baselined only."""

    plans: int
    edges: int
    rules: int
    errors: int
    warnings: int
    infos: int
    suppressed: int
    baselined: int

    def counting(self, findings: Collection[Finding]) -> "Summary":
        """The same, with these findings counted."""
        counted = [finding.severity for finding in findings if finding.suppression is None]
        hidden = [finding.suppression.kind for finding in findings if finding.suppression is not None]
        return self._replace(
            errors=counted.count(Severity.ERROR),
            warnings=counted.count(Severity.WARNING),
            infos=counted.count(Severity.INFO),
            suppressed=hidden.count("ignored"),
            baselined=hidden.count("baselined"),
        )


class Since(NamedTuple):
    """The revision that a report is about the change since.

    `known` counts the findings that were there already and are left out, `mended` those that are found no more;
    `caveat` is what a reader must know of a revision that could not be read as it was.
    """

    name: str
    commit: str
    day: date
    known: int
    mended: int
    caveat: str | None


class Debt(NamedTuple):
    """What a baseline of `known` findings came to: the fingerprints of those found, mended, and past their last day.

    Neither found nor mended are those whose rule was not run, or could not be evaluated.
    """

    path: str
    known: int
    found: frozenset[str]
    mended: frozenset[str]
    overdue: frozenset[str]


class Only(NamedTuple):
    """That a report is of some plans only: how they were chosen, how many they are, and what it leaves out."""

    selector: str
    plans: int
    unknown: int
    findings_left_out: int


class Report(NamedTuple):
    """One audit: findings and what could not be evaluated, both in their one order.

    `sources` holds the text of the files that findings point into, by path; `unevaluated_rules` counts the
    rules that could not be evaluated for at least one plan. `debt` is None where there is no baseline.
    """

    as_of: date
    language: str
    summary: Summary
    findings: tuple[Finding, ...]
    not_evaluable: tuple[NotEvaluated, ...]
    rules: tuple[RuleCard, ...]
    sources: Mapping[str, str]
    since: Since | None = None
    debt: Debt | None = None
    only: Only | None = None

    def only_about(self, selector: str, plans: Collection[str], unknown: Collection[str] = ()) -> "Report":
        """The report with what it says of some plans only; the whole register was looked at all the same.

        A finding about two plans is said of either, wherever it stands; one about the whole is said of none.
        """
        findings = tuple(finding for finding in self.findings if _concerns(finding, plans))
        return self._replace(
            findings=findings,
            not_evaluable=tuple(item for item in self.not_evaluable if item.plan in plans),
            summary=self.summary.counting(findings),
            only=Only(selector, len(plans), len(unknown), len(self.counted) - len(_counted(findings))),
        )

    def within(self, folder: str) -> "Report":
        """The same report with paths that begin in `folder`, for readers who stand above the plan repository."""
        if not folder:
            return self

        def moved(location: Location) -> Location:
            return location._replace(path=f"{folder}/{location.path}")

        return self._replace(
            findings=tuple(
                finding._replace(
                    location=moved(finding.location),
                    related=tuple(place._replace(location=moved(place.location)) for place in finding.related),
                    fix=finding.fix
                    and finding.fix._replace(
                        edits=tuple(edit._replace(location=moved(edit.location)) for edit in finding.fix.edits)
                    ),
                )
                for finding in self.findings
            ),
            sources={f"{folder}/{path}": text for path, text in self.sources.items()},
            debt=self.debt and self.debt._replace(path=f"{folder}/{self.debt.path}"),
        )

    def keeping(self, shown: Callable[[Finding], bool]) -> "Report":
        """The same report with some of its findings, and these counted."""
        findings = tuple(finding for finding in self.findings if shown(finding))
        return self._replace(findings=findings, summary=self.summary.counting(findings))

    @property
    def counted(self) -> tuple[Finding, ...]:
        """The findings that are neither ignored nor baselined."""
        return _counted(self.findings)


def _concerns(finding: Finding, plans: Collection[str]) -> bool:
    return finding.plan in plans or (finding.plan is not None and any(at.plan in plans for at in finding.related))


def _counted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.suppression is None)
