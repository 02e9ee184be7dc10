"""The plan system: plans, their elements and every reference between them, as of one day."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import networkx as nx

from planaudit.documents.document import Document
from planaudit.documents.load import Repository
from planaudit.documents.schema_problem import SchemaProblem
from planaudit.findings import Pointer
from planaudit.graph.currency import currency
from planaudit.graph.entry import Element, Item, Nature, PlanEntry
from planaudit.graph.reference import Reference, Relation, elements_of, references_of, references_of_element
from planaudit.graph.standing import settle_standings
from planaudit.graph.thing import Thing, is_declared
from planaudit.model.council import Council, CouncilCalendar
from planaudit.model.kind import ECONOMIC, Kind
from planaudit.model.plan_type_profile import PlanTypeProfile
from planaudit.model.portfolio import Portfolio
from planaudit.model.reference import CURRENT
from planaudit.model.status import Standing

Answer = TypeVar("Answer")


class PlanGraph:
    """A read-only register: rules ask, they never edit. Built once for an audit.

    `plans` and `elements` are by reference, in the order of the plans' ids. `repeated` are plans and elements whose
    id was taken already, each with the first holder. `broken` are the ids of documents that could not be read,
    `unnamed` how many of these there are of which not even the id is known. `unknown_as` asks what would be if plans
    of unknown status stood there.
    """

    def __init__(self, repository: Repository, as_of: date, *, unknown_as: Standing = Standing.UNKNOWN) -> None:
        self.portfolio: Portfolio = repository.portfolio
        self.portfolio_at: Pointer = repository.portfolio_at
        self.councils = CouncilCalendar(self.portfolio.councils)
        self.profile = PlanTypeProfile(self.portfolio.plan_types)
        self.schema_problems: tuple[SchemaProblem, ...] = (
            *repository.skipped,
            *(problem for document in repository.documents for problem in document.problems),
        )
        self.plans: dict[str, PlanEntry] = {}
        self.elements: dict[str, Element] = {}
        self.repeated: list[tuple[Item, Item]] = []
        self.broken: set[str] = set()
        self.unnamed = sum(problem.rule == "skipped-file" for problem in repository.skipped)
        self._take_in(repository.documents)
        self.references: Sequence[Reference] = self._find_references()
        self.whole_successors = self._whole_successors()
        self.stand_on(as_of, unknown_as)

    def stand_on(self, day: date, unknown_as: Standing) -> None:
        """Set where every plan stands on a day, and the day itself; nothing else of a register depends on it."""
        self.as_of = day
        settle_standings(self.plans.values(), self.whole_successors, day)
        for entry in self.plans.values():
            if not entry.standing.is_known:
                entry.settle(unknown_as)
        self._resolve_current()

    def _take_in(self, documents: Iterable[Document]) -> None:
        for document in documents:
            if document.plan is None:
                self.broken.add(document.identity)
                continue
            entry = PlanEntry(document.plan, document.at, is_complete=document.is_complete)
            first = self.plans.setdefault(entry.id, entry)
            if first is not entry:
                self.repeated.append((entry, first))
        self.unnamed += "" in self.broken and sum(
            document.plan is None and not document.identity for document in documents
        )
        self.broken.discard("")
        self.plans = dict(sorted(self.plans.items()))
        for entry in self.plans.values():
            for element in elements_of(entry):
                other = self.elements.setdefault(element.ref, element)
                if other is not element:
                    self.repeated.append((element, other))

    def _find_references(self) -> list[Reference]:
        references: list[Reference] = []
        for entry in self.plans.values():
            references.extend(references_of(entry))
        for element in self.elements.values():
            references.extend(references_of_element(element))
        for reference in references:
            reference.resolve(self._target(reference))
        return references

    def _target(self, reference: Reference) -> Item | None:
        plan, element = reference.named
        return self.plans.get(plan) if element is None else self.elements.get(f"{plan}#{element}")

    def _whole_successors(self) -> dict[str, list[PlanEntry]]:
        successors: dict[str, list[PlanEntry]] = {}
        for reference in self.references:
            if reference.relation is Relation.REPLACES and reference.fits and isinstance(reference.target, PlanEntry):
                known = successors.setdefault(reference.target.id, [])
                if reference.owner not in known:
                    known.append(reference.owner)
        return successors

    def _resolve_current(self) -> None:
        """`economy.plan: current` leads to the okonomiplan of today, else to the arsbudsjett of today."""
        current = self.current_economic_plans
        target = min(current, key=lambda entry: (entry.kind is not Kind.OKONOMIPLAN, entry.id), default=None)
        for reference in self.references:
            if reference.relation is Relation.ECONOMY and reference.written == CURRENT:
                reference.resolve(target or self._target(reference))

    # What stands in the register.

    @cached_property
    def in_force(self) -> tuple[PlanEntry, ...]:
        """The plans in force, by id."""
        return tuple(entry for entry in self.plans.values() if entry.in_force)

    @cached_property
    def strategic_in_force(self) -> tuple[PlanEntry, ...]:
        """The strategic plans in force, by id."""
        return tuple(entry for entry in self.in_force if entry.is_strategic)

    @cached_property
    def unknown_standing(self) -> tuple[PlanEntry, ...]:
        """The plans of which nothing tells whether they are in force, by id."""
        return tuple(entry for entry in self.plans.values() if not entry.standing.is_known)

    def of_kind(self, *kinds: Kind) -> tuple[PlanEntry, ...]:
        """The plans of some kinds, whatever their status, by id."""
        return tuple(entry for entry in self.plans.values() if entry.kind in kinds)

    def elements_of(self, entry: PlanEntry, nature: Nature) -> Sequence[Element]:
        """The elements of a nature in a plan, in the order they are declared."""
        return self._elements_by_plan[nature].get(entry.id, ())

    def every(self, nature: Nature) -> Iterator[Element]:
        """Every element of a nature: plan by plan, by id, and in the order they are declared."""
        for elements in self._elements_by_plan[nature].values():
            yield from elements

    @cached_property
    def _elements_by_plan(self) -> dict[Nature, dict[str, list[Element]]]:
        found: dict[Nature, dict[str, list[Element]]] = {nature: {} for nature in Nature}
        for element in self.elements.values():
            found[element.nature].setdefault(element.owner.id, []).append(element)
        return found

    @property
    def is_county(self) -> bool:
        """Whether the municipality is a fylkeskommune."""
        return self.portfolio.municipality.is_county

    @property
    def has_unread_documents(self) -> bool:
        """Whether some document or file could not be read, so that «there is none» cannot be said."""
        return bool(self.broken) or self.unnamed > 0

    @cached_property
    def sitting(self) -> Council:
        """The council in office on the day of the audit."""
        return self.councils.sitting(self.as_of)

    def declares(self, thing: Thing) -> bool:
        """Whether some plan, whatever its status, declares the thing."""
        if thing not in self._declared:
            self._declared[thing] = is_declared(thing, self.plans.values(), self.references)
        return self._declared[thing]

    @cached_property
    def _declared(self) -> dict[Thing, bool]:
        return {}

    def ask(self, question: Callable[["PlanGraph"], Answer]) -> Answer:
        """A question of the graph, answered once and kept: `register.ask(FollowUp).is_linked(plan)`."""
        if question not in self._answers:
            self._answers[question] = question(self)
        return self._answers[question]  # type: ignore[no-any-return]  # what the question itself returned

    @cached_property
    def _answers(self) -> dict[Callable[..., Any], Any]:
        return {}

    # References, by what they say, who says them and what they lead to.

    def said_as(self, relations: Collection[Relation]) -> Sequence[Reference]:
        """The references of some relations, in the order of the register."""
        asked = frozenset(relations)
        if asked not in self._by_relations:
            self._by_relations[asked] = [reference for reference in self.references if reference.relation in asked]
        return self._by_relations[asked]

    @cached_property
    def _by_relations(self) -> dict[frozenset[Relation], list[Reference]]:
        return {}

    @cached_property
    def links(self) -> Sequence[Reference]:
        """The references by which plans, or their elements, name other plans: the edges of the plan system."""
        return [reference for reference in self.references if reference.is_edge]

    @cached_property
    def said_by(self) -> dict[str, list[Reference]]:
        """The references that each plan or element makes, by its own reference."""
        said: dict[str, list[Reference]] = {}
        for reference in self.references:
            said.setdefault(reference.source.ref, []).append(reference)
        return said

    @cached_property
    def said_of(self) -> dict[str, list[Reference]]:
        """The references that lead to each plan or element and fit, by its reference."""
        said: dict[str, list[Reference]] = {}
        for reference in self.references:
            if reference.target is not None and reference.fits:
                said.setdefault(reference.target.ref, []).append(reference)
        return said

    def targets(self, item: Item, *relations: Relation) -> list[Item]:
        """What an item leads to by some relations."""
        return [
            reference.target
            for reference in self.said_by.get(item.ref, ())
            if reference.relation in relations and reference.fits and reference.target is not None
        ]

    def sources(self, item: Item, *relations: Relation) -> list[Item]:
        """What leads to an item by some relations."""
        return [reference.source for reference in self.said_of.get(item.ref, ()) if reference.relation in relations]

    @cached_property
    def edges(self) -> int:
        """How many references of the register lead somewhere."""
        return sum(reference.fits for reference in self.references)

    @cached_property
    def network(self) -> "nx.MultiDiGraph[str]":
        """Plans, elements and indicators with every reference, typed, as one frozen networkx graph."""
        network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        items: list[Item] = [*self.plans.values(), *self.elements.values()]
        for item in items:
            network.add_node(item.ref, nature=item.nature)
        for reference in self.references:
            if reference.fits and reference.target is not None:
                network.add_edge(reference.source.ref, reference.target.ref, relation=reference.relation)
        for indicator in self.portfolio.indicators:
            network.add_node(f"indicator:{indicator.id}", nature="indicator")
            for influence in indicator.influenced_by:
                network.add_edge(f"indicator:{influence.indicator}", f"indicator:{indicator.id}", relation="moves")
        for element in self.elements.values():
            network.add_edge(element.ref, element.owner.ref, relation="of")
            if element.nature is Nature.GOAL and element.goal.indicator:
                network.add_edge(element.ref, f"indicator:{element.goal.indicator}", relation="aims at")
            if element.nature is Nature.MEASURE:
                for effect in element.measure.affects:
                    network.add_edge(element.ref, f"indicator:{effect.indicator}", relation="affects")
        nx.freeze(network)
        return network

    # The economic plans.

    @cached_property
    def economic_plans(self) -> tuple[PlanEntry, ...]:
        """Every okonomiplan and arsbudsjett, by id."""
        return self.of_kind(*ECONOMIC)

    @cached_property
    def current_economic_plans(self) -> tuple[PlanEntry, ...]:
        """The economic plans in force that cover the year of the audit; of each kind the one that began last."""
        return tuple(entry for entry in self.economic_plans if self.is_current(entry))

    def is_current(self, entry: PlanEntry) -> bool | None:
        """Whether an economic plan is current; None where its status or period leaves it open."""
        return self._currency[entry.id]

    @cached_property
    def _currency(self) -> dict[str, bool | None]:
        return currency(self.economic_plans, self.as_of)
