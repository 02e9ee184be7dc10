"""Plans that could be one: of one theme and level, at the same time, with the same plan or goals above them."""

from collections.abc import Iterable, Iterator
from datetime import date

import networkx as nx

from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation

_SHARED = frozenset({Relation.PARENT, Relation.SUPPORTS, Relation.PART_OF, Relation.SERVES})

Shared = tuple[str, int, str]
"""A theme, a level, and a plan or goal that plans have in common."""


def merge_candidates(register: PlanGraph) -> Iterator[tuple[PlanEntry, ...]]:
    """Groups of strategic plans in force that hang together by what they share, by id; each plan in one at most."""
    sharing: dict[Shared, list[PlanEntry]] = {}
    for plan_id, above in _above(register).items():
        plan = register.plans[plan_id]
        theme, level = plan.plan.main_theme, plan.kind.level
        if plan.in_force and plan.is_strategic and theme and level is not None and _span(plan) is not None:
            for shared in above:
                sharing.setdefault((theme, level, shared), []).append(plan)
    together: nx.Graph[str] = nx.Graph()
    for plans in {tuple(plans) for plans in sharing.values() if len(plans) > 1}:
        together.add_edges_from((one.id, other.id) for one, other in _overlapping(plans))
    groups = (sorted(group) for group in nx.connected_components(together))
    for group in sorted(groups):
        yield tuple(register.plans[plan] for plan in group)


def _above(register: PlanGraph) -> dict[str, set[str]]:
    """For each plan, by id: the plan it stands under, and the goals of other plans that its own serve."""
    above: dict[str, set[str]] = {}
    for reference in register.said_as(_SHARED):
        target = reference.target
        if reference.fits and target and target.owner is not reference.owner:
            above.setdefault(reference.owner.id, set()).add(target.ref)
    return above


def _span(plan: PlanEntry) -> tuple[date, date] | None:
    """The days that the plan is meant for; an end that is not declared is far away."""
    period = plan.plan.period
    return None if period is None else (period.start or date.min, period.end or date.max)


def _overlapping(plans: Iterable[PlanEntry]) -> Iterator[tuple[PlanEntry, PlanEntry]]:
    """Enough pairs of plans with overlapping periods to tie all of them together that overlap in a row."""
    spans = sorted((span, plan.id, plan) for plan in plans if (span := _span(plan)) is not None)
    longest: tuple[date, PlanEntry] | None = None
    for (start, end), _, plan in spans:
        if longest is not None and start <= longest[0]:
            yield longest[1], plan
        if longest is None or end > longest[0]:
            longest = (end, plan)
