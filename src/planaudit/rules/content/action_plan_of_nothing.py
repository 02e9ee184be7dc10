"""A handlingsplan follows up no strategy, plan, goal or mandate.

Why: a handlingsplan carries out what has been decided elsewhere. One that follows up nothing spends money on measures
whose purpose no elected body has agreed on.

Source: KS-FoU 2022, chapter 6.2, figure 13: a handlingsplan holds measures that follow up strategies, plans and
political decisions.

Bad:

    id: stoyplan                       # finds: action-plan-of-nothing
    title: Handlingsplan mot støy
    kind: handlingsplan
    adopted: 2024-06-13
    period: 2024-2027
    ---
    id: plastplan
    title: Handlingsplan plast
    kind: handlingsplan
    mandate: {date: 2023-11-16, body: Kommunestyret}
    adopted: 2024-06-13
    period: 2024-2027

Good:

    id: stoyplan
    title: Handlingsplan mot støy
    kind: handlingsplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen

Not evaluable: where nothing tells whether the planstrategi that orders the plan was adopted, or a document that could
not be read may hold the order; and once, for the portfolio, where no plan of the register names another or has a
mandate.

False positives: a handlingsplan that follows up a decision or a duty. Note the decision under `mandate:`, enter the
outside document as a plan of the kind `overordnet-foring`, or name the plan under `initiate` or `revise` in the
planstrategi that ordered it: each of these is an order.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.political_order import PoliticalOrders
from planaudit.graph.thing import Thing
from planaudit.model.kind import Kind
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Handlingsplaner in force that nobody ordered, and with nothing above them."""
    # A reference that finds nothing counts: another rule speaks of it.
    upward = {link.owner.id for link in register.links if link.is_upward}
    orders = register.ask(PoliticalOrders)
    for plan in register.of_kind(Kind.HANDLINGSPLAN):
        if not plan.in_force or plan.id in upward or (is_ordered := orders.has_ever_been(plan)):
            continue
        if is_ordered is None:
            reason = N_("it is not known whether the planstrategi that orders it was adopted")
            yield NotEvaluable(subject=plan.ref, reason=reason)
        elif register.has_unread_documents:
            yield NotEvaluable(subject=plan.ref, reason=N_("documents that could not be read may hold its mandate"))
        else:
            yield Problem(
                message=N_("{plan} follows up no strategy, plan, goal or mandate"),
                values={"plan": plan.named},
                subject=plan.ref,
                at=plan.pointer("id"),
                help=N_(
                    "name what it carries out under `parent:` or `follows_up:`, or note the decision under `mandate:`"
                ),
            )


RULE = Rule(
    code="TYP003",
    name="action-plan-of-nothing",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    asks_for=Thing.EDGE_OR_MANDATE,
)
