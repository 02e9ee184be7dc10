"""A plan in development has no political mandate.

Why: without an order from a political body the work may answer a question that nobody asked, and the members meet
the plan for the first time when it is nearly finished. In a plan under revision, a mandate no later than its adoption
ordered the present edition, not the coming one.

Source: KS-FoU 2022, chapters 6.2 and 7.4.1: clear routines for ordering a plan, and a mandate before the work starts.

Bad:

    id: kulturplan                     # finds: no-mandate
    title: Kulturplan
    kind: temaplan
    status: in-progress
    ---
    id: boligplan
    title: Boligplan
    kind: temaplan
    status: in-progress
    mandate: {date: 2025-06-12, body: Kommunestyret, case: 40/25}
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    decisions: {initiate: [boligplan], continue: [kulturplan]}

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    status: in-progress
    mandate: {date: 2025-06-12, body: Kommunestyret, case: 41/25}
    ---
    id: boligplan
    title: Boligplan
    kind: temaplan
    status: in-progress
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    decisions: {initiate: [kulturplan, boligplan]}

Not evaluable: where the dates of the mandate and of the adoption do not tell whether the mandate is for the coming
edition, where nothing tells whether the planstrategi that orders the work is adopted, where documents that could
not be read may hold the order; and once, for the portfolio, where no plan has a mandate and no planstrategi decides
to revise or initiate one.

False positives: work that a statute orders. Note the case that started it as the mandate.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.political_order import PoliticalOrders
from planaudit.graph.thing import Thing
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """The council's own plans in development that neither a mandate nor a planstrategi orders."""
    orders = register.ask(PoliticalOrders)
    for plan in register.plans.values():
        if not plan.standing.in_development or not plan.is_the_councils_own:
            continue
        is_ordered = orders.has_any(plan)
        if is_ordered is None:
            yield NotEvaluable(
                subject=plan.ref, reason=N_("it is not known whether its mandate concerns the present work")
            )
        elif not is_ordered and register.has_unread_documents:
            yield NotEvaluable(subject=plan.ref, reason=N_("documents that could not be read may hold its mandate"))
        elif not is_ordered:
            yield Problem(
                message=N_("{plan} is in development without a political mandate"),
                values={"plan": plan.named},
                subject=plan.ref,
                at=plan.pointer("mandate"),
                help=N_("note the order for the work under `mandate:`, or let the planstrategi revise or initiate it"),
            )


RULE = Rule(
    code="OWN003",
    name="no-mandate",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
    asks_for=Thing.MANDATE,
)
