"""Which plans are followed up with money: linked to an economic plan, or carried out by plans that are."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from planaudit.graph.entry import PlanEntry
from planaudit.graph.hierarchy import Hierarchy
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import MONEY, Reference, Relation
from planaudit.model.kind import ECONOMIC
from planaudit.model.reference import CURRENT


class MoneyLink(NamedTuple):
    """One link between a plan and an economic plan, declared at either end.

    `economic` is None where the reference finds nothing (`is_stray`), or says `current` with none current.
    `is_current` is None where it cannot be told.
    """

    plan: PlanEntry
    reference: Reference
    economic: PlanEntry | None
    is_current: bool | None
    is_stray: bool = False

    @property
    def is_said_by_the_plan(self) -> bool:
        """Whether the plan itself declares the link, not a line of the economic plan."""
        return self.reference.owner is self.plan


class FollowUp:
    """Economic links, passed upwards from plans in force to what they carry out, at any depth.

    `links` are the references and economic plans that each plan itself is linked by, whichever end says it.
    """

    def __init__(self, register: PlanGraph) -> None:
        self._plans = register.plans
        sure, perhaps = register.ask(Hierarchy).network.succ, _stray_edges(register)
        links = sorted(_money_links(register), key=_own_links_first)
        self.links: dict[str, list[tuple[Reference, PlanEntry | None]]] = {}
        for link in links:
            self.links.setdefault(link.plan.id, []).append((link.reference, link.economic))
        self._linked = self._spread(_seeds(link for link in links if not link.is_stray), sure)
        self._current = self._spread(_seeds(link for link in links if link.is_current), sure)
        self._perhaps_linked = self._spread(_seeds(links), sure, perhaps, also_unknown=True)
        self._perhaps_current = self._spread(
            _seeds(link for link in links if link.is_current is not False), sure, perhaps, also_unknown=True
        )
        stray = _seeds(link for link in links if link.is_stray)
        for below, above in perhaps.items():
            if below in self._perhaps_linked:
                stray |= dict.fromkeys(above, self._perhaps_linked[below])
        self._stray = self._spread(stray, sure, perhaps, also_unknown=True)

    def is_linked(self, entry: PlanEntry) -> bool | None:
        """Whether the plan, or one that carries it out, is linked to any economic plan.

        None where that hangs on a plan of unknown status, or on a reference that finds nothing.
        """
        if entry.id in self._linked:
            return True
        return None if entry.id in self._perhaps_linked else False

    def is_followed_up(self, entry: PlanEntry) -> bool | None:
        """Whether it is linked to a current economic plan; None as for `is_linked`, or if that plan may be current."""
        if entry.id in self._current:
            return True
        return None if entry.id in self._perhaps_current else False

    def hangs_on_a_stray_reference(self, entry: PlanEntry) -> bool:
        """Whether a link that may lead to it names something that is not there: another rule speaks of that."""
        return entry.id in self._stray

    def nearest_link(self, entry: PlanEntry) -> MoneyLink | None:
        """A link of the plan itself, else of a plan that carries it out in the fewest steps."""
        return self._linked.get(entry.id)

    def undecided_link(self, entry: PlanEntry) -> MoneyLink | None:
        """The nearest link that would follow it up if one knew more."""
        return self._perhaps_current.get(entry.id)

    def _spread(
        self,
        seeds: Mapping[str, MoneyLink],
        *edges: Mapping[str, Iterable[str]],
        also_unknown: bool = False,
    ) -> dict[str, MoneyLink]:
        """The plans that links reach, each with the nearest one: plans carry out others only while in force."""
        found = dict(seeds)
        waiting = deque(found)
        while waiting:
            plan = self._plans[waiting.popleft()]
            if not (plan.in_force or (also_unknown and not plan.standing.is_known)):
                continue
            for above in (above for edge in edges for above in edge.get(plan.id, ())):
                if above not in found:
                    found[above] = found[plan.id]
                    waiting.append(above)
        return found


def _money_links(register: PlanGraph) -> Iterator[MoneyLink]:
    """The links between plans and economic plans; a budget line of any other plan is none."""
    for reference in register.said_as(MONEY):
        if reference.relation is Relation.CARRIES:
            # A line that names an unknown element still tells which plan it means to fund.
            funded = register.plans.get(reference.named[0])
            if funded is not None and funded is not reference.owner and reference.owner.kind in ECONOMIC:
                yield _link(register, funded, reference, reference.owner if reference.fits else None)
        else:
            economic = reference.target_plan
            if economic is None or economic.kind in ECONOMIC:
                yield _link(register, reference.owner, reference, economic)


def _link(register: PlanGraph, plan: PlanEntry, reference: Reference, economic: PlanEntry | None) -> MoneyLink:
    if economic is not None:
        return MoneyLink(plan, reference, economic, register.is_current(economic))
    # `current` with none current is ECO011's alone; what finds nothing is REF001's.
    is_stray = not (reference.relation is Relation.ECONOMY and reference.written == CURRENT)
    return MoneyLink(plan, reference, None, None if is_stray else True, is_stray)


def _own_links_first(link: MoneyLink) -> tuple[str, bool, str]:
    return link.plan.id, not link.is_said_by_the_plan, str(link.reference.at)


def _seeds(links: Iterable[MoneyLink]) -> dict[str, MoneyLink]:
    """The first link of each plan."""
    seeds: dict[str, MoneyLink] = {}
    for link in links:
        seeds.setdefault(link.plan.id, link)
    return seeds


def _stray_edges(register: PlanGraph) -> dict[str, list[str]]:
    """Upward references to an unknown element of a known plan: from the plan that stands under to that plan."""
    edges: dict[str, list[str]] = {}
    for link in register.links:
        if link.is_upward and not link.fits and (above := link.named[0]) in register.plans:
            edges.setdefault(link.owner.id, []).append(above)
    return edges
