"""A plan in force stands under, carries out or relates to a plan that is no longer in force.

Why: whoever follows the link ends in aims that the council has left. Most often another plan has taken over, and
the link was never moved.

Source: KS-FoU 2022, chapter 6.2: old plans stay in the system when new ones come, and nobody sees which of them
still count.

Bad:

    id: skogplan
    title: Skogplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    relates_to: [naturplan-2012]   # finds: rests-on-retired-plan
    ---
    id: naturplan-2012
    title: Naturplan 2012–2020
    kind: temaplan
    status: repealed

Good:

    id: skogplan
    title: Skogplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    relates_to: [naturplan]
    ---
    id: naturplan
    title: Naturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen

Not evaluable: where the status of the plan that is rested on is not known.

Mended: `--fix --unsafe-fixes` names the plan that has taken over, where there is one and only one.

False positives: a plan that is retired in the register but still steers, such as one valid until replaced. Correct
its `status` or its `period`.
"""

from collections.abc import Iterator, Sequence

from planaudit.findings import (
    N_,
    Joined,
    Mending,
    NotEvaluable,
    Problem,
    Related,
    Remove,
    Replace,
    Severity,
    Term,
)
from planaudit.graph.entry import PlanEntry
from planaudit.graph.living_successor import living_successors
from planaudit.graph.misdirection import again
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Reference, Relation
from planaudit.graph.support import resting, the_source
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Upward edges and `relates_to` from plans in force to retired plans; one a source and retired plan."""
    successors: dict[str, list[PlanEntry]] = {}
    for references, target in resting(register, the_source, with_relations=True):
        if not target.standing.is_known:
            yield NotEvaluable(
                subject=references[0].source.ref,
                reason=N_("the status of {target} is not known"),
                values={"target": target.named},
            )
        elif target.standing.retired:
            if target.id not in successors:
                successors[target.id] = living_successors(register, target)
            yield _problem(references, target, successors[target.id])


def _problem(references: Sequence[Reference], retired: PlanEntry, successors: list[PlanEntry]) -> Problem:
    first, *others = references
    return Problem(
        message=N_("{source} rests on {retired}, which is no longer in force ({standing})"),
        values={"source": first.source.named, "retired": retired.named, "standing": Term(retired.standing)},
        subject=first.source.ref,
        key=(retired.id,),
        at=first.at,
        related=(
            Related(retired.pointer("status"), N_("the plan that is no longer in force"), plan=retired.id),
            *(again(other) for other in others),
        ),
        help=N_("name what has taken over instead: {successors}")
        if successors
        else N_("name a plan in force instead, or remove the link"),
        help_values={"successors": Joined(tuple(successor.named for successor in successors))},
        mending=_mending(references, retired, successors),
    )


def _mending(references: Sequence[Reference], retired: PlanEntry, successors: list[PlanEntry]) -> Mending | None:
    """The one plan that has taken over, instead; never safe: that it is rested on is a new thing to say.

    None where an element is meant, since nobody knows which of the successor's has taken over from it.
    """
    owner = references[0].owner
    if len(successors) != 1 or successors[0] is owner or any(said.target is not retired for said in references):
        return None
    successor = successors[0]
    return Mending(
        N_("name {successor} instead, which has taken over"),
        tuple(
            Remove(said.at)
            if successor.id in getattr(owner.plan, said.relation.value) and said.relation is not Relation.PARENT
            else Replace(said.at, successor.id)
            for said in references
        ),
        {"successor": successor.named},
    )


RULE = Rule(code="STR006", name="rests-on-retired-plan", severity=Severity.WARNING, since="0.1.0", check=check)
