"""A plan stands under a plan on a lower level.

Why: a temaplan that stands under a handlingsplan gets its direction from the document that was meant to carry it
out. Readers look for the aims in the wrong place.

Source: KS-FoU 2022, figures 3 and 13: the samfunnsdel above strategies and temaplaner, these above
handlingsplaner, and the økonomiplan below.

Bad:

    id: klimahandling
    title: Handlingsplan for klima
    kind: handlingsplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    ---
    id: klimaplan
    title: Klimaplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: klimahandling          # finds: level-inversion

Good:

    id: klimaplan
    title: Klimaplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    ---
    id: klimahandling
    title: Handlingsplan for klima
    kind: handlingsplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: klimaplan

Not evaluable: for a plan of unknown status. Kinds without a level (planprogram, melding, other plans) are passed over.

False positives: a plan that is declared as another kind than it is. Correct its `kind`.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Problem, Related, Severity, Term
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Reference, Relation
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem]:
    """Plans in force whose `parent` has a lower level."""
    for reference in register.said_as({Relation.PARENT}):
        above = reference.target_plan
        if above is not None and reference.owner.in_force:
            yield from _compare(reference, reference.owner, above)


def _compare(reference: Reference, plan: PlanEntry, above: PlanEntry) -> Iterator[Problem]:
    own, other = plan.kind.level, above.kind.level
    if own is not None and other is not None and other > own:
        yield Problem(
            message=N_("{plan} ({kind}) stands under {above} ({other}), which is on a lower level"),
            values={
                "plan": plan.named,
                "kind": Term(plan.kind),
                "above": above.named,
                "other": Term(above.kind),
            },
            subject=plan.ref,
            key=(above.id,),
            at=reference.at,
            related=(Related(above.pointer("kind"), N_("the lower kind"), plan=above.id),),
            help=N_("turn the link round, or name a plan of the same or a higher level with `parent:`"),
        )


RULE = Rule(code="STR004", name="level-inversion", severity=Severity.WARNING, since="0.1.0", check=check)
