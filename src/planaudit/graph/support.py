"""What plans in force rest on: what they, or their elements, stand under, carry out, serve or relate to."""

from collections.abc import Callable, Sequence

from planaudit.graph.entry import Item, PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import UPWARD, Reference, Relation


def resting(
    register: PlanGraph, by: Callable[[Reference], Item], *, with_relations: bool
) -> list[tuple[Sequence[Reference], PlanEntry]]:
    """The references from plans in force to another plan, kept together by what rests there and on which plan.

    Upward references; `with_relations` also those of `relates_to`. `by` tells what rests: `the_source` or `the_plan`.
    """
    resting_on: dict[tuple[str, str], tuple[list[Reference], PlanEntry]] = {}
    for reference in register.said_as(UPWARD | {Relation.RELATES_TO} if with_relations else UPWARD):
        below, target = reference.owner, reference.target_plan
        if below.in_force and target is not None and target is not below:
            resting_on.setdefault((by(reference).ref, target.id), ([], target))[0].append(reference)
    return list(resting_on.values())


def the_source(reference: Reference) -> Item:
    """The plan or element that says it."""
    return reference.source


def the_plan(reference: Reference) -> Item:
    """The plan that says it, itself or in one of its elements."""
    return reference.owner
