"""A goal has no indicator, or a target without a year.

Why: a goal that nobody can measure cannot be reported on, and a target without a year is never missed. Members ask for
better data on results; these begin with the goal.

Source: KS-FoU 2022, chapter 6.3: too little attention to reporting back what came of the plans.

Bad:

    id: omsorgsplan
    title: Omsorgsplan
    kind: kommunedelplan
    adopted: 2025-02-13
    period: 2025-2027
    parent: samfunnsdelen
    goals:
      - id: M1                     # finds: unmeasurable-goal
        title: Flere bor hjemme
    measures: [{id: T1, title: Hverdagsrehabilitering, goals: [M1]}]

Good:

    id: omsorgsplan
    title: Omsorgsplan
    kind: kommunedelplan
    adopted: 2025-02-13
    period: 2025-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Flere bor hjemme, indicator: hjemmeboende over 80 år, target: {value: 90, year: 2027}}
    measures: [{id: T1, title: Hverdagsrehabilitering, goals: [M1]}]

Not evaluable: once, for the portfolio, where no plan has goals.

False positives: main goals that are measured through their sub-goals, and strategies that are registered as goals. A
`level: vision` is not asked; others can be suppressed with the reason.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.entry import Nature
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.model.goal import GoalLevel
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Goals of plans in force, once each."""
    for plan in register.in_force:
        for element in register.elements_of(plan, Nature.GOAL):
            goal = element.goal
            if goal.level is GoalLevel.VISION:
                continue
            if goal.indicator is None:
                yield Problem(
                    message=N_("{goal} of {plan} has no indicator"),
                    values={"goal": element.named, "plan": plan.named},
                    subject=element.ref,
                    at=element.pointer("id"),
                    help=N_("name what it is measured by with `indicator:`, and when it is reached with `target:`"),
                )
            elif goal.target is not None and goal.target.year is None:
                yield Problem(
                    message=N_("{goal} of {plan} has a target without a year"),
                    values={"goal": element.named, "plan": plan.named},
                    subject=element.ref,
                    at=element.pointer("target"),
                    help=N_("say by the end of which year with `year:`"),
                )


RULE = Rule(
    code="GOA008",
    name="unmeasurable-goal",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
    asks_for=Thing.GOAL,
)
