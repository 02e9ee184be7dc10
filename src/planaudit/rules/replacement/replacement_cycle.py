"""A plan replaces another that, by way of others, replaces it.

Why: when each plan of a ring has put the next one out of force, nobody can tell which of them applies.

Source: KS-FoU 2022, chapter 6.2: the decision should say which plans, or parts of plans, it takes over from.

Bad:

    id: klimaplan
    title: Klimaplan
    kind: temaplan
    status: replaced
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    replaces: [energiplan]
    ---
    id: energiplan
    title: Energi- og miljøplan
    kind: temaplan
    status: replaced
    adopted: 2025-06-12
    period: 2025-2027
    parent: samfunnsdelen
    replaces: [klimaplan]          # finds: replacement-cycle

Good:

    id: klimaplan
    title: Klimaplan
    kind: temaplan
    status: replaced
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    ---
    id: energiplan
    title: Energi- og miljøplan
    kind: temaplan
    adopted: 2025-06-12
    period: 2025-2027
    parent: samfunnsdelen
    replaces: [klimaplan]

Not evaluable: never; it asks only for what `replaces` says, whatever the status of the plans.

False positives: none known; at most one plan of a ring can have come last.
"""

from collections.abc import Iterator
from itertools import pairwise

from planaudit.findings import N_, Joined, NotEvaluable, Problem, Related, Severity
from planaudit.graph.cycle import Ring, rings_of_replacement
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.succession import Successions
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Rings of `replaces`: one problem a ring, at its first plan by id."""
    for ring in rings_of_replacement(register):
        yield _problem(register.ask(Successions), ring)


def _problem(successions: Successions, ring: Ring) -> Problem:
    first, *others = (item.owner for item in ring.shortest)
    steps = [successions.saying(one, other) for one, other in pairwise([first, *others, first])]
    return Problem(
        message=N_("{plan} replaces itself: {ring}"),
        values={"plan": first.named, "ring": Joined(tuple(p.named for p in (first, *others, first)), by=" → ")},
        subject=first.ref,
        key=tuple(item.ref for item in ring.members if item is not first),
        at=steps[0].at,
        related=tuple(
            Related(
                at=step.at,
                note=N_("{plan} replaces {other}"),
                values={"plan": step.owner.named, "other": step.target_plan.named},
                plan=step.owner.id,
            )
            for step in steps[1:]
            if step.target_plan is not None
        ),
        help=N_("find the plan that was adopted last, and take it out of the others' `replaces:`"),
    )


RULE = Rule(
    code="REP002",
    name="replacement-cycle",
    severity=Severity.ERROR,
    since="0.1.0",
    check=check,
)
