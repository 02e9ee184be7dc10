"""The measures that somebody is to carry out: those of the council's own plans in force."""

from collections.abc import Iterator

from planaudit.graph.entry import Element, Nature
from planaudit.graph.plan_graph import PlanGraph


def measures_in_force(register: PlanGraph) -> Iterator[Element]:
    """The measures of the council's own plans in force, by plan and as declared."""
    for plan in register.in_force:
        if plan.is_the_councils_own:
            yield from register.elements_of(plan, Nature.MEASURE)
