"""A plan names a plan above it that it also leads to through a plan in between.

Why: a short cut past the plan between hides that one: whoever follows the link upwards never sees it. When plans
change, there is one more link to keep.

Source: dbt-project-evaluator, whose users keep their graphs readable by removing such links.

Bad:

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
    follows_up: [samfunnsdelen]    # finds: redundant-link

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

Not evaluable: for a plan of unknown status. Only links that are there are looked at.

Mended: `--fix` removes a link under `follows_up`; with `--unsafe-fixes` also one under `parent`.

False positives: a plan that carries out two others of which one carries out the other. Name the goal that is meant
(`follows_up: [plan#goal]`); a link to a goal is never redundant.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Bare, Joined, Mending, Problem, Remove, Severity
from planaudit.graph.cycle import STANDS_UNDER
from planaudit.graph.detour import Detours
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Reference, Relation
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem]:
    """Links from plans in force to whole plans that a longer path of such links leads to as well."""
    detours = register.ask(Detours)
    seen: set[tuple[str, Relation, str]] = set()
    for reference in register.said_as(STANDS_UNDER):
        plan, above = reference.owner, reference.target
        said = (plan.id, reference.relation, reference.written)
        if said in seen or not isinstance(above, PlanEntry):
            continue
        seen.add(said)
        if plan.in_force and above is not plan and (way := detours.around(plan.id, above.id)):
            yield Problem(
                message=N_("{plan} names {above} under `{key}`, but already leads there by a longer way: {way}"),
                values={
                    "plan": plan.named,
                    "above": above.named,
                    "key": Bare(reference.relation.value),
                    "way": Joined(tuple(map(Bare, way)), by=" → "),
                },
                subject=plan.ref,
                key=(reference.relation.value, above.id),
                at=reference.at,
                help=N_("remove the link; the longer way stays, and shows the plan in between"),
                mending=None if detours.goes_round(way) else _mending(reference),
            )


def _mending(reference: Reference) -> Mending:
    """The link goes; which plan is the parent is more than a link, so that is for a person to say."""
    is_safe = reference.relation is not Relation.PARENT
    return Mending(N_("remove the link"), (Remove(reference.at),), is_safe=is_safe)


RULE = Rule(code="STR008", name="redundant-link", severity=Severity.INFO, since="0.1.0", check=check)
