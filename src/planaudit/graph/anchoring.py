"""Which plans are anchored: an upward path leads to a samfunnsdel in force (RULES.md, words)."""

from planaudit.graph.entry import PlanEntry
from planaudit.graph.hierarchy import Hierarchy
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.kind import Kind


class Anchoring:
    """Upward paths to the samfunnsdel; they may run through plans of any status."""

    def __init__(self, register: PlanGraph) -> None:
        hierarchy = register.ask(Hierarchy)
        roots = register.of_kind(Kind.SAMFUNNSDEL)
        self.samfunnsdeler = tuple(entry for entry in roots if entry.in_force)
        self._anchored = hierarchy.all_below(self.samfunnsdeler)
        self.undecided = tuple(entry for entry in roots if not entry.standing.is_known)
        self._perhaps = hierarchy.all_below(self.undecided)
        self._stray = {link.owner.id for link in register.links if link.is_upward and not link.fits}
        self._perhaps |= hierarchy.all_below(register.plans[plan] for plan in self._stray)

    def is_anchored(self, entry: PlanEntry) -> bool | None:
        """Whether an upward path leads to a samfunnsdel in force.

        None where the only paths lead to a samfunnsdel of unknown status, or end in a reference that finds nothing.
        """
        if entry.id in self._anchored:
            return True
        return None if entry.id in self._perhaps else False

    def ends_in_the_unknown(self, entry: PlanEntry) -> bool:
        """Whether an upward reference of the plan itself finds nothing: another rule speaks of that."""
        return entry.id in self._stray
