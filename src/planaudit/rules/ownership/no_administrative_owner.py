"""A plan in force names no administrative owner.

Why: carrying a plan out is the administration's task. Where no unit answers for it, the measures wait for each other
and nobody has the figures when the council asks.

Source: KS-FoU 2022, chapters 6.3 and 6.5: the council steers by a plan, the administration carries it out, so both
need to know whose it is.

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    owner: {political: utvalg-kultur}    # finds: no-administrative-owner
    ---
    id: samfunnsdelen
    title: Samfunnsdelen
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    owner: {political: kommunestyret, administrative: plan}
    ---
    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2029
    owner: {political: formannskapet, administrative: økonomi}
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    owner: {political: kommunestyret, administrative: plan}

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    owner: {political: utvalg-kultur, administrative: kultur}
    ---
    id: samfunnsdelen
    title: Samfunnsdelen
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    owner: {political: kommunestyret, administrative: plan}
    ---
    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2029
    owner: {political: formannskapet, administrative: økonomi}
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    owner: {political: kommunestyret, administrative: plan}

Not evaluable: once, for the portfolio, where no plan of the register names an administrative owner.

False positives: none known; a plan that the whole administration carries out can name the kommunedirektør.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """The council's own plans in force without `owner.administrative`."""
    for plan in register.in_force:
        owner = plan.plan.owner
        if plan.is_the_councils_own and not (owner and owner.administrative):
            yield Problem(
                message=N_("{plan} has no administrative owner"),
                values={"plan": plan.named},
                subject=plan.ref,
                at=plan.pointer("owner", "administrative"),
                help=N_("name the unit that carries it out with `owner: {{administrative: …}}`"),
            )


RULE = Rule(
    code="OWN002",
    name="no-administrative-owner",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
    asks_for=Thing.ADMINISTRATIVE_OWNER,
)
