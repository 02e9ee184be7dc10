"""Nothing carries out a goal of the samfunnsdel, or nothing that does so has money.

Why: a goal that no plan below takes up, or that no path leads from to a budget line, stays words. The way from the
samfunnsdel to the economic plan is where the report sees the most unused potential.

Source: KS-FoU 2022, chapter 6.3: a clear red thread («rød tråd») from the samfunnsdel to the action and economic plan.

Bad (nothing carries it):

    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel 2024–2027
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    parent: planstrategien
    priorities: [Klima]
    economy: {plan: okonomiplanen}
    goals:
      - id: G1                     # finds: goal-without-follow-up
        title: Utslippene er halvert
        indicator: utslipp

Bad (no path ends in money):

    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel 2024–2027
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    parent: planstrategien
    priorities: [Klima]
    goals:
      - id: G1                     # finds: goal-without-follow-up
        title: Utslippene er halvert
        indicator: utslipp
    ---
    id: klimaplan
    title: Klimaplan
    kind: kommunedelplan
    adopted: 2024-09-12
    period: 2024-2027
    parent: samfunnsdelen
    goals: [{id: M1, title: Mindre biltrafikk, indicator: biltrafikk, supports: [samfunnsdelen#G1]}]
    measures: [{id: T1, title: Sykkelfelt, goals: [M1]}]

Good:

    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel 2024–2027
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    parent: planstrategien
    priorities: [Klima]
    economy: {plan: okonomiplanen}
    goals: [{id: G1, title: Utslippene er halvert, indicator: utslipp}]
    ---
    id: klimaplan
    title: Klimaplan
    kind: kommunedelplan
    adopted: 2024-09-12
    period: 2024-2027
    parent: samfunnsdelen
    economy: {plan: okonomiplanen}
    goals: [{id: M1, title: Mindre biltrafikk, indicator: biltrafikk, supports: [samfunnsdelen#G1]}]
    measures: [{id: T1, title: Sykkelfelt, goals: [M1], within_frame: true}]

Not evaluable: once, for the portfolio, where no plan has goals; for a goal that only plans of unknown status carry, or
that plans in documents that could not be read may carry. Whether a path ends in money is asked only where the
register holds an økonomiplan or årsbudsjett.

False positives: goals that the ordinary services carry without any plan; say `within_frame: true` on the measure, or
let a budget line name the goal under `follows_up`.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.entry import Element, Nature
from planaudit.graph.goal_thread import GoalThread
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.model.goal import GoalLevel
from planaudit.model.kind import Kind
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Goals of the samfunnsdel in force, followed down to measures and budget lines."""
    if register.is_county:
        return
    thread = register.ask(GoalThread)
    for plan in register.of_kind(Kind.SAMFUNNSDEL):
        if plan.in_force:
            for goal in register.elements_of(plan, Nature.GOAL):
                if goal.goal.level is not GoalLevel.VISION:
                    yield from _follow(register, thread, goal)


def _follow(register: PlanGraph, thread: GoalThread, goal: Element) -> Iterator[Problem | NotEvaluable]:
    carried, funded = thread.is_carried(goal), thread.is_funded(goal)
    if carried is True and (funded is True or not register.economic_plans):
        return
    if register.has_unread_documents:
        yield NotEvaluable(subject=goal.ref, reason=N_("plans that could not be read may carry it"))
    elif carried is False:
        yield _problem(
            goal,
            N_("nothing carries out {goal}: no goal supports it, and no measure serves it"),
            N_("let goals of other plans name it with `supports:`, or measures with `goals:`; or drop the goal"),
        )
    elif carried is None or funded is None:
        yield NotEvaluable(subject=goal.ref, reason=N_("the status of the plans that may carry it is not known"))
    else:
        yield _problem(
            goal,
            N_("{goal} is carried out by other goals or measures, but none of them leads to a budget line"),
            N_("give a measure below it a `budget_line:`, or say `within_frame: true` where the ordinary budget does"),
        )


def _problem(goal: Element, message: str, help_: str) -> Problem:
    return Problem(message=message, values={"goal": goal.named}, subject=goal.ref, at=goal.pointer("id"), help=help_)


RULE = Rule(
    code="GOA007",
    name="goal-without-follow-up",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    asks_for=Thing.GOAL,
)
