"""A plan in force has no address where it can be read.

Why: a plan that nobody can find binds nobody. Members ask that the plans they and earlier councils adopted be easy
to get at, and so do the inhabitants they concern.

Source: KS-FoU 2022, chapters 6.2 and 6.3: better access to documents on the net.

Bad:

    id: kulturplan                     # finds: unpublished-plan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    ---
    id: samfunnsdelen
    title: Samfunnsdelen
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    url: https://www.example.no/samfunnsdelen.pdf
    ---
    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2029
    url: https://www.example.no/hop.pdf
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    url: https://www.example.no/planstrategi.pdf

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    url: https://www.example.no/kulturplan.pdf
    ---
    id: samfunnsdelen
    title: Samfunnsdelen
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    url: https://www.example.no/samfunnsdelen.pdf
    ---
    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2029
    url: https://www.example.no/hop.pdf
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    url: https://www.example.no/planstrategi.pdf

Not evaluable: once, for the portfolio, where no plan of the register has an address.

False positives: a plan that is kept from the public by law, such as one for emergencies. Suppress it with the law.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """The council's own plans in force without `url`."""
    for plan in register.in_force:
        if plan.is_the_councils_own and not plan.plan.url:
            yield Problem(
                message=N_("{plan} is in force, but it is not known where it can be read"),
                values={"plan": plan.named},
                subject=plan.ref,
                at=plan.pointer("url"),
                help=N_("publish the adopted document, and note its address under `url:`"),
            )


RULE = Rule(
    code="OWN013",
    name="unpublished-plan",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
    asks_for=Thing.URL,
)
