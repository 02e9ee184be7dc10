"""How much GitHub takes of a SARIF file: beyond that it refuses the file, or leaves some of it out.

https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
Its other limits, such as 25 000 rules and 20 tags a rule, are out of planaudit's reach.
"""

from collections.abc import Sequence

from planaudit.findings import N_, Finding, RelatedPlace, Report
from planaudit.wording.wording import Wording

MOST_TAKEN = 25_000
"""A file with more findings in a run is refused."""

MOST_SHOWN = 5_000
"""So many are kept, which the documentation says are the most severe, and users that they are the first."""

MOST_PLACES = 1_000
"""A file with more places of one finding is refused."""


def taken(findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings that GitHub takes; where it does not show them all, those that count and weigh most come first."""
    return sorted(findings, key=_rank)[:MOST_TAKEN] if len(findings) > MOST_SHOWN else findings


def related_taken(finding: Finding) -> tuple[RelatedPlace, ...]:
    """The other ends of a finding that there is room for beside its own place."""
    return finding.related[: MOST_PLACES - 1]


def left_out(report: Report, wording: Wording) -> list[str]:
    """What is not in the file, or will not be shown of it."""
    found = len(report.findings)
    said = []
    if found > MOST_TAKEN:
        said.append(
            wording.text(
                N_(
                    "{found} findings are more than the {most} that GitHub takes in a SARIF file:"
                    " the lightest are left out, {left} of them"
                ),
                {"found": found, "most": MOST_TAKEN, "left": found - MOST_TAKEN},
            )
        )
    if found > MOST_SHOWN:
        said.append(
            wording.text(
                N_(
                    "{found} findings are more than the {most} that GitHub shows of a SARIF file:"
                    " the weightiest stand first in it\n"
                    "  = help: choose rules with --select, or let known findings wait in a baseline"
                ),
                {"found": found, "most": MOST_SHOWN},
            )
        )
    said += [
        wording.text(
            N_(
                "{place}: {code} has more related places than GitHub takes in a SARIF file:"
                " the last are left out, {left} of them"
            ),
            {"place": str(finding.location), "code": finding.code, "left": too_many},
        )
        for finding in taken(report.findings)
        if (too_many := len(finding.related) - len(related_taken(finding)))
    ]
    return said


def _rank(finding: Finding) -> tuple[bool, int]:
    return finding.suppression is not None, -finding.severity.weight
