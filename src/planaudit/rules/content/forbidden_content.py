"""A plan holds something that its kind of plan must not hold.

Why: when a strategi has measures and a melding has goals, the words for plans lose their meaning. Those who order
plans do not get what they asked for, and the council decides on money in a place where nobody looks for it.

Source: KS-FoU 2022, chapter 6.2, figure 13: a strategi has no measures, and a melding no goals, strategies or
measures.

Bad:

    id: kulturmelding
    title: Kulturmelding
    kind: melding
    adopted: 2024-06-13
    measures:                          # finds: forbidden-content
      - {id: T1, title: Kulturhus}

Good (this municipality lets its meldinger have measures):

    municipality: {name: Fjordvik kommune}
    plan_types: {melding: {measures: optional}}
    ---
    id: kulturmelding
    title: Kulturmelding
    kind: melding
    adopted: 2024-06-13
    measures:
      - {id: T1, title: Kulturhus}

Not evaluable: for a plan of unknown status. What is not declared is not held.

False positives: municipalities that draw the line elsewhere. Say so under `plan_types` in `planaudit.yaml`.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Bare, Joined, NotEvaluable, Problem, Severity, Term
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.plan_type_profile import CONTENTS
from planaudit.model.plan_type_profile import Rule as Demand
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in force with contents that the profile forbids their kind."""
    for plan in register.in_force:
        held = [
            content
            for content in CONTENTS
            if register.profile.rule(plan.kind, content) is Demand.FORBIDDEN and getattr(plan.plan, content)
        ]
        if held and plan.is_the_councils_own:
            yield Problem(
                message=N_("{plan} ({kind}) holds {contents}, which a plan of that kind must not hold"),
                values={
                    "plan": plan.named,
                    "kind": Term(plan.kind),
                    "contents": Joined(tuple(Term(content) for content in held)),
                },
                subject=plan.ref,
                at=plan.pointer(held[0]),
                help=N_("move them to another plan, correct the `kind`, or change {kind} under `plan_types`"),
                help_values={"kind": Bare(plan.kind)},
            )


RULE = Rule(code="TYP001", name="forbidden-content", severity=Severity.WARNING, since="0.1.0", check=check)
