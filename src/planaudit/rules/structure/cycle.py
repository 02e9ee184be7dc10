"""Plans stand under each other in a ring, or goals are part of each other.

Why: in a ring nobody stands at the top, so nobody can say which plan gives way. A goal that is part of itself is
never carried by anything.

Source: seen in a register in use, where a goal was its own parent. KS-FoU 2022, figure 3: the plan system has an
order, from the samfunnsdel down to measures.

Bad:

    id: klimaplan
    title: Klimaplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: transportplan          # finds: cycle
    follows_up: [samfunnsdelen]
    ---
    id: transportplan
    title: Transportplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    follows_up: [klimaplan]

Good:

    id: klimaplan
    title: Klimaplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    relates_to: [transportplan]
    ---
    id: transportplan
    title: Transportplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    follows_up: [klimaplan]

Not evaluable: never; a reference that finds nothing closes no ring.

False positives: plans that depend on each other without rank. Say so with `relates_to:`.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Bare, Joined, Problem, Related, Severity
from planaudit.graph.cycle import Ring, rings_of_goals, rings_of_plans
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Reference
from planaudit.rules.rule import Rule, RuleOptions

_MOST_SHOWN = 12
"""How many members of a ring the message names; the related places hold them all."""


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem]:
    """Rings of plans by `parent` and `follows_up`, and of goals by `parent`; of plans of any status."""
    for ring in rings_of_plans(register):
        yield _problem(ring, N_("{first} stands under itself: {ring}"))
    for ring in rings_of_goals(register):
        yield _problem(ring, N_("{first} is part of itself: {ring}"))


def _problem(ring: Ring, message: str) -> Problem:
    first = ring.shortest[0]
    return Problem(
        message=message,
        values={"first": first.named, "ring": Joined(tuple(Bare(ref) for ref in _shown(ring)), by=" → ")},
        subject=first.ref,
        at=ring.steps[0].at,
        related=tuple(_step(reference) for reference in ring.steps[1:]),
        help=N_("remove `{key}: {written}` from {source}, and this ring is open"),
        help_values={
            "key": Bare(str(next(key for key in reversed(ring.opening.keys) if isinstance(key, str)))),
            "written": Bare(ring.opening.written),
            "source": ring.opening.source.named,
        },
    )


def _shown(ring: Ring) -> list[str]:
    refs = [item.ref for item in ring.shortest]
    if len(refs) > _MOST_SHOWN:
        refs = [*refs[: _MOST_SHOWN - 1], "…", refs[-1]]
    return [*refs, refs[0]]


def _step(reference: Reference) -> Related:
    is_plan = isinstance(reference.source, PlanEntry)
    return Related(
        reference.at,
        N_("the next step of the ring"),
        plan=reference.owner.id,
        element=None if is_plan else reference.source.id,
    )


RULE = Rule(code="STR003", name="cycle", severity=Severity.ERROR, since="0.1.0", check=check)
