"""References that lead nowhere, or to something of another nature; what is said twice is kept together."""

from collections.abc import Iterable, Iterator, Sequence

from planaudit.findings import N_, Related
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import MAY_NAME, Reference, Relation, elements_of
from planaudit.model.nearest import Suggestions
from planaudit.model.reference import CURRENT

Said = Sequence[Reference]
"""One thing that a plan or element says, in the one place or the several where it says it."""


def leading_nowhere(register: PlanGraph) -> Iterator[Said]:
    """References to what does not exist, except what may stand in a document that could not be read whole."""
    hidden = _hidden_elements(register)
    yield from _together(
        reference
        for reference in register.references
        if reference.target is None and not _may_be_hidden(register, hidden, reference)
    )


def leading_astray(register: PlanGraph) -> Iterator[Said]:
    """References to something that exists, but cannot stand there."""
    yield from _together(
        reference for reference in register.references if reference.target is not None and not reference.fits
    )


def _may_be_hidden(register: PlanGraph, hidden: set[str], reference: Reference) -> bool:
    plan, element = reference.named
    if reference.relation is Relation.ECONOMY and reference.written == CURRENT:
        return True  # that none is current is the business of another rule
    if plan in register.broken:
        return True
    entry = register.plans.get(plan)
    return element is not None and ((entry is not None and not entry.is_complete) or f"{plan}#{element}" in hidden)


def _hidden_elements(register: PlanGraph) -> set[str]:
    """What stands in plans whose id was taken already."""
    return {
        element.ref for item, _ in register.repeated if isinstance(item, PlanEntry) for element in elements_of(item)
    }


def _together(references: Iterable[Reference]) -> Iterator[Said]:
    said: dict[tuple[str, Relation, str], list[Reference]] = {}
    for reference in references:
        said.setdefault((reference.source.ref, reference.relation, reference.written), []).append(reference)
    yield from said.values()


def again(reference: Reference) -> Related:
    """A further place where the same is said."""
    element = None if isinstance(reference.source, PlanEntry) else reference.source.id
    return Related(reference.at, N_("and here"), plan=reference.owner.id, element=element)


class NearestId:
    """What a reference that finds nothing most likely meant, written as it should be."""

    def __init__(self, register: PlanGraph) -> None:
        self._register = register
        self._plans = Suggestions(register.plans)
        self._economic_plans = Suggestions(entry.id for entry in register.economic_plans)
        self._elements: dict[tuple[Relation, str], Suggestions] = {}

    def of(self, reference: Reference) -> str | None:
        """The nearest existing id that may stand there, or None where none is near."""
        plan, element = reference.named
        if element is None:
            return self._nearest_plan(reference, plan)
        if plan in self._register.plans:
            return self._nearest_element(reference, plan, element)
        near = self._nearest_plan(reference, plan)
        return f"{near}#{element}" if f"{near}#{element}" in self._register.elements else near

    def is_its_spelling(self, reference: Reference, near: str) -> bool:
        """Whether what is written is the nearest id spelt otherwise, and no other id is."""
        plan, element = reference.named
        if element is None:
            return self._plans.spell(plan) == near
        known = self._elements.get((reference.relation, plan))
        near_plan, _, near_element = near.rpartition("#")
        if known:
            return near_plan in ("", plan) and known.spell(element) == near_element
        return self._plans.spell(plan) == near_plan and element == near_element

    def _nearest_plan(self, reference: Reference, plan: str) -> str | None:
        known = self._economic_plans if reference.relation is Relation.ECONOMY else self._plans
        near = known.nearest(plan)
        return None if near == reference.owner.id else near

    def _nearest_element(self, reference: Reference, plan: str, element: str) -> str | None:
        relation, entry = reference.relation, self._register.plans[plan]
        if (relation, plan) not in self._elements:
            self._elements[relation, plan] = Suggestions(
                item.id for nature in MAY_NAME[relation] for item in self._register.elements_of(entry, nature)
            )
        near = self._elements[relation, plan].nearest(element)
        return f"{plan}#{near}" if near and "#" in reference.written else near
