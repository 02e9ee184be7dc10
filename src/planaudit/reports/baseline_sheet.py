"""What waits in a baseline, as data: each entry and what came of it, and how they share out."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from planaudit.documents.baseline_file import BaselineFile
from planaudit.findings import Debt, Report
from planaudit.model.baseline import KnownFinding
from planaudit.model.partial_date import PartialDate


class State(StrEnum):
    """What came of an entry."""

    OVERDUE = "overdue"
    MENDED = "mended"
    WAITING = "waiting"
    NOT_ASKED = "not asked"


class Waiting(NamedTuple):
    """An entry. `message` is what is found now, else what was found when the entry was made."""

    entry: KnownFinding
    state: State
    message: str


class Share(NamedTuple):
    """How many entries have something in common; of an owner's, since when the oldest has waited, if that is told."""

    name: str
    entries: int
    oldest: PartialDate | None = None


class BaselineSheet(NamedTuple):
    """A baseline on a day. Owners, plans and rules come with the most entries first; an empty name is none."""

    as_of: date
    debt: Debt
    by_rule: tuple[Share, ...]
    by_plan: tuple[Share, ...]
    by_owner: tuple[Share, ...]
    entries: tuple[Waiting, ...]


def baseline_sheet(baseline: BaselineFile, report: Report) -> BaselineSheet:
    """What an audit with the baseline made of it; the entries of each state with the oldest first."""
    debt = report.debt or Debt(baseline.path, 0, frozenset(), frozenset(), frozenset())
    messages = {finding.fingerprint: finding.message for finding in report.findings}
    names = {rule.code: f"{rule.code} {rule.name}" for rule in report.rules}
    entries = [
        Waiting(entry, _state(entry, debt), messages.get(entry.fingerprint, entry.message))
        for entry in baseline.entries
    ]
    states = list(State)
    entries.sort(key=lambda one: (states.index(one.state), _since(one.entry), one.entry.plan or "", one.entry.code))
    return BaselineSheet(
        as_of=report.as_of,
        debt=debt,
        by_rule=_shares(baseline.entries, lambda entry: names.get(entry.code, entry.code)),
        by_plan=_shares(baseline.entries, lambda entry: entry.plan or ""),
        by_owner=tuple(
            _of_owner(share, baseline.entries) for share in _shares(baseline.entries, lambda entry: entry.owner or "")
        ),
        entries=tuple(entries),
    )


def _state(entry: KnownFinding, debt: Debt) -> State:
    if entry.fingerprint in debt.overdue:
        return State.OVERDUE
    if entry.fingerprint in debt.found:
        return State.WAITING
    return State.MENDED if entry.fingerprint in debt.mended else State.NOT_ASKED


def _since(entry: KnownFinding) -> date:
    return entry.since.first if entry.since else date.max


def _shares(entries: Iterable[KnownFinding], name: Callable[[KnownFinding], str]) -> tuple[Share, ...]:
    counts = Counter(map(name, entries))
    return tuple(Share(word, number) for word, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _of_owner(share: Share, entries: Iterable[KnownFinding]) -> Share:
    theirs = (entry.since for entry in entries if (entry.owner or "") == share.name)
    return share._replace(oldest=min((since for since in theirs if since), default=None))
