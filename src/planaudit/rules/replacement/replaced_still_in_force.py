"""A plan is listed as in force, although a plan in force has replaced the whole of it.

Why: two plans for one thing is what the replacement was to end. Readers of the plan list follow the old one, and the
volume of plans looks larger than it is.

Source: KS-FoU 2022, chapter 6.2: a full revision takes over from the earlier plan, which then leaves the list of
plans.

Bad:

    id: klimaplan
    title: Klimaplan
    kind: temaplan
    status: adopted                # finds: replaced-still-in-force
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    ---
    id: energiplan
    title: Energi- og klimaplan
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
    title: Energi- og klimaplan
    kind: temaplan
    adopted: 2025-06-12
    period: 2025-2027
    parent: samfunnsdelen
    replaces: [klimaplan]

Not evaluable: where the register does not tell whether the plan that replaces it has been adopted.

False positives: a plan of which a part still applies. Let the new plan replace the other parts, as 'plan#element'.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Related, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.standing import has_come_into_force
from planaudit.graph.succession import Successions
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in force whose successor is in force, and has begun."""
    for plan in register.in_force:
        successors = register.whole_successors.get(plan.id, [])
        begun = [entry for entry in successors if entry.in_force and has_come_into_force(entry, register.as_of)]
        if begun:
            yield _problem(register, plan, min(begun, key=lambda entry: entry.id))
            continue
        for successor in successors:
            if not successor.standing.is_known:
                yield NotEvaluable(
                    subject=plan.ref,
                    reason=N_("{successor} replaces it, and has no known status"),
                    values={"successor": successor.named},
                )
                break


def _problem(register: PlanGraph, plan: PlanEntry, successor: PlanEntry) -> Problem:
    return Problem(
        message=N_("{plan} is listed as in force, but {successor} has replaced it"),
        values={"plan": plan.named, "successor": successor.named},
        subject=plan.ref,
        key=(successor.ref,),
        at=plan.pointer("status"),
        related=(
            Related(
                at=register.ask(Successions).saying(successor, plan).at,
                note=N_("{successor} says that it replaces {plan}"),
                values={"plan": plan.named, "successor": successor.named},
                plan=successor.id,
            ),
        ),
        help=N_("set `status: replaced`, or let `replaces:` name only the parts that were put out of force"),
    )


RULE = Rule(
    code="REP001",
    name="replaced-still-in-force",
    severity=Severity.ERROR,
    since="0.1.0",
    check=check,
)
