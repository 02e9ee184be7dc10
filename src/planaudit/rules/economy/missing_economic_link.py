"""A strategic plan has no link to any economic plan, itself or through plans that carry it out.

Why: the økonomiplan shall show how goals and strategies are followed up. A plan that cannot be followed to money is
one that members adopt, but do not give priority to.

Source: KS-FoU 2022, chapters 6.1 and 6.3: the way from plans to the økonomiplan is where plan systems fall short;
kommuneloven § 14-4: the økonomiplan shall show how challenges, goals and strategies are to be followed up.

Bad:

    id: kulturplan                 # finds: missing-economic-link
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    economy: {plan: current}

Good (a plan that it is carried out by has the link):

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    ---
    id: kulturhandling
    title: Handlingsplan for kultur
    kind: handlingsplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: kulturplan
    economy: {plan: okonomiplanen}

Not evaluable: where the only link runs through a plan of unknown status, or documents could not be read; and once, for
the portfolio, where no plan is linked to an economic plan.

False positives: a plan that costs nothing, or is carried by the ordinary budget. Name the chapter of the økonomiplan
under `economy`, or suppress with the reason. Where the register holds no økonomiplan, ECO012 says so instead.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.follow_up import FollowUp
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.model.kind import Kind
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Strategic plans in force that no way leads to money from."""
    if not register.of_kind(Kind.OKONOMIPLAN) and not register.has_unread_documents:
        return
    follow_up = register.ask(FollowUp)
    for plan in register.strategic_in_force:
        is_linked = follow_up.is_linked(plan)
        if is_linked or follow_up.hangs_on_a_stray_reference(plan):
            continue
        if is_linked is None:
            reason = N_("it is not known whether a plan that carries it out, and has a link, is in force")
            yield NotEvaluable(subject=plan.ref, reason=reason)
        elif register.has_unread_documents:
            reason = N_("some documents could not be read, and may hold the link")
            yield NotEvaluable(subject=plan.ref, reason=reason)
        else:
            yield _problem(plan)


def _problem(plan: PlanEntry) -> Problem:
    return Problem(
        message=N_("{plan} has no link to an økonomiplan or årsbudsjett"),
        values={"plan": plan.named},
        subject=plan.ref,
        at=plan.pointer("id"),
        help=N_(
            "say where the økonomiplan follows it up with `economy:`, or give its measures a `budget_line:`; or let a"
            " plan that carries it out do so"
        ),
    )


RULE = Rule(
    code="ECO001",
    name="missing-economic-link",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    asks_for=Thing.ECONOMIC_LINK,
)
