"""A plan that the council itself must adopt was adopted by another body.

Why: the law gives these plans to the council itself, and that cannot be delegated. A plan adopted elsewhere binds
nobody, and the members who are to follow it never voted on it.

Source: plan- og bygningsloven §§ 3-3 and 11-15; kommuneloven § 14-2.

Bad:

    id: boligplan
    title: Kommunedelplan for bolig
    kind: kommunedelplan
    adopted: {date: 2024-06-13, body: Formannskapet, case: 51/24}    # finds: wrong-body
    period: 2024-2027
    ---
    id: samfunnsdelen
    title: Samfunnsdelen
    kind: samfunnsdel
    adopted: {date: 2024-06-13, body: Kommunestyret, case: 52/24}
    period: 2024-2027
    ---
    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: {date: 2025-12-11, body: Kommunestyret, case: 112/25}
    period: 2026-2029
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: {date: 2024-06-13, body: Kommunestyret, case: 53/24}
    period: 2024-2027

Good:

    id: veteranplan
    title: Veteranplan
    kind: temaplan
    adopted: {date: 2024-06-11, body: Formannskapet, case: 51/24}
    period: 2024-2027
    ---
    id: samfunnsdelen
    title: Samfunnsdelen
    kind: samfunnsdel
    adopted: {date: 2024-06-13, body: Kommunestyret i Fjordvik, case: 52/24}
    period: 2024-2027
    ---
    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: {date: 2025-12-11, body: Kst., case: 112/25}
    period: 2026-2029
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: {date: 2024-06-13, body: Fjordvik kommunestyre, case: 53/24}
    period: 2024-2027

Not evaluable: for a plan of these kinds whose adoption names no body.

False positives: a council with a name of its own, or the fellesnemnd of a merger, which adopts the first økonomiplan.
List the name under `municipality.council` in `planaudit.yaml`.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Bare, NotEvaluable, Problem, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.council_name import is_the_council
from planaudit.model.kind import Kind
from planaudit.rules.rule import Rule, RuleOptions

_LAW = {
    Kind.SAMFUNNSDEL: "pbl § 11-15",
    Kind.AREALDEL: "pbl § 11-15",
    Kind.AREALPLAN: "pbl § 3-3",
    Kind.KOMMUNEDELPLAN: "pbl § 11-15",
    Kind.PLANSTRATEGI: "pbl § 3-3",
    Kind.OKONOMIPLAN: "kommuneloven § 14-2",
    Kind.ARSBUDSJETT: "kommuneloven § 14-2",
}
"""Where the law gives each kind of plan to the council itself."""


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in force that only the council can adopt, and the body that did."""
    names = register.portfolio.municipality.council
    for plan in register.in_force:
        if plan.kind not in _LAW:
            continue
        body = plan.plan.adopted.body if plan.plan.adopted else None
        if body is None:
            yield NotEvaluable(subject=plan.ref, reason=N_("the body that adopted it is not known"))
        elif not is_the_council(body, names):
            yield _problem(plan, body)


def _problem(plan: PlanEntry, body: str) -> Problem:
    return Problem(
        message=N_("{plan} was adopted by {body}, but {law} leaves that to the council itself"),
        values={"plan": plan.named, "body": Bare(body), "law": Bare(_LAW[plan.kind])},
        subject=plan.ref,
        at=plan.pointer("adopted", "body"),
        help=N_(
            "put it before the council; where this is what the council is called, add the name to"
            " `municipality.council` in planaudit.yaml"
        ),
    )


RULE = Rule(code="OWN011", name="wrong-body", severity=Severity.WARNING, since="0.1.0", check=check)
