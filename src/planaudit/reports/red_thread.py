"""The red thread (rød tråd): what a goal supports, what carries it out, and where the way to money breaks off."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from planaudit.findings import Named
from planaudit.model.money import Kroner


class Gap(StrEnum):
    """Where a thread breaks off."""

    NOTHING_CARRIES_IT = "nothing carries it out"
    NO_BUDGET_LINE = "no budget line"
    NO_ECONOMIC_LINK = "no link to an economic plan"
    CANCELLED = "cancelled"
    NOT_IN_FORCE = "not in force"
    UNKNOWN_STATUS = "unknown status"
    NO_WAY_TO_MONEY = "no way to money"
    SUPPORTS_NOTHING = "supports nothing above"


class Verdict(StrEnum):
    """How far a goal of the samfunnsdel is carried: the same answer as GOA007 gives."""

    FUNDED = "funded"
    CARRIED = "carried"
    NOT_CARRIED = "not carried"
    UNKNOWN = "unknown"


class Money(NamedTuple):
    """What a budget line holds, and in which years."""

    amount: Kroner
    first: int
    last: int


class Step(NamedTuple):
    """One link of a thread, with what follows on it; `plan` is None where it is the same as before.

    `is_repeated` tells that what follows on it has been shown already, `goes_on` that it is too far down to be shown.
    """

    item: Named
    nature: str
    plan: Named | None
    standing: str
    gap: Gap | None
    further: tuple["Step", ...] = ()
    money: Money | None = None
    verdict: Verdict | None = None
    within_frame: bool = False
    cost: Kroner | None = None
    is_repeated: bool = False
    goes_on: bool = False


class Strand(NamedTuple):
    """A goal or measure with what carries it out, and what it supports itself."""

    down: Step
    up: tuple[Step, ...] = ()


class Break(NamedTuple):
    """A goal or measure that no way leads from to money, and the first missing link on the way; None: not known."""

    start: Named
    item: Named | None
    plan: Named | None
    gap: Gap | None


class Tally(NamedTuple):
    """Goals of the samfunnsdel, visions left out, by how far they are carried."""

    goals: int
    funded: int
    carried: int
    not_carried: int
    unknown: int


class RedThread(NamedTuple):
    """What `trace` prints. `about` is the plan or element that was asked for; None for the whole samfunnsdel.

    `way_up` are the plans from the one asked for to the samfunnsdel, and `is_anchored` whether it gets there; both
    are empty and None for anything else. `broken_wholes` counts those that break off at a part of theirs,
    which is among the `breaks`. `asks_for_money` is false where the register holds no economic plan.
    """

    as_of: date
    about: Named | None
    strands: tuple[Strand, ...]
    breaks: tuple[Break, ...]
    broken_wholes: int = 0
    tally: Tally | None = None
    way_up: tuple[Named, ...] = ()
    is_anchored: bool | None = None
    asks_for_money: bool = True
