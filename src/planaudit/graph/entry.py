"""What stands in the register: plans, and the goals, measures, strategies and budget lines in them."""

from datetime import date
from enum import StrEnum

from planaudit.findings import Named, Pointer
from planaudit.findings.location import Key
from planaudit.model.economic_plan import BudgetLine
from planaudit.model.goal import Goal, Strategy
from planaudit.model.kind import LAND_USE, OUTSIDE_THE_MANDATE, STRATEGIC, Kind
from planaudit.model.measure import Measure
from planaudit.model.partial_date import PartialDate
from planaudit.model.plan import Plan
from planaudit.model.status import Standing


class Nature(StrEnum):
    """What a reference can lead to."""

    PLAN = "plan"
    GOAL = "goal"
    MEASURE = "measure"
    STRATEGY = "strategy"
    BUDGET_LINE = "budget line"


_SHARED_KEYS: dict[tuple[Key, ...], tuple[Key, ...]] = {}


def shared(keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """The same keys, kept once for all plans: `goals`, 0 leads to the first goal of each."""
    return _SHARED_KEYS.setdefault(keys, keys)


class PlanEntry:
    """A plan, where it is declared, and where it stands on the day of the audit.

    `in_force` tells that it is adopted or under revision on that day.
    """

    __slots__ = ("at", "id", "in_force", "is_complete", "kind", "plan", "ref", "standing")
    nature = Nature.PLAN

    def __init__(self, plan: Plan, at: Pointer, *, is_complete: bool) -> None:
        self.plan = plan
        self.id = self.ref = plan.id
        self.kind: Kind = plan.kind
        self.at = at
        self.is_complete = is_complete
        self.settle(Standing.UNKNOWN)

    def settle(self, standing: Standing) -> None:
        """Set where the plan stands; done once, by the register."""
        self.standing = standing
        self.in_force = standing.in_force

    @property
    def owner(self) -> "PlanEntry":
        """Itself, so that plans and elements can be asked alike."""
        return self

    @property
    def named(self) -> Named:
        """The plan, for messages."""
        return Named(self.plan.id, self.plan.title)

    @property
    def is_strategic(self) -> bool:
        """One of the kinds whose volume the founding report worries about."""
        return self.plan.kind in STRATEGIC

    @property
    def is_land_use(self) -> bool:
        """An arealdel or arealplan."""
        return self.plan.kind in LAND_USE

    @property
    def is_the_councils_own(self) -> bool:
        """Neither an outside document nor a political platform."""
        return self.plan.kind not in OUTSIDE_THE_MANDATE

    @property
    def adoption(self) -> PartialDate | None:
        """When it was adopted, as far as the register tells."""
        return self.plan.adopted.date if self.plan.adopted else None

    @property
    def last_day(self) -> date | None:
        """The last day of its period; None where that is not known, or it stays valid until replaced."""
        period = self.plan.period
        return None if period is None or period.until_replaced else period.end

    def pointer(self, *keys: Key) -> Pointer:
        """A place in the plan's document."""
        return Pointer(self.at.path, self.at.document, keys)


class Element:
    """A goal, measure, strategy or budget line, and the plan that holds it."""

    __slots__ = ("item", "keys", "nature", "owner", "ref")

    def __init__(
        self, nature: Nature, owner: PlanEntry, item: "Goal | Measure | Strategy | BudgetLine", keys: tuple[Key, ...]
    ) -> None:
        self.nature = nature
        self.owner = owner
        self.item = item
        self.keys = shared(keys)
        self.ref = f"{owner.plan.id}#{item.id}"

    @property
    def id(self) -> str:
        """Its id within the plan."""
        return str(self.item.id)

    @property
    def named(self) -> Named:
        """The element, for messages."""
        return Named(self.ref, self.item.title)

    @property
    def goal(self) -> Goal:
        """The goal that it is. Raises TypeError for another nature."""
        if isinstance(self.item, Goal):
            return self.item
        raise TypeError(self.ref)

    @property
    def measure(self) -> Measure:
        """The measure that it is. Raises TypeError for another nature."""
        if isinstance(self.item, Measure):
            return self.item
        raise TypeError(self.ref)

    @property
    def line(self) -> BudgetLine:
        """The budget line that it is. Raises TypeError for another nature."""
        if isinstance(self.item, BudgetLine):
            return self.item
        raise TypeError(self.ref)

    def pointer(self, *keys: Key) -> Pointer:
        """A place in the element."""
        return Pointer(self.owner.at.path, self.owner.at.document, (*self.keys, *keys))


Item = PlanEntry | Element
