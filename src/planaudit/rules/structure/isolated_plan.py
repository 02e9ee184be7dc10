"""A strategic plan has no link to any other plan.

Why: nobody can see what the plan belongs to, and when plans around it change, nobody thinks of it. Elected
members lose sight of such plans first.

Source: KS-FoU 2022, chapters 6.3 and 6.4: plan systems should show how plans depend on each other.

Bad:

    id: veteranplan                # finds: isolated-plan
    title: Veteranplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    ---
    id: klimaplan
    title: Klimaplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen

Good:

    id: veteranplan
    title: Veteranplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen

Not evaluable: once, for the portfolio, where no plan of the register names another.

False positives: a plan that truly stands alone, such as one that only a grant demands. Suppress it with the reason.
A register that has only begun to note links has the rule speak of all the rest; leave it out (`rules: {ignore:
[STR001]}`) until they are noted.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.links import Links
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Strategic plans in force that neither name another plan nor are named by one."""
    links = register.ask(Links)
    for plan in register.strategic_in_force:
        if not links.has_any(plan):
            yield Problem(
                message=N_("{plan} has no link to any other plan"),
                values={"plan": plan.named},
                subject=plan.ref,
                at=plan.pointer("id"),
                help=N_("name the plan it stands under with `parent:`, or plans it depends on with `relates_to:`"),
            )


RULE = Rule(
    code="STR001",
    name="isolated-plan",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    asks_for=Thing.EDGE,
)
