"""How to get to fewer plans: which could go, why, at what price, and a way to a number of plans (KS-FoU 2022, 6.3)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from planaudit.findings import Named
from planaudit.model.money import Kroner


class Reason(StrEnum):
    """Why a plan could go, the strongest reason first."""

    REPEALED = "repealed"
    REPLACED = "replaced"
    RAN_OUT = "ran-out"
    FINISHED = "finished"
    EMPTY = "empty"
    COVERED = "covered"
    MERGE = "merge"
    COVERED_IN_PART = "covered-in-part"
    RAN_OUT_BUT_NEEDED = "ran-out-but-needed"


FOUND_BY = {
    "PER012": Reason.REPEALED,
    "REP001": Reason.REPLACED,
    "PER003": Reason.RAN_OUT,
    "FOL005": Reason.FINISHED,
}
"""The rules whose findings are reasons."""


class Why(NamedTuple):
    """One reason, in words. It holds as long as one of the plans in `while_kept` stays; always where there are none."""

    reason: Reason
    message: str
    values: Mapping[str, object]
    while_kept: frozenset[str] = frozenset()


class Cost(NamedTuple):
    """The price: links of plans that stay, measures not settled, goals of the samfunnsdel left without a carrier.

    `money` stands, from the year of the audit on, on `lines` that carry nothing else; `shared_lines` carry others too.
    """

    links: int
    measures: int
    goals: tuple[Named, ...]
    lines: int
    money: Kroner
    shared_lines: int

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is lost, as far as the register tells."""
        return not (self.links or self.measures or self.goals or self.lines or self.shared_lines)


class Hold(NamedTuple):
    """What keeps a plan: that it is statutory, the only one to answer a required plan, or a goal's last carrier."""

    kind: str
    what: tuple[object, ...] = ()


class Candidate(NamedTuple):
    """A plan that could be repealed; or, with `into`, several that could become one of them."""

    plans: tuple[Named, ...]
    into: Named | None
    whys: tuple[Why, ...]
    cost: Cost
    holds: tuple[Hold, ...]

    @property
    def frees(self) -> int:
        """How many plans there are less."""
        return len(self.plans) - (self.into is not None)


class Step(NamedTuple):
    """One choice on the way: what it costs after those before it, and how many strategic plans are left."""

    candidate: Candidate
    before: int
    after: int


class Kept(NamedTuple):
    """A plan that stays, and what keeps it; nothing where the register gives no reason for it to go."""

    plan: Named
    holds: tuple[Hold, ...]


class FewerPlans(NamedTuple):
    """What `slim` prints. `target` is None where nobody set one; `is_the_limit` tells that it is `volume.max_plans`.

    `unknown` are plans that may be in force. `left_open` tells, for each reason in words, of how many plans it could
    not be evaluated, and `not_declared` what no plan declares, so that prices and reasons lack it. `themes` are main
    themes of more than one strategic plan in force, those with most plans first.
    """

    as_of: date
    strategic: int
    unknown: int
    limit: int | None
    target: int | None
    is_the_limit: bool
    candidates: tuple[Candidate, ...]
    steps: tuple[Step, ...]
    kept: tuple[Kept, ...]
    left_open: tuple[tuple[str, int], ...]
    not_declared: tuple[str, ...]
    themes: tuple[tuple[str, int], ...]

    @property
    def reached(self) -> int:
        """How many strategic plans are left in the end."""
        return self.steps[-1].after if self.steps else self.strategic

    @property
    def is_reached(self) -> bool:
        """Whether the target is."""
        return self.target is not None and self.reached <= self.target
