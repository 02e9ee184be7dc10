"""Plan periods against council periods: which council's word each stretch of a plan's life rests on."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from planaudit.findings import Named
from planaudit.graph.entry import PlanEntry
from planaudit.graph.mandate import Mandate
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.council import Council
from planaudit.model.kind import SERIES, Kind
from planaudit.model.status import Standing

_KINDS = sorted(Kind, key=lambda kind: (9 if kind.level is None else kind.level, list(Kind).index(kind)))


class Term(NamedTuple):
    """A council period, first and last day included; by the last lawful day where the meeting is not declared."""

    elected: int
    start: date
    end: date
    is_sitting: bool


class Ground(StrEnum):
    """What a stretch of a plan's life rests on."""

    COUNCIL = "council"
    NO_COUNCIL = "no council"
    UNKNOWN = "unknown"


class Stretch(NamedTuple):
    """Some of a plan's life, first and last day included."""

    start: date
    end: date
    ground: Ground


class Remark(StrEnum):
    """What is worth raising about a plan's period."""

    RAN_OUT = "ran out"
    WITHOUT_WORD = "without word"
    RUNS_PAST = "runs past"
    IN_DEVELOPMENT = "in development"
    RETIRED = "retired"


class Life(NamedTuple):
    """A plan with a period. `start` and `end` are None where that end is open, which the stretches then pass over."""

    plan: Named
    kind: str
    standing: str
    start: date | None
    end: date | None
    until_replaced: bool
    stretches: tuple[Stretch, ...]
    remarks: tuple[Remark, ...]


class Timeline(NamedTuple):
    """Lives of plans by kind, highest first, then by end. `undated` are plans without a period.

    `chosen` counts the plans that were looked at, of `plans` in the register; `retired_left_out` are those that are no
    longer in force, and were left out unasked.
    """

    as_of: date
    first: date
    last: date
    terms: tuple[Term, ...]
    lives: tuple[Life, ...]
    undated: tuple[Named, ...]
    chosen: int
    plans: int
    retired_left_out: int


def timeline(
    register: PlanGraph, plans: Collection[str] | None = None, first: int | None = None, last: int | None = None
) -> Timeline:
    """The timeline of some plans; without a choice, of those that are not retired.

    `first` and `last` are years; by default from the previous council's constitution to the end of the next one's term.
    """
    councils, sitting = register.councils, register.sitting
    begins = date(first or councils.previous(sitting).latest.year, 1, 1)
    ends = date(last or councils.following(councils.following(sitting)).latest.year, 12, 31)
    entries = [
        entry
        for entry in register.plans.values()
        if (entry.id in plans if plans is not None else not entry.standing.retired)
    ]
    dated = [entry for entry in entries if _has_period(entry)]
    lives = [_life(register, entry, begins, ends) for entry in dated]
    return Timeline(
        as_of=register.as_of,
        first=begins,
        last=ends,
        terms=tuple(_terms(register, begins, ends)),
        lives=tuple(sorted(lives, key=_order)),
        undated=tuple(entry.named for entry in entries if not _has_period(entry)),
        chosen=len(entries),
        plans=len(register.plans),
        retired_left_out=len(register.plans) - len(entries) if plans is None else 0,
    )


def _has_period(entry: PlanEntry) -> bool:
    period = entry.plan.period
    return period is not None and not (period.start is None and period.end is None)


def _order(life: Life) -> tuple[int, date, date, str]:
    return _KINDS.index(Kind(life.kind)), life.end or date.max, life.start or date.min, life.plan.ref


def _terms(register: PlanGraph, first: date, last: date) -> Iterator[Term]:
    council = register.councils.sitting(first)
    while council.latest <= last:
        yield _term(register, council)
        council = register.councils.following(council)


def _term(register: PlanGraph, council: Council) -> Term:
    following = register.councils.following(council)
    end = following.latest - timedelta(days=1)
    return Term(council.elected, council.latest, end, council.elected == register.sitting.elected)


def _life(register: PlanGraph, entry: PlanEntry, first: date, last: date) -> Life:
    period = entry.plan.period
    start, end = (period.start, period.end) if period else (None, None)
    return Life(
        plan=entry.named,
        kind=entry.kind.value,
        standing=entry.standing.value,
        start=start,
        end=end,
        until_replaced=bool(period and period.until_replaced),
        stretches=tuple(_joined(_stretches(register, entry, start or min(first, end or first), end or last))),
        remarks=tuple(_remarks(register, entry, end)),
    )


def _stretches(register: PlanGraph, entry: PlanEntry, start: date, end: date) -> Iterator[Stretch]:
    """The life of a plan, council by council; a plan for a council's term goes on to the end of the election year."""
    sure, perhaps = _words(register, entry)
    before: Ground | None = None
    for term in _terms(register, start, end):
        begins, ends = max(start, term.start), min(end, term.end)
        if begins <= ends:
            is_rest = before is not None and ends.year == term.start.year
            before = before if before and is_rest else _ground(entry, term.elected, sure, perhaps)
            yield Stretch(begins, ends, before)


def _words(register: PlanGraph, entry: PlanEntry) -> tuple[set[int], set[int]]:
    """The councils that took a stand on the plan for certain, and those that perhaps did, by year of election."""
    mandate = register.ask(Mandate)
    sure: set[int] = set()
    perhaps: set[int] = set()
    for when in (entry.adoption, *mandate.reaffirmations(entry)):
        if when is not None:
            earliest, latest = mandate.councils_of(when)
            (sure if earliest == latest else perhaps).update(range(earliest, latest + 1, 4))
    return sure, perhaps


def _ground(entry: PlanEntry, elected: int, sure: set[int], perhaps: set[int]) -> Ground:
    if entry.is_land_use or not entry.is_the_councils_own:
        return Ground.COUNCIL
    known = sure | perhaps
    if not known:
        is_to_be_adopted = entry.standing.in_development or entry.standing in (Standing.PROPOSED, Standing.TO_COME)
        return Ground.COUNCIL if is_to_be_adopted else Ground.UNKNOWN
    # What a plan says of the years before its adoption, it says by the word of those who adopted it.
    if elected in sure or elected < min(known):
        return Ground.COUNCIL
    return Ground.UNKNOWN if elected in perhaps else Ground.NO_COUNCIL


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Stretches that follow on each other on the same ground, as one."""
    last: Stretch | None = None
    for stretch in stretches:
        if last is not None and last.ground is stretch.ground:
            last = last._replace(end=stretch.end)
            continue
        if last is not None:
            yield last
        last = stretch
    if last is not None:
        yield last


def _remarks(register: PlanGraph, entry: PlanEntry, end: date | None) -> Iterator[Remark]:
    if entry.standing.retired:
        yield Remark.RETIRED
    elif not entry.in_force:
        if entry.standing.is_known:
            yield Remark.IN_DEVELOPMENT
    else:
        yield from _remarks_in_force(register, entry, end)


def _remarks_in_force(register: PlanGraph, entry: PlanEntry, end: date | None) -> Iterator[Remark]:
    if not entry.is_the_councils_own:
        return
    stays = entry.plan.period is not None and entry.plan.period.until_replaced
    if end is not None and end < register.as_of and not stays:
        yield Remark.RAN_OUT
    if entry.is_land_use:
        return
    has_word = register.ask(Mandate).has_the_sitting_councils_word(entry)
    if has_word is False:
        yield Remark.WITHOUT_WORD
    # A plan for the council period runs to the end of the year of the election.
    elif (
        entry.kind not in SERIES
        and has_word
        and (end is None or end.year > register.councils.following(register.sitting).elected)
    ):
        yield Remark.RUNS_PAST
