"""A plan in force carries out a plan that has not been adopted.

Why: the council has agreed to the means, but not yet to the aims they serve. If the draft changes on its way, the
plan below it carries out something that nobody decided.

Source: KS-FoU 2022, chapters 2.1 and 6.3: plans further down draw their direction from adopted plans above them.

Bad:

    id: klimahandling
    title: Handlingsplan for klima
    kind: handlingsplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    follows_up: [klimaplan]        # finds: rests-on-unadopted-plan
    ---
    id: klimaplan
    title: Klimaplan
    kind: temaplan
    status: proposed

Good:

    id: klimahandling
    title: Handlingsplan for klima
    kind: handlingsplan
    adopted: 2024-06-13
    period: 2024-2027
    follows_up: [klimaplan]
    ---
    id: klimaplan
    title: Klimaplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen

Not evaluable: where the status of the plan that is carried out is not known.

False positives: a plan that will be adopted in the same meeting, seen some days before it. It passes by itself.
"""

from collections.abc import Iterator, Sequence

from planaudit.findings import N_, NotEvaluable, Problem, Related, Severity, Term
from planaudit.graph.entry import PlanEntry
from planaudit.graph.misdirection import again
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Reference
from planaudit.graph.support import resting, the_plan
from planaudit.model.status import Standing
from planaudit.rules.rule import Rule, RuleOptions

_NOT_ADOPTED = frozenset({Standing.PROPOSED, Standing.IN_PROGRESS, Standing.ON_HEARING, Standing.TO_COME})


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Upward edges from plans in force to plans not adopted; one a pair of plans."""
    for references, target in resting(register, the_plan, with_relations=False):
        if not target.standing.is_known:
            yield NotEvaluable(
                subject=references[0].owner.ref,
                reason=N_("the status of {target} is not known"),
                values={"target": target.named},
            )
        elif target.standing in _NOT_ADOPTED:
            yield _problem(references, target)


def _problem(references: Sequence[Reference], target: PlanEntry) -> Problem:
    first, *others = references
    plan = first.owner
    return Problem(
        message=N_("{plan} is in force and carries out {target}, which has not been adopted ({standing})"),
        values={"plan": plan.named, "target": target.named, "standing": Term(target.standing)},
        subject=plan.ref,
        key=(target.id,),
        at=first.at,
        related=(
            Related(target.pointer("status"), N_("the plan that has not been adopted"), plan=target.id),
            *(again(other) for other in others),
        ),
        help=N_("adopt {target}, or name an adopted plan that {plan} carries out"),
        help_values={"plan": plan.named, "target": target.named},
    )


RULE = Rule(code="STR009", name="rests-on-unadopted-plan", severity=Severity.WARNING, since="0.1.0", check=check)
