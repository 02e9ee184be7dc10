"""A strategic plan is linked to an economic plan, but to none that is current.

Why: the økonomiplan is rolled every year. A link to an old one shows that the plan once had money, not that it has.

Source: KS-FoU 2022, chapter 2.2: plans are to be followed up in the four-year økonomiplan, which is revised each year.

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    economy: {plan: hop-2020}      # finds: stale-economic-link
    ---
    id: hop-2020
    title: Handlings- og økonomiplan 2020–2023
    kind: okonomiplan
    adopted: 2019-12-12
    period: 2020-2023
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    economy: {plan: okonomiplanen}

Good (the word `current` needs no edit when the økonomiplan is rolled):

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    economy: {plan: current}

Not evaluable: where the economic plan that is linked has no status or period, or the current link runs through a plan
of unknown status. Where it is open whether the plan is linked at all, ECO001 says so.

False positives: a plan whose money ended with the old økonomiplan, and that only waits to be closed. Set its `status`
and `ended`. `economy: {plan: current}` where no economic plan is current is not found here; that is ECO011's.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Related, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.follow_up import FollowUp, MoneyLink
from planaudit.graph.plan_graph import PlanGraph
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Strategic plans in force with links to economic plans of other years alone."""
    follow_up = register.ask(FollowUp)
    for plan in register.strategic_in_force:
        # Whether it is linked at all is another rule's question; where that is open, it has said so.
        if not follow_up.is_linked(plan) or follow_up.hangs_on_a_stray_reference(plan):
            continue
        if follow_up.is_followed_up(plan) is None:
            yield _unknown(plan, follow_up.undecided_link(plan))
        elif not follow_up.is_followed_up(plan) and (link := follow_up.nearest_link(plan)):
            yield _problem(plan, link)


def _unknown(plan: PlanEntry, link: MoneyLink | None) -> NotEvaluable:
    if link is None or link.economic is None or link.is_current:
        reason = N_("it is not known whether a plan that carries it out, and has a link, is in force")
        return NotEvaluable(subject=plan.ref, reason=reason)
    return NotEvaluable(
        subject=plan.ref,
        reason=N_("it is not known whether {economic} is current: its status or period is not known"),
        values={"economic": link.economic.named},
    )


def _problem(plan: PlanEntry, link: MoneyLink) -> Problem:
    economic = link.economic or link.reference.owner
    is_own = link.plan is plan
    says_it = is_own and link.is_said_by_the_plan
    related = [
        Related(
            at=economic.pointer("period"),
            note=N_("the period of {economic}"),
            values={"economic": economic.named},
            plan=economic.id,
        )
    ]
    if not says_it:
        note = N_("the link of {plan} to {economic}")
        values = {"plan": link.plan.named, "economic": economic.named}
        related.insert(0, Related(at=link.reference.at, note=note, values=values, plan=link.reference.owner.id))
    message = (
        N_("{plan} is linked to {economic}, which is not the current economic plan")
        if is_own
        else N_("{plan} is linked, through {carrier}, to {economic}, which is not the current economic plan")
    )
    return Problem(
        message=message,
        values={"plan": plan.named, "economic": economic.named, "carrier": link.plan.named},
        subject=plan.ref,
        key=(economic.ref,),
        at=link.reference.at if says_it else plan.pointer("id"),
        related=tuple(related),
        help=N_(
            "link it to the økonomiplan that is current; `economy: {{plan: current}}` needs no edit when that is rolled"
        ),
    )


RULE = Rule(
    code="ECO002",
    name="stale-economic-link",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
)
