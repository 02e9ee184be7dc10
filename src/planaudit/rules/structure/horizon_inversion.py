"""A plan has a period that runs past that of the plan it stands under.

Why: when the plan above ends, the one below goes on without the aims it was made for. The two are best renewed in
order, the upper one first.

Source: KS-FoU 2022, chapters 2.2 and 6.3: long-term plans give direction to those of a shorter reach.

Bad:

    id: klimaplan
    title: Klimaplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2026
    parent: samfunnsdelen
    ---
    id: klimahandling
    title: Handlingsplan for klima
    kind: handlingsplan
    adopted: 2024-06-13
    period: 2024-2027              # finds: horizon-inversion
    parent: klimaplan

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
    period: 2024-2026
    parent: klimaplan

Not evaluable: where the plan, or the plan it stands under, tells no end of its period.

False positives: a plan above that stays valid until it is replaced. Declare `until_replaced: true` in its period.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Related, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation
from planaudit.model.period import Period
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in force whose period ends after that of their `parent`; of retired parents STR006 speaks."""
    for reference in register.said_as({Relation.PARENT}):
        plan, above = reference.owner, reference.target_plan
        if plan.in_force and above is not None and above is not plan and not above.standing.retired:
            yield from _compare(plan, above)


def _compare(plan: PlanEntry, above: PlanEntry) -> Iterator[Problem | NotEvaluable]:
    own, other = plan.plan.period, above.plan.period
    if other is not None and other.until_replaced:
        return
    if not _has_end(own):
        yield NotEvaluable(subject=plan.ref, reason=N_("the end of its period is not known"))
    elif not _has_end(other):
        reason = N_("the end of the period of {above} is not known")
        yield NotEvaluable(subject=plan.ref, reason=reason, values={"above": above.named})
    elif own and other and own.end and other.end and own.end > other.end:
        yield Problem(
            message=N_("{plan} runs until {end}, past {above}, which ends {earlier}"),
            values={"plan": plan.named, "end": own.to, "above": above.named, "earlier": other.to},
            subject=plan.ref,
            key=(above.id,),
            at=plan.pointer("period"),
            related=(Related(above.pointer("period"), N_("the period of the plan above"), plan=above.id),),
            help=N_("renew the plan above first, or shorten the `period` of the one below"),
        )


def _has_end(period: Period | None) -> bool:
    return period is not None and period.end is not None


RULE = Rule(code="STR007", name="horizon-inversion", severity=Severity.INFO, since="0.1.0", check=check)
