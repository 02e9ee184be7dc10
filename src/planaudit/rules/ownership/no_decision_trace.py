"""An adoption is noted with neither the body that decided it nor its case number.

Why: whoever wants to know what was decided, and what the decision put out of force, must find the minutes. The date
alone leads nowhere when three bodies met that week.

Source: KS-FoU 2022, chapter 6.2: the council's decision should show which plans it replaces, and documents should be
easy to find.

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13            # finds: no-decision-trace
    period: 2024-2027
    ---
    id: samfunnsdelen
    title: Samfunnsdelen
    kind: samfunnsdel
    adopted: {date: 2024-06-13, body: Kommunestyret, case: 51/24}
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
    adopted: {date: 2024-06-13, body: Kommunestyret, case: 52/24}
    period: 2024-2027

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: {date: 2024-06-13, body: Kommunestyret, case: 53/24}
    period: 2024-2027
    ---
    id: samfunnsdelen
    title: Samfunnsdelen
    kind: samfunnsdel
    adopted: {date: 2024-06-13, body: Kommunestyret, case: 51/24}
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
    adopted: {date: 2024-06-13, body: Kommunestyret, case: 52/24}
    period: 2024-2027

Not evaluable: once, for the portfolio, where no plan of the register tells the body or case of its adoption.

False positives: old plans whose minutes are lost. Suppress the rule for them with that as the reason.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """The council's own plans in force whose adoption has neither body nor case; a missing date is another rule's."""
    for plan in register.in_force:
        adopted = plan.plan.adopted
        if plan.is_the_councils_own and adopted and not (adopted.body or adopted.case):
            yield Problem(
                message=N_("{plan} is noted as adopted, but not by which body or in which case"),
                values={"plan": plan.named},
                subject=plan.ref,
                at=plan.pointer("adopted"),
                help=N_("note the decision as `adopted: {{date: …, body: …, case: …}}`"),
            )


RULE = Rule(
    code="OWN004",
    name="no-decision-trace",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
    asks_for=Thing.DECISION,
)
