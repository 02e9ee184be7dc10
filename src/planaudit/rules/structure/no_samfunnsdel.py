"""The municipality has no samfunnsdel in force, or more than one.

Why: the samfunnsdel is the one plan that all others stand under. Without it nothing is agreed on for the whole
municipality; with two of them nobody knows which one counts.

Source: pbl § 11-1: a municipality has one kommuneplan with a samfunnsdel; KS-FoU 2022, chapter 2.2.

Bad:

    municipality: {name: Fjordvik kommune}    # finds: no-samfunnsdel
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel 2026–2038
    kind: samfunnsdel
    status: proposed

Bad:

    municipality: {name: Fjordvik kommune}    # finds: no-samfunnsdel
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel 2024–2027
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    ---
    id: kommuneplanen
    title: Kommuneplan for Fjordvik
    kind: samfunnsdel
    adopted: 2024-06-20
    period: 2024-2027

Good:

    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel 2024–2027
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027

Not evaluable: where the status of a samfunnsdel decides and is not known, or where a document that could not be
read may hold the samfunnsdel.

False positives: the samfunnsdeler of municipalities that have merged. Declare `inherited_from`, and they are not
counted. A fylkeskommune, with a number of two digits, is not asked.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Related, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.kind import Kind
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """The samfunnsdeler that the municipality has adopted itself: one of them is to be in force."""
    if register.is_county:
        return
    own = [entry for entry in register.of_kind(Kind.SAMFUNNSDEL) if entry.plan.inherited_from is None]
    in_force = [entry for entry in own if entry.in_force]
    at = register.portfolio_at / "municipality"
    if len(in_force) > 1:
        yield Problem(
            message=N_("the municipality has {count} samfunnsdeler in force"),
            values={"count": len(in_force)},
            at=at,
            key=("several",),
            related=tuple(
                Related(entry.pointer("id"), N_("{plan} is in force"), values={"plan": entry.named}, plan=entry.id)
                for entry in in_force
            ),
            help=N_("let the one that counts name the other under `replaces:`, or correct the `status` of the other"),
        )
    elif any(not entry.standing.is_known for entry in own):
        yield NotEvaluable(reason=N_("whether a samfunnsdel is in force is not known: fill in adopted or status"))
    elif not in_force and register.has_unread_documents:
        yield NotEvaluable(reason=N_("a document that could not be read may hold the samfunnsdel"))
    elif not in_force:
        yield Problem(
            message=N_("the municipality has no samfunnsdel in force"),
            at=at,
            key=("none",),
            help=N_("enter the samfunnsdel with `kind: samfunnsdel` and `adopted:`"),
        )


RULE = Rule(code="STR005", name="no-samfunnsdel", severity=Severity.ERROR, since="0.1.0", check=check)
