"""A plan lacks something that its kind of plan must hold.

Why: those who ordered the plan do not get what its name promises: a temaplan without measures is a wish, and a
samfunnsdel without goals steers nothing.

Source: KS-FoU 2022, chapter 6.2, figure 13: a strategi has goals and priority areas, a temaplan goals and measures,
a handlingsplan measures.

Bad:

    id: kulturplan
    title: Temaplan for kultur
    kind: temaplan                     # finds: incomplete-plan
    adopted: 2024-06-13
    period: 2024-2027
    measures: [{id: T1, title: Kulturhus}]

Good:

    municipality: {name: Fjordvik kommune}
    plan_types: {temaplan: {goals: optional}}
    ---
    id: kulturplan
    title: Temaplan for kultur
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    measures: [{id: T1, title: Kulturhus}]

Not evaluable: once, for the portfolio, where no plan has goals or measures; for a plan, where some of its fields could
not be read, or only a handlingsplan of unknown status follows it up.

False positives: municipalities that draw the line elsewhere. Say so under `plan_types` in `planaudit.yaml`.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Bare, Joined, NotEvaluable, Problem, Severity, Term
from planaudit.graph.action_part import ActionParts
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.model.plan_type_profile import CONTENTS
from planaudit.model.plan_type_profile import Rule as Demand
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in force without contents that the profile demands of their kind."""
    parts = register.ask(ActionParts)
    for plan in register.in_force:
        lacking = [
            content
            for content in CONTENTS
            if register.profile.rule(plan.kind, content) is Demand.REQUIRED and not getattr(plan.plan, content)
        ]
        # A handlingsplan that follows the plan up holds its measures.
        has_measures = parts.has_handlingsplan(plan) if "measures" in lacking else False
        if has_measures is not False:
            lacking.remove("measures")
        if not plan.is_the_councils_own or (not lacking and has_measures is not None):
            continue
        if not plan.is_complete:
            yield NotEvaluable(subject=plan.ref, reason=N_("some of the plan's fields could not be read"))
        elif lacking:
            yield Problem(
                message=N_("{plan} ({kind}) lacks {contents}"),
                values={
                    "plan": plan.named,
                    "kind": Term(plan.kind),
                    "contents": Joined(tuple(Term(content) for content in lacking)),
                },
                subject=plan.ref,
                at=plan.pointer("kind"),
                help=N_("fill them in, correct the `kind`, or change {kind} under `plan_types`"),
                help_values={"kind": Bare(plan.kind)},
            )
        else:
            yield NotEvaluable(subject=plan.ref, reason=N_("the handlingsplan that follows it up has no known status"))


RULE = Rule(
    code="TYP002",
    name="incomplete-plan",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
    asks_for=Thing.CONTENT,
)
