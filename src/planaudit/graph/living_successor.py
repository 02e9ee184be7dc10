"""Which plan in force has taken over from a retired one, by `replaces`, itself or through plans retired since."""

from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph


def living_successors(register: PlanGraph, retired: PlanEntry) -> list[PlanEntry]:
    """The plans in force that the chain of replacements from a retired plan ends in, by id."""
    living: dict[str, PlanEntry] = {}
    seen = {retired.id}
    waiting = [retired]
    while waiting:
        for successor in register.whole_successors.get(waiting.pop().id, ()):
            if successor.in_force:
                living[successor.id] = successor
            elif successor.id not in seen:
                seen.add(successor.id)
                waiting.append(successor)
    return [living[plan] for plan in sorted(living)]
