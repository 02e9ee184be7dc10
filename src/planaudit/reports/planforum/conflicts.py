"""Goals that pull apart: those that the plans declare, settled or not, and those that the audit finds undeclared."""

from typing import NamedTuple

from planaudit.findings import N_, Finding, Joined, Named, Phrase, Report, Worded
from planaudit.graph.conflict import Conflicts, Declaration, Settlement
from planaudit.graph.entry import Element
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.reports.page import Block, Fact, Heading, Record, Records, Section, Table

_FOUND = frozenset({"GOA001", "GOA002", "GOA003", "GOA004"})
"""The rules that find goals and measures that work against each other."""


class Conflict(NamedTuple):
    """One declared pair, and the declaration that says most of how far it has come."""

    goals: tuple[Element, Element]
    telling: Declaration

    @property
    def named(self) -> Joined:
        """Both goals."""
        return Joined(tuple(goal.named for goal in self.goals), " ↔ ")

    @property
    def plans(self) -> tuple[Named, ...]:
        """The plan of each; one where it is the same."""
        return tuple(dict.fromkeys(goal.owner.named for goal in self.goals))

    @property
    def is_settled(self) -> bool:
        """Whether a resolution holds on the day of the report."""
        return self.telling.settlement is Settlement.SETTLED


class GoalConflicts(NamedTuple):
    """Declared pairs, the open ones first; and findings about pairs that nobody has declared, with their plans.

    Where no plan `has_goals`, nothing can be found.
    """

    declared: tuple[Conflict, ...]
    found: tuple[tuple[Finding, tuple[Named, ...]], ...]
    has_goals: bool

    @property
    def settled(self) -> int:
        """How many of the declared ones are settled."""
        return sum(conflict.is_settled for conflict in self.declared)


_WORST_FIRST = tuple(Settlement)


def goal_conflicts(register: PlanGraph, report: Report) -> GoalConflicts:
    """Declared conflicts from the plans, undeclared ones from the audit."""
    declared = [
        Conflict(
            (declarations[0].by, declarations[0].of),
            max(declarations, key=lambda declaration: _WORST_FIRST.index(declaration.settlement)),
        )
        for declarations in register.ask(Conflicts)
    ]
    declared.sort(key=lambda conflict: conflict.is_settled)
    found = tuple((finding, _plans_of(finding, register)) for finding in report.counted if finding.code in _FOUND)
    return GoalConflicts(tuple(declared), found, register.declares(Thing.GOAL))


def conflicts_section(found: GoalConflicts) -> Section:
    """A record for each declared pair, and what the audit found."""
    title = Phrase(N_("Goals that pull apart"))
    if not found.has_goals:
        why = Phrase(N_("No plan has goals, so nothing tells whether they pull apart: fill in goals."))
        return Section("conflicts", title, (why,))
    values = {"settled": found.settled, "declared": len(found.declared), "found": len(found.found)}
    lead = (
        Phrase(
            N_("{settled} of {declared} declared conflicts are settled; the audit finds {found} undeclared."), values
        )
        if found.declared or found.found
        else Phrase(N_("No plan declares a conflict between goals, and the audit finds none."))
    )
    blocks: list[Block] = []
    if found.declared:
        blocks.append(
            Records(
                Phrase(N_("Declared conflicts, the open ones first")),
                Phrase(N_("State")),
                Phrase(N_("Goals")),
                tuple(_record(conflict) for conflict in found.declared),
            )
        )
    if found.found:
        blocks.append(
            Records(
                Phrase(N_("Conflicts that the audit finds, and no plan declares")),
                Phrase(N_("State")),
                Phrase(N_("Conflict")),
                tuple(_found_record(finding, plans) for finding, plans in found.found),
            )
        )
    return Section("conflicts", title, (lead,), tuple(blocks))


def _plans_of(finding: Finding, register: PlanGraph) -> tuple[Named, ...]:
    """The plans that it is about, its own first: a goal's title alone does not tell whose it is."""
    ids = (finding.plan, *(place.plan for place in finding.related))
    return tuple(register.plans[id_].named for id_ in dict.fromkeys(ids) if id_ in register.plans)


def _found_record(finding: Finding, plans: tuple[Named, ...]) -> Record:
    facts: tuple[tuple[Fact, Fact], ...] = ((Phrase(N_("Plans")), Joined(plans)),) if plans else ()
    return Record(Phrase(N_("undeclared")), Worded(finding.message), facts)


def _record(conflict: Conflict) -> Record:
    resolution = conflict.telling.resolution
    facts: list[tuple[Fact, Fact]] = [(Phrase(N_("Plans")), Joined(conflict.plans))]
    if resolution is not None:
        decided = tuple(part for part in (resolution.date, resolution.body, resolution.case) if part)
        if decided:
            facts.append((Phrase(N_("Decided")), Joined(decided)))
        if resolution.text:
            facts.append((Phrase(N_("Resolution")), resolution.text))
        if resolution.until:
            facts.append((Phrase(N_("Holds until")), resolution.until))
    return Record(_state(conflict), conflict.named, tuple(facts), is_urgent=not conflict.is_settled)


def _state(conflict: Conflict) -> Phrase:
    states = {
        Settlement.OPEN: N_("open"),
        Settlement.TO_COME: N_("to be settled"),
        Settlement.LAPSED: N_("no longer settled"),
        Settlement.SETTLED: N_("settled"),
    }
    return Phrase(states[conflict.telling.settlement])


def unsettled_table(found: GoalConflicts) -> Table:
    """A row for each pair that nobody has settled, for those who want to know of them and no more."""
    declared = [
        (_state(conflict), conflict.named, Joined(conflict.plans))
        for conflict in found.declared
        if not conflict.is_settled
    ]
    undeclared = [(Phrase(N_("undeclared")), Worded(finding.message), Joined(plans)) for finding, plans in found.found]
    heads = (N_("State"), N_("Conflict"), N_("Plans"))
    return Table(
        Phrase(N_("Conflicts between goals that nobody has settled")),
        tuple(Heading(Phrase(head)) for head in heads),
        (*declared, *undeclared),
    )
