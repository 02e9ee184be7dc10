"""The baseline holds a finding that is found no longer.

Why: an entry that is left behind hides the same finding when it comes back, and makes the debt look larger than it is.
Removing it in the change that mended the finding shows everyone that the debt went down.

Source: detekt, PHPStan and ESLint, whose users asked to be told when a baseline no longer matches the code; the page
on baselines (docs/baseline.md).

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    ---
    format: planaudit-baseline
    version: 1
    findings:
      - code: PER003                 # finds: stale-baseline-entry
        plan: kulturplan
        message: Kulturplan gikk ut 31. desember 2023, men står fortsatt som gjeldende
        fingerprint: planaudit/v1:00000000000000000000000000000003
        since: 2024-01-15
        reason: Tas opp når ny kulturplan legges fram

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    ---
    format: planaudit-baseline
    version: 1
    findings: []

Not evaluable: never; where the rule of the entry was not run, or could not be evaluated for the plan, nothing is said.

False positives: a finding that comes and goes, such as a limit that is sometimes exceeded. Raise the limit, or suppress
the finding with a reason under `audit.ignore`.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Bare, Problem, Severity
from planaudit.rules.rule import Rule, RuleOptions
from planaudit.rules.suppression.outcome import BaselineOutcome


def check(outcome: BaselineOutcome, options: RuleOptions) -> Iterator[Problem]:
    """Entries that no finding matches, and whose rules ran."""
    for entry in outcome.entries:
        if entry.is_found or not entry.has_run:
            continue
        about = f"{entry.plan}#{entry.element}" if entry.element else entry.plan
        yield Problem(
            message=_message(is_there=entry.is_there, is_of_a_plan=bool(about)),
            values={"code": Bare(entry.code), "about": Bare(about or "")},
            subject=entry.plan or "",
            key=(entry.fingerprint,),
            at=entry.at,
            help=N_("remove the entry; `planaudit baseline prune` removes all that are done with"),
        )


def _message(*, is_there: bool, is_of_a_plan: bool) -> str:
    if not is_of_a_plan:
        return N_("{code} is no longer found, but still stands in the baseline")
    return (
        N_("{code} is no longer found for {about}, but still stands in the baseline")
        if is_there
        else N_("{about} is no longer in the register, but its {code} still stands in the baseline")
    )


RULE = Rule(
    code="AUD003",
    name="stale-baseline-entry",
    severity=Severity.ERROR,
    since="0.1.0",
    check=check,
    reads=BaselineOutcome,
)
