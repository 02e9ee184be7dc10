"""What plans of unknown status leave open: what rules would say if these were in force, and do not say now."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from planaudit.audit.asking import Said
from planaudit.findings import N_, Finding, Named, NotEvaluable, NotEvaluated, Problem
from planaudit.findings.fingerprint import fingerprint
from planaudit.rules.rule import Rule

_OF_ITSELF = N_("it is not known whether the plan is in force: fill in status or adopted")
_OF_ANOTHER = N_("it is not known whether {plan} is in force, and that decides: fill in its status or adopted")
_OF_OTHERS = N_("it is not known whether other plans are in force, and that decides: fill in status or adopted")


class Spoken(NamedTuple):
    """What has been said already: findings, by their identity and by what they are about, and what was left open."""

    fingerprints: frozenset[str]
    about: frozenset[tuple[str, str | None, str | None]]
    left_open: frozenset[tuple[str, str | None]]


def spoken(findings: Iterable[Finding], unevaluated: Iterable[NotEvaluated]) -> Spoken:
    """What an audit has said so far."""
    found = list(findings)
    return Spoken(
        frozenset(finding.fingerprint for finding in found),
        frozenset((finding.code, finding.plan, finding.element) for finding in found),
        frozenset((item.code, item.plan) for item in unevaluated),
    )


def left_open(
    rule: Rule, if_in_force: Iterable[Said], unknown: Mapping[str, Named], before: Spoken
) -> Iterator[NotEvaluable]:
    """What a rule cannot tell, once for each plan or element: of a plan of unknown status, or because of one."""
    told: set[str] = set()
    for said in if_in_force:
        plan, _, element = said.subject.partition("#")
        if said.subject in told or (rule.code, plan or None) in before.left_open:
            continue
        if plan and (rule.code, plan, element or None) in before.about:
            continue
        if plan in unknown:
            told.add(said.subject)
            yield NotEvaluable(reason=_OF_ITSELF, subject=said.subject)
        elif isinstance(said, Problem) and _is_new(rule, said, before):
            told.add(said.subject)
            yield _because_of(said, unknown)


def _is_new(rule: Rule, said: Problem, before: Spoken) -> bool:
    is_left_open = (rule.code, None) in before.left_open
    return not is_left_open and fingerprint(rule.code, said.subject, said.key) not in before.fingerprints


def _because_of(said: Problem, unknown: Mapping[str, Named]) -> NotEvaluable:
    """That it hangs on another plan: the first of unknown status that the problem shows, where it shows one."""
    named = next((unknown[plan] for place in said.related if (plan := place.plan) and plan in unknown), None)
    if named is None:
        return NotEvaluable(reason=_OF_OTHERS, subject=said.subject)
    return NotEvaluable(reason=_OF_ANOTHER, subject=said.subject, values={"plan": named})
