"""A suppression has passed the day that it was to last until, and no longer hides anything.

Why: the date was set so that somebody would look again. That day has come.

Source: the format of plan files (FORMAT.md, chapter 7): a suppression has a reason and may have an end, that day
included.

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    audit:
      ignore:
        - rule: PER001
          reason: Tas opp i budsjettet
          until: 2025-12-31        # finds: expired-suppression

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2021-06-17
    period: 2021-2027
    audit:
      ignore:
        - rule: PER001
          reason: Tas opp i budsjettet
          until: 2026-12-31

Not evaluable: never; the day of the audit decides.

Mended: `--fix --unsafe-fixes` removes the suppression, and with it the reason that was given.

False positives: none known. If the finding may wait longer, give a new date and a reason that still holds.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Bare, Mending, Problem, Remove, Severity
from planaudit.rules.repeats import Repeats
from planaudit.rules.rule import Rule, RuleOptions
from planaudit.rules.suppression.outcome import Outcome


def check(outcome: Outcome, options: RuleOptions) -> Iterator[Problem]:
    """Suppressions whose `until` has passed."""
    repeats = Repeats()
    for use in outcome.suppressions:
        if use.has_expired and (until := use.declared.until) is not None:
            subject, element = use.plan or "", use.declared.element or ""
            yield Problem(
                message=N_("the suppression of {code} {name} held until {until} and no longer hides anything"),
                values={"code": Bare(use.code), "name": Bare(use.name), "until": until},
                subject=subject,
                key=repeats.key(subject, (use.code, element)),
                at=use.at / "until",
                help=N_("mend what it hid and remove it, or give it a new `until:` with a reason that still holds"),
                mending=Mending(N_("remove the suppression"), (Remove(use.at),)),
            )


RULE = Rule(
    code="AUD002",
    name="expired-suppression",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    reads=Outcome,
)
