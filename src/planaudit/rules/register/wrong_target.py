"""A plan refers to something that cannot stand there, such as a budget line where a goal is meant.

Why: a budget line named where a goal must stand, or a temaplan named as the economic plan, looks like a link and
is none: nobody can follow it from goal to money.

Source: the format of plan files (FORMAT.md, chapters 3, 5 and 8); KS-FoU 2022, chapter 6.3: plans must be linked
to the economic plan to be carried out.

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    follows_up: [okonomiplanen#K1]  # finds: wrong-target
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel 2024–2027
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    economy: {plan: okonomiplanen}
    ---
    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2029
    budget_lines:
      - {id: K1, title: Kulturskolen, amounts: {2026: 1000000}, follows_up: [kulturplan]}

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    economy: {plan: okonomiplanen}

Not evaluable: never; where a reference finds nothing, REF001 speaks.

False positives: none known. A plan that stands under itself is a ring, and STR003's.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Bare, Joined, Problem, Related, Severity, Term
from planaudit.graph.entry import Item, PlanEntry
from planaudit.graph.misdirection import Said, again, leading_astray
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import MAY_NAME, Reference, Relation
from planaudit.model.kind import ECONOMIC
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem]:
    """References that lead to what cannot stand there."""
    for said in leading_astray(register):
        target = said[0].target
        if target is not None:
            yield _problem(said, target)


def _problem(said: Said, target: Item) -> Problem:
    first, *others = said
    message, help_ = _wording(first, target)
    return Problem(
        message=message,
        values={
            "source": first.source.named,
            "target": target.named,
            "nature": Term(_nature(target)),
            "key": Bare(first.relation.value),
        },
        subject=first.source.ref,
        key=(first.relation.value, first.written),
        at=first.at,
        related=(_shown(target), *(again(other) for other in others)),
        help=help_,
        help_values={"wanted": Joined(tuple(Term(nature) for nature in _wanted(first.relation)))},
    )


def _wording(reference: Reference, target: Item) -> tuple[str, str]:
    if target.owner is reference.owner and reference.relation in (Relation.RELATES_TO, Relation.REPLACES):
        return (
            N_("{source} names itself, or a part of itself, under `{key}`"),
            N_("name another plan there, or remove it"),
        )
    return (
        N_("{source} names {target} under `{key}`, where nothing of the kind {nature} can stand"),
        N_("name something there that is one of: {wanted}"),
    )


def _nature(target: Item) -> str:
    return target.kind.value if isinstance(target, PlanEntry) else target.nature.value


def _wanted(relation: Relation) -> list[str]:
    if relation is Relation.ECONOMY:
        return sorted(ECONOMIC)
    return sorted(MAY_NAME[relation])


def _shown(target: Item) -> Related:
    element = None if isinstance(target, PlanEntry) else target.id
    return Related(target.pointer("id"), N_("what it leads to"), plan=target.owner.id, element=element)


RULE = Rule(code="REF002", name="wrong-target", severity=Severity.ERROR, since="0.1.0", check=check)
