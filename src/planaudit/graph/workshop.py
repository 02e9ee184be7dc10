"""The political workshops behind plans in force."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from planaudit.findings import Pointer
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.process import Workshop


class HeldWorkshop(NamedTuple):
    """A workshop, whose plan it was about, and what tells it from the plan's others: its date, and its number then."""

    plan: PlanEntry
    workshop: Workshop
    at: Pointer
    key: tuple[str, ...]


def workshops_in_force(register: PlanGraph) -> Iterator[HeldWorkshop]:
    """The workshops of the council's own plans in force, as declared."""
    for plan in register.in_force:
        if plan.is_the_councils_own and plan.plan.process:
            seen: Counter[str] = Counter()
            for position, workshop in enumerate(plan.plan.process.workshops):
                date = str(workshop.date or "")
                at = plan.pointer("process", "workshops", position)
                yield HeldWorkshop(plan, workshop, at, (date, str(seen[date])) if seen[date] else (date,))
                seen[date] += 1
