"""A thematic kommunedelplan has neither measures nor a plan that follows it up with measures.

Why: without an action part the plan says what is wanted, and nobody says who does what in the next four years.

Source: plan- og bygningsloven § 11-2: a thematic kommunedelplan is to have an action part for the four years to come
or more, revised every year.

Bad:

    id: kulturplan
    title: Kommunedelplan for kultur
    kind: kommunedelplan               # finds: no-action-part
    adopted: 2024-06-13
    period: 2024-2027
    ---
    id: helseplan
    title: Kommunedelplan for helse
    kind: kommunedelplan
    adopted: 2024-06-13
    period: 2024-2027
    measures: [{id: T1, title: Frisklivssentral}]

Good:

    id: kulturplan
    title: Kommunedelplan for kultur
    kind: kommunedelplan
    adopted: 2024-06-13
    period: 2024-2027
    measures: [{id: T1, title: Kulturhus}]

Not evaluable: once, for the portfolio, where no plan has goals or measures; for a plan, where only a plan of
unknown status follows it up with measures.

False positives: a kommunedelplan for an area. Declare it as `arealplan`.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.action_part import ActionParts
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.model.kind import Kind
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Thematic kommunedelplaner in force without measures, their own or in a plan that follows them up."""
    parts = register.ask(ActionParts)
    for plan in register.of_kind(Kind.KOMMUNEDELPLAN):
        if not plan.in_force or plan.plan.measures:
            continue
        has_part = parts.has_action_part(plan)
        if has_part is None:
            yield NotEvaluable(
                subject=plan.ref,
                reason=N_("the plan that follows it up has no known status, so it may be its action part"),
            )
        elif not has_part:
            yield Problem(
                message=N_("{plan} has no action part: neither measures nor a plan that follows it up with measures"),
                values={"plan": plan.named},
                subject=plan.ref,
                at=plan.pointer("kind"),
                help=N_("fill in `measures`, or name this plan under `parent` or `follows_up` in its handlingsplan"),
            )


RULE = Rule(
    code="TYP007",
    name="no-action-part",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    asks_for=Thing.CONTENT,
)
