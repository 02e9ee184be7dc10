"""A plan has been replaced as a whole by two plans in force.

Why: whoever looks for what applies now finds two answers, and often both plans then deal with the same thing.

Source: KS-FoU 2022, chapter 6.2: the decision should say which plans, or parts of plans, it takes over from.

Bad:

    id: klimaplan                  # finds: two-successors
    title: Klimaplan
    kind: temaplan
    status: replaced
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    ---
    id: energiplan
    title: Energiplan
    kind: temaplan
    adopted: 2025-06-12
    period: 2025-2027
    parent: samfunnsdelen
    replaces: [klimaplan]
    ---
    id: naturplan
    title: Naturplan
    kind: temaplan
    adopted: 2025-06-12
    period: 2025-2027
    parent: samfunnsdelen
    replaces: [klimaplan]

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
    title: Energiplan
    kind: temaplan
    adopted: 2025-06-12
    period: 2025-2027
    parent: samfunnsdelen
    replaces: [klimaplan]
    ---
    id: naturplan
    title: Naturplan
    kind: temaplan
    adopted: 2025-06-12
    period: 2025-2027
    parent: samfunnsdelen
    relates_to: [energiplan]

Not evaluable: where one of the plans that replace it has no known status, and that decides whether there are two.

False positives: a plan that was split in two. Let each new plan replace its own parts of it, as 'plan#element'.
"""

from collections.abc import Iterator, Sequence

from planaudit.findings import N_, Joined, NotEvaluable, Problem, Related, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.succession import Successions
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans, whatever their status, that two plans in force replace as a whole."""
    for plan in register.plans.values():
        successors = sorted(register.whole_successors.get(plan.id, []), key=lambda entry: entry.id)
        in_force = [entry for entry in successors if entry.in_force]
        unknown = [entry for entry in successors if not entry.standing.is_known]
        if len(in_force) > 1:
            yield _problem(register.ask(Successions), plan, in_force)
        elif len(in_force) + len(unknown) > 1:
            yield NotEvaluable(
                subject=plan.ref,
                reason=N_("{successor} replaces it, and has no known status"),
                values={"successor": unknown[0].named},
            )


def _problem(successions: Successions, plan: PlanEntry, successors: Sequence[PlanEntry]) -> Problem:
    return Problem(
        message=N_("{plan} has been replaced by more than one plan: {successors}"),
        values={"plan": plan.named, "successors": Joined(tuple(entry.named for entry in successors))},
        subject=plan.ref,
        key=tuple(entry.ref for entry in successors),
        at=plan.pointer("id"),
        related=tuple(
            Related(
                at=successions.saying(entry, plan).at,
                note=N_("{successor} says that it replaces {plan}"),
                values={"plan": plan.named, "successor": entry.named},
                plan=entry.id,
            )
            for entry in successors
        ),
        help=N_("keep `replaces:` in the plan that took over; where it was split, name the parts as 'plan#element'"),
    )


RULE = Rule(
    code="REP003",
    name="two-successors",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
)
