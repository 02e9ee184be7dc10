"""A plan is listed as replaced, but no plan says that it replaces it.

Why: readers of an old plan need the way to the new one, and the council needs to see that something did take over.

Source: KS-FoU 2022, chapter 6.2: the decision should say which plans, or parts of plans, it takes over from.

Bad:

    id: barneplan
    title: Plan for barn og unge
    kind: temaplan
    status: replaced               # finds: replaced-by-nothing
    adopted: 2024-06-13
    period: 2024-2027

Good:

    id: barneplan
    title: Plan for barn og unge
    kind: temaplan
    status: replaced
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    ---
    id: oppvekstplan
    title: Oppvekstplan
    kind: temaplan
    adopted: 2025-06-12
    period: 2025-2027
    parent: samfunnsdelen
    replaces: [barneplan]

Not evaluable: where documents of the register could not be read, or an økonomiplan, årsbudsjett or planstrategi has no
date that tells whether another edition is later.

False positives: a plan that simply ran out, or was repealed. Set its status to expired or repealed.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.succession import Editions
from planaudit.model.status import Standing
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans of status `replaced` that nothing replaces."""
    for plan in register.plans.values():
        if plan.standing is not Standing.REPLACED or plan.id in register.whole_successors:
            continue
        is_succeeded = register.ask(Editions).has_later(plan)
        if register.has_unread_documents and not is_succeeded:
            yield NotEvaluable(subject=plan.ref, reason=N_("some documents could not be read, and one may replace it"))
        elif is_succeeded is None:
            yield NotEvaluable(subject=plan.ref, reason=N_("it is not known whether another edition of it began later"))
        elif not is_succeeded:
            yield _problem(plan)


def _problem(plan: PlanEntry) -> Problem:
    return Problem(
        message=N_("{plan} is listed as replaced, but no plan says that it replaces it"),
        values={"plan": plan.named},
        subject=plan.ref,
        at=plan.pointer("status"),
        help=N_(
            "name it under `replaces:` in the plan that took over; if none did, set `status:` to expired or repealed"
        ),
    )


RULE = Rule(
    code="REP004",
    name="replaced-by-nothing",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
)
