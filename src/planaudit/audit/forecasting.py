"""What an audit will find on the days to come though nobody edits anything."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from planaudit.audit.answers import FollowedAnswers
from planaudit.audit.audit import Audit
from planaudit.documents.baseline_file import BaselineFile
from planaudit.documents.forked import Forked, can_fork
from planaudit.documents.load import Repository
from planaudit.findings import Finding, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.settings.settings import SelectedRule
from planaudit.wording.wording import Wording

ENOUGH_TO_SHARE = 10_000
"""So many plans times days are worth a second process, which has to begin with an audit of its own."""


class What(StrEnum):
    """What happens to a finding."""

    APPEARS = "appears"
    VANISHES = "vanishes"
    SEVERITY = "severity"


class Change(NamedTuple):
    """What will be otherwise from a day on. `before` is the severity until then, where only that changes."""

    day: date
    what: What
    finding: Finding
    before: Severity | None = None

    def order(self) -> tuple[object, ...]:
        """By day, then what appears, what vanishes and what changes, each in the order of findings."""
        return (self.day, list(What).index(self.what), *self.finding.order())


def forecast(
    repository: Repository,
    selected: Sequence[SelectedRule],
    as_of: date,
    until: date,
    wording: Wording,
    baseline: BaselineFile | None = None,
) -> Iterator[Change]:
    """Every change of the findings that count: after `as_of`, and to the end of `until`, in the order of the days.

    It is what audits on each of the days would show; but a rule is asked only on the days on which what it asks of the
    date could be answered otherwise. Of a large register, or a long time, a second process looks at the later half.
    """

    def between(first: date, last: date) -> Iterator[Change]:
        return _changes_after(first, last, repository, selected, wording, baseline)

    days = (until - as_of).days
    if len(repository.documents) * days < ENOUGH_TO_SHARE or not can_fork():
        yield from between(as_of, until)
        return
    middle = as_of + timedelta(days // 2)
    later = Forked(lambda: between(middle, until))
    yield from between(as_of, middle)
    yield from later.items()


def _changes_after(
    as_of: date,
    until: date,
    repository: Repository,
    selected: Sequence[SelectedRule],
    wording: Wording,
    baseline: BaselineFile | None,
) -> Iterator[Change]:
    answers = FollowedAnswers(repository, [chosen for chosen in selected if chosen.rule.reads is PlanGraph])
    counted: dict[str, Finding] = {}
    day, audited_until = as_of, as_of
    while day <= until:
        if answers.move_to(day) or day >= audited_until:
            found = Audit(repository, selected, answers.today, wording, baseline, answers).counted()
            audited_until = answers.today.changes_on
            now = {finding.fingerprint: finding for finding in found}
            if day > as_of:
                yield from sorted(_changes(day, counted, now), key=Change.order)
            counted = now
        day = min(answers.until, audited_until)
        if day == date.max:
            return


def _changes(day: date, before: dict[str, Finding], now: dict[str, Finding]) -> Iterator[Change]:
    for fingerprint, finding in before.items():
        if fingerprint not in now:
            yield Change(day, What.VANISHES, finding)
    for fingerprint, finding in now.items():
        known = before.get(fingerprint)
        if known is None:
            yield Change(day, What.APPEARS, finding)
        elif known.severity is not finding.severity:
            yield Change(day, What.SEVERITY, finding, known.severity)
