"""A suppression hides nothing: what it was written for has been mended, or was never found.

Why: a suppression that outlives its cause hides the next finding of its kind, and nobody will know.

Source: ESLint and ruff, whose users asked to be told of directives that silence nothing; the format of plan files
(FORMAT.md, chapter 7).

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    audit:
      ignore:
        - {rule: PER001, reason: Tas opp i neste planstrategi}    # finds: unused-suppression

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2021-06-17
    period: 2021-2027
    audit:
      ignore:
        - {rule: PER001, reason: Tas opp i neste planstrategi}

Not evaluable: never; where the rule was not run, or could not be evaluated for the plan, nothing is said.

Mended: `--fix` removes the suppression.

False positives: a suppression of something that comes and goes, such as a limit that is sometimes exceeded. Give it
an `until:` date, or raise the limit.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Bare, Mending, Problem, Remove, Severity
from planaudit.rules.repeats import Repeats
from planaudit.rules.rule import Rule, RuleOptions
from planaudit.rules.suppression.outcome import Outcome

_ABOUT_THE_AUDIT = "AUD"
"""What these rules find is known only after this one has run, so that their suppressions cannot be judged."""


def check(outcome: Outcome, options: RuleOptions) -> Iterator[Problem]:
    """Suppressions that hide nothing, have not expired, and whose rule ran."""
    repeats = Repeats()
    for use in outcome.suppressions:
        if use.hides_something or use.has_expired or not use.has_run or use.code.startswith(_ABOUT_THE_AUDIT):
            continue
        subject, element = use.plan or "", use.declared.element
        yield Problem(
            message=N_("the suppression of {code} {name} for {element} hides nothing")
            if element
            else N_("the suppression of {code} {name} hides nothing"),
            values={"code": Bare(use.code), "name": Bare(use.name), "element": Bare(element or "")},
            subject=subject,
            key=repeats.key(subject, (use.code, element or "")),
            at=use.at / "rule",
            help=N_("remove it from `audit.ignore`"),
            mending=Mending(N_("remove the suppression"), (Remove(use.at),), is_safe=True),
        )


RULE = Rule(
    code="AUD001",
    name="unused-suppression",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    reads=Outcome,
)
