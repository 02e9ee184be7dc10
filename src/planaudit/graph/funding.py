"""Which budget lines carry which measures: a money link declared at either end is one edge."""

from planaudit.graph.entry import Element, Nature
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation
from planaudit.model.kind import ECONOMIC


class Funding:
    """Measures and the budget lines that carry them, whatever the status of their plans."""

    def __init__(self, register: PlanGraph) -> None:
        self._register = register
        self._lines: dict[str, dict[str, Element]] = {}
        self._measures: dict[str, dict[str, Element]] = {}
        self._stray: set[str] = set()
        for reference in register.said_as({Relation.BUDGET_LINE, Relation.CARRIES}):
            source, target = reference.source, reference.target
            if not reference.fits:
                self._stray.add(source.ref)
            elif isinstance(source, Element) and isinstance(target, Element):
                measure, line = (source, target) if reference.relation is Relation.BUDGET_LINE else (target, source)
                if measure.nature is Nature.MEASURE:
                    self._lines.setdefault(measure.ref, {}).setdefault(line.ref, line)
                    self._measures.setdefault(line.ref, {}).setdefault(measure.ref, measure)

    def lines_of(self, measure: Element) -> tuple[Element, ...]:
        """The budget lines that carry a measure."""
        return tuple(self._lines.get(measure.ref, {}).values())

    def measures_of(self, line: Element) -> tuple[Element, ...]:
        """The measures that a budget line carries: those that name it, and those that it names."""
        return tuple(self._measures.get(line.ref, {}).values())

    def names_what_is_not_there(self, element: Element) -> bool:
        """Whether the measure or line itself has a money link that finds nothing: another rule speaks of that."""
        return element.ref in self._stray

    def lines_in_force(self) -> tuple[Element, ...]:
        """The budget lines of the economic plans in force, in the order of plan ids and of the files."""
        return tuple(
            line
            for plan in self._register.in_force
            if plan.kind in ECONOMIC
            for line in self._register.elements_of(plan, Nature.BUDGET_LINE)
        )
