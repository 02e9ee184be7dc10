"""A plan in force names no political owner.

Why: members stay loyal to plans that they feel are theirs. A plan that no political body answers for is seldom asked
for its results, and nobody speaks for it when money is shared out.

Source: KS-FoU 2022, chapter 6.3: political ownership gives a plan the force to be carried out.

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    owner: {administrative: kultur}    # finds: no-political-owner
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

Not evaluable: once, for the portfolio, where no plan of the register names a political owner.

False positives: none known; a plan that is the council's alone can name the council as its owner.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """The council's own plans in force without `owner.political`."""
    for plan in register.in_force:
        owner = plan.plan.owner
        if plan.is_the_councils_own and not (owner and owner.political):
            yield Problem(
                message=N_("{plan} has no political owner"),
                values={"plan": plan.named},
                subject=plan.ref,
                at=plan.pointer("owner", "political"),
                help=N_("name the political body that answers for it with `owner: {{political: …}}`"),
            )


RULE = Rule(
    code="OWN001",
    name="no-political-owner",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    asks_for=Thing.POLITICAL_OWNER,
)
